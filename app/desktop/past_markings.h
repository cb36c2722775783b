/// Everything that was marked on one point so far, wherever it was written: what publishing another rubric would change.
#pragma once

#include <string>
#include <vector>

#include "app/desktop/bench_worker.h"
#include "app/ui/bench_model.h"
#include "engine/content/course.h"
#include "engine/marking/bench_marks.h"
#include "engine/store/store.h"

namespace carewright {

/// What learners of this store wrote under Practise, in mock assessments, for written items of quizzes and at written steps of stories,
/// as far as it was marked on `subject`; in that order. `course` gives the names of where it was written. What can't be read is
/// left out.
[[nodiscard]] std::vector<PastAnswer> pastMarkings(Store& store, const Course& course, const TrialSubject& subject, Instant now);

}  // namespace carewright
