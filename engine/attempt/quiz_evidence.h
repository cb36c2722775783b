/// What a quiz that was handed in shows about a learner, for progress.
#pragma once

#include "engine/attempt/point_evidence.h"
#include "engine/attempt/quiz_run.h"
#include "engine/content/course.h"

namespace carewright {

/// For each scored item of a paper that was handed in: what it was worth, to every point the item trains; the mistaken
/// ideas that the answer shows, and those that another of its options would have shown. Items that the course no longer
/// has show nothing, and neither does a paper still being answered.
[[nodiscard]] Evidence evidenceOf(const Course& course, const QuizState& quiz);

}  // namespace carewright
