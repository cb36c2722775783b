/// What play of a story shows about a learner, for progress.
#pragma once

#include "engine/attempt/point_evidence.h"
#include "engine/attempt/scenario_run.h"

namespace carewright {

/// What every turn of every play of a run shows: the points of a choice that was taken; for written steps each of their
/// points, earned or not; mistaken ideas that were shown, and those that another open choice would have shown. Turns that
/// a play took over from an earlier one count once.
[[nodiscard]] Evidence evidenceOf(const AttemptId& attempt, const StoryRules& rules, const ScenarioRun& run);

}  // namespace carewright
