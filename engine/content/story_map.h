/// The map of a scenario: what leads from where to where, whatever the conditions, and what can still matter where.
/// Part of the survey (scenario_survey.h).
#pragma once

#include <cstddef>
#include <vector>

#include "engine/content/scenario_play.h"

namespace carewright {

/// Something that conditions ask for.
struct StoryMemory {
    enum class Kind { variable, visited, chosen, earned };
    Kind kind = Kind::variable;
    std::size_t index = 0;      ///< as in StoryState

    friend auto operator<=>(const StoryMemory&, const StoryMemory&) = default;
};

struct StoryMap {
    std::vector<std::vector<std::size_t>> next;     ///< passages that a passage can lead to, each once
    std::vector<bool> reachable;                    ///< from the start
    std::vector<bool> reachesEnding;                ///< an ending itself, or with one further on
    std::vector<bool> reachesStop;                  ///< leads, at once or further on, to a passage that is no ending and has no way on
    std::vector<StoryMemory> memories;              ///< all that any condition asks for
    /// For each passage: which memories a condition there or further on asks for, as bits. The others cannot change
    /// what follows. Empty where there are too many of them to tell (tooMany).
    std::vector<std::vector<bool>> live;
    bool tooMany = false;
    std::size_t work = 0;                           ///< spent, as SurveyLimits counts it
};

/// Tells what is alive only where that takes no more than `work`.
[[nodiscard]] StoryMap mapStory(const StoryRules& rules, std::size_t work);

}  // namespace carewright
