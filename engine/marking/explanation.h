/// Says in plain words why a point was credited or not.
#pragma once

#include <string>
#include <string_view>

#include "engine/marking/compiled_course.h"
#include "engine/marking/judge.h"

namespace carewright {

/// One or two sentences to the learner; quotes the response where words of it decided or come near. `desk` is as judge left it.
[[nodiscard]] std::string explainPoint(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement,
                                       MarkingDesk& desk, std::string_view response);

/// The same for a misconception.
[[nodiscard]] std::string explainMisconception(const CompiledCourse& compiled, const Decidable& decidable,
                                               const Judgement& judgement, const MarkingDesk& desk, std::string_view response);

/// Why that level (counted from 1; 0: none) fits best: which of its descriptors are met, by their notes.
[[nodiscard]] std::string explainLevel(const Question& question, std::size_t level, const std::vector<std::vector<char>>& met);

}  // namespace carewright
