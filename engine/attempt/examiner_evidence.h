/// What marking sample responses shows about the learner who marked them.
#pragma once

#include <cstddef>

#include "engine/attempt/examiner_run.h"
#include "engine/attempt/point_evidence.h"
#include "engine/content/course.h"

namespace carewright {

/// One piece for each point of the sample that was decided: 1 where the decision is the reference's, else 0. Nothing while it
/// is not committed and where the course no longer has the sample. Mistaken ideas are not among it: who overlooks one in
/// another's words does not hold it.
[[nodiscard]] Evidence evidenceOf(const ExaminerState& run, const Course& course);

/// Keeps of each point and sample the first verdict only, as afterwards the reference is known. Evidence of other sources stays,
/// and so do the points before place `from`, among which no verdict is.
void keepFirstVerdicts(Evidence& evidence, std::size_t from = 0);

}  // namespace carewright
