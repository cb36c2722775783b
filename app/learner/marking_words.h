/// A marking told in plain words.
#pragma once

#include <string>
#include <vector>

#include "app/ui/page_parts.h"
#include "engine/attempt/attempt_state.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"

namespace carewright::ui {

/// What a flag means for the learner: what was noticed, and what to do.
struct FlagWords {
    std::string title, words;
};
[[nodiscard]] FlagWords describe(Flag flag, const Question& question, const Marking& marking);

/// What changed from one try to the next: "You gained …". Empty where either isn't marked.
[[nodiscard]] std::string gains(const Course& course, const Submission& before, const Submission& after);

/// How a point stands that was not shown: "Not yet: 2 marks to earn", never more than are `left` of the question's marks.
/// With none left nothing is missing: the point is only worth knowing too.
[[nodiscard]] std::string openPointWords(int marks, int left);

}  // namespace carewright::ui
