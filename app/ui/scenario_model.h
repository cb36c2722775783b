/// What views read of scenarios: the stories on offer, the one being played, its debrief. Plain values; the desk of the
/// same name keeps them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/attempt/scenario_run.h"
#include "engine/attempt/story_debrief.h"

namespace carewright::ui {

/// How far a learner is with a story.
struct StoryStanding {
    bool unfinished = false;            ///< a play waits to be gone on with
    std::string at;                     ///< title of the passage where it waits
    std::set<PassageId> endingsSeen;
};

/// The story the learner is at.
struct StoryInHand {
    ScenarioId scenario;
    std::shared_ptr<const StoryRules> rules;
    ScenarioRun run;                    ///< begun
    std::string draft;                  ///< what stands on the sheet of a written step
    std::vector<StoryDebrief> debriefs; ///< of each play of the run
    std::int64_t version = 0;           ///< grows with every step
};

struct ScenarioModel {
    std::map<ScenarioId, StoryStanding> standings;      ///< of stories that were begun
    std::optional<StoryInHand> inHand;                  ///< nothing where the story looked at has not been begun

    /// The story in hand if it is this one, or null.
    [[nodiscard]] const StoryInHand* story(const ScenarioId& scenario) const { return inHand && inHand->scenario == scenario ? &*inHand : nullptr; }
};

/// Place::find of the room scenario: looking back on a play.
inline constexpr std::string_view debriefPlace = "debrief";

}  // namespace carewright::ui
