/// A learner of a store and all that they did, for whatever gathers one person's records.
#pragma once

#include <vector>

#include "engine/attempt/attempt_summary.h"
#include "engine/base/error.h"
#include "engine/store/learner.h"
#include "engine/store/store.h"

namespace carewright {

/// notFound where the store has no such learner, or erased them.
[[nodiscard]] Result<Learner> findLearner(Store& store, const LearnerId& id);

/// Every attempt of a learner, the oldest first; read in batches.
[[nodiscard]] Result<std::vector<AttemptSummary>> allAttemptsOf(Store& store, const LearnerId& id);

}  // namespace carewright
