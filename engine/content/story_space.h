/// Every state that play of a scenario can reach, as a graph. Part of the survey (scenario_survey.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/content/scenario_survey.h"
#include "engine/content/story_map.h"

namespace carewright {

/// A way from one state to another.
struct StoryEdge {
    std::uint32_t to = 0;
    std::uint16_t choice = 0;       ///< of the passage; written: StoryEdge::written
    std::uint16_t part = 0;         ///< outcome of the choice, or branch of the written step (its own way on: written)
    std::uint32_t earned = 0;       ///< written: bits of WrittenStep::points

    static constexpr std::uint16_t written = 0xFFFF;
};

/// States are numbered as they were found, nearest to the start first; state 0 is the start.
struct StorySpace {
    struct State {
        std::uint32_t passage = 0;
        std::uint32_t cameFrom = 0;     ///< the state it was found from
        std::uint32_t cameBy = 0;       ///< the edge
        std::uint32_t words = 0;        ///< to read there
    };
    std::vector<State> states;
    std::vector<StoryEdge> edges;
    std::vector<std::size_t> firstEdge; ///< of each state that was gone into, and one more at the end
    std::vector<std::string> keys;      ///< what can still matter, packed (story_packing.h)
    bool whole = true;                  ///< all states were gone into
    std::size_t work = 0;

    /// What came up at all: by passage, its choices, branches and blocks.
    std::vector<std::vector<bool>> opened, taken, shown;

    [[nodiscard]] std::size_t goneInto() const { return firstEdge.size() - 1; }
};

/// Goes through the states from the start, nearest first, until there are none left or a limit is met.
[[nodiscard]] StorySpace exploreStory(const StoryRules& rules, const StoryMap& map, const SurveyLimits& limits);

/// The step of play that an edge from `state` is.
[[nodiscard]] StoryMove moveOf(const StoryRules& rules, const StorySpace& space, std::size_t state, const StoryEdge& edge);

/// The words of each text of a passage once, so that no state counts them anew.
struct StoryWords {
    std::size_t always = 0;                 ///< title and setting, the written step's prompt, the debrief
    std::vector<std::size_t> blocks, choices;
};
[[nodiscard]] StoryWords countStoryWords(const Passage& passage);

/// A shortest path to a state.
[[nodiscard]] StoryPath pathTo(const StoryRules& rules, const StorySpace& space, std::size_t state);

}  // namespace carewright
