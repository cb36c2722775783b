/// Courses for trying out a rubric that is still being written.
#pragma once

#include "engine/content/course.h"
#include "engine/marking/trial.h"

namespace carewright {

/// What marking needs of a course, without the weights: quick to copy, for another thread to work on.
[[nodiscard]] Course markingPartsOf(const Course& course);

/// How many parts an unfinished rule of readyToMark() asks for: more than a rule can have. Never a number to show.
inline constexpr int unfinishedCount = 1000000;

/// The course with everything a draft left unfinished made harmless: a relation of one part, a concept not yet chosen or
/// a wording that can't be read never holds. Shapes stay, so that paths mean the same. `weights` false: rules alone.
[[nodiscard]] Course readyToMark(const Course& draft, bool weights);

/// The smallest course that a subject's rubric can be judged by: its concepts, what opens examples and joins relations,
/// the words of the subject, and the rubrics it rests on. Rules alone.
[[nodiscard]] Course courseBehind(const Course& draft, const TrialSubject& subject);

}  // namespace carewright
