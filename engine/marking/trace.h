/// Why one response did or did not earn one point, part by part: what a tutor sees light up while editing a rubric.
///
/// The marking says which rules held; this says of every part of every rule whether it held and where, and of every part
/// that did not, what was missing, in plain words:
///
///     all within="sentence" of money and control, on "They get money. My nan had control."
///         money    held   "money"
///         control  held   "control"
///         all      not held: "money" and "control" are both there, but 4 words apart; the rule wants them in one sentence.
///
/// It asks the same evaluation as the marking (rule_evaluation.h), so it can say nothing else than the marking did.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/marking/compiled_course.h"
#include "engine/marking/judge.h"
#include "engine/marking/rubric_trace.h"

namespace carewright {

/// Judges a response (as `judge` does, with the same desk) and traces the rubric of one decidable of the course.
/// `question` and `decidable` are numbers within the compiled course.
[[nodiscard]] RubricTrace traceRubric(const CompiledCourse& compiled, std::size_t question, std::size_t decidable,
                                      std::string_view response, MarkingDesk& desk);

/// The number of a point or misconception among the course's decidables, or `none`.
[[nodiscard]] std::uint32_t decidableOf(const CompiledCourse& compiled, std::string_view id, bool misconception);

/// What a hit stands as: "denied: “not”", "the view of others: “some staff think”"; empty where it is simply stated.
[[nodiscard]] std::string standingWords(const ResponseReading& reading, const Hit& hit, std::string_view response);

/// What the rules of a rubric decide by themselves: an award held, nothing cancels it, no flag rules it out.
[[nodiscard]] bool rulesAlone(const CompiledCourse& compiled, const Decidable& decidable, const MarkingDesk& desk);

}  // namespace carewright
