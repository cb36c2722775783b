/// How many ways lead through a story, and how long they are. Part of the survey (scenario_survey.h).
#pragma once

#include <vector>

#include "engine/content/story_space.h"

namespace carewright {

/// Fills in `paths`, `passages`, `words` and the paths of each of `out.endings`. `toEnding` tells of each state of the
/// whole space whether an ending can be reached from it.
void measurePaths(const StoryRules& rules, const StorySpace& space, const std::vector<bool>& toEnding, ScenarioSurvey& out);

}  // namespace carewright
