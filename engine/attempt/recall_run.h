/// Evenings of recall as attempts: each evening is a chain of its own, so that two computers never fork one, and joining
/// them is a union. The events of all of a learner's evenings at a course make up the state (recall/history.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/step.h"
#include "engine/base/error.h"
#include "engine/recall/history.h"

namespace carewright {

/// Recall of the cards of a course. `ref` is "cards".
[[nodiscard]] Exercise recallExercise(const CourseId& course);

/// The content of a step of the recall kinds, and its kind.
[[nodiscard]] StepKind recallKind(const RecallEvent& event);
[[nodiscard]] std::string toPayload(const RecallEvent& event);

/// Reads what toPayload writes; unknown members are passed over. Nothing for steps of other kinds and for content that
/// cannot be read.
[[nodiscard]] std::optional<RecallEvent> recallEvent(const Step& step);

/// The step that records an event in an attempt at recall; the event's step and time are those of the stamp. The event
/// is invalidInput where it names no card, its text is not UTF-8 or longer than a response may be; conflict where the
/// attempt is closed or not at recall.
[[nodiscard]] Result<Step> recordRecall(const AttemptState& state, const RecallEvent& event, const Actor& actor);

}  // namespace carewright
