/// Answers that learners of this computer lend for trying out rubrics, without their names.
#pragma once

#include <vector>

#include "engine/base/id.h"
#include "engine/marking/trial.h"
#include "engine/store/store.h"

namespace carewright {

/// What those wrote under Practise who allow it (lendsAnswersKey of their profile), marked as the engine proposed then. Each has an id that
/// says nothing of who wrote it and is the same each time. What can't be read is left out.
[[nodiscard]] std::vector<MarkedResponse> lentAnswers(Store& store, const CourseId& course);

/// It came from lentAnswers.
[[nodiscard]] bool isLent(const MarkedResponse& response);

}  // namespace carewright
