/// What there is to practise again of a quiz that was handed in: the items that did not get all their marks.
#pragma once

#include <vector>

#include "engine/attempt/quiz_run.h"
#include "engine/base/id.h"
#include "engine/content/course.h"

namespace carewright {

/// Names the quiz below to whoever starts one by its id; no quiz of a course has such an id.
[[nodiscard]] QuizId notRightQuiz();

/// The items that were not answered, or answered and not right at the first try, in the paper's order. A written answer that
/// could not be marked is not among them: nobody knows yet. Empty while the paper is being answered.
[[nodiscard]] std::vector<ItemId> itemsNotRight(const QuizState& run);

/// A quiz of just these items, answered in the same way and without a time limit; one without sections where the course has
/// none of them any more. Its title names the quiz they come from, however often it is practised again.
[[nodiscard]] Quiz quizOfNotRight(const Course& course, const QuizState& run);

}  // namespace carewright
