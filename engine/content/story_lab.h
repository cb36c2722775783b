/// What an author wants to know of a story before a learner plays it: its ways, what they show, and what is wrong.
///
///     const StoryLab lab = studyStory(rules);
///     lab.survey.paths, lab.longest, lab.points[2].share …
///     const PlayerSpread spread = sendPlayers(rules, 1000, seed);
///
/// Builds on the survey (scenario_survey.h), which finds what cannot be reached, opened or finished.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/content/scenario_survey.h"

namespace carewright {

/// Something of a passage that conditions, effects or points hang on.
struct StoryPart {
    enum class Kind { passage, block, choice, writing, branch };

    std::size_t passage = 0;
    Kind kind = Kind::passage;
    std::size_t index = 0;          ///< of the block, choice or branch

    friend bool operator==(const StoryPart&, const StoryPart&) = default;
};

/// Where a variable is asked for and where it is changed, in the scenario's order.
struct VariableUse {
    std::vector<StoryPart> read, written;
};
[[nodiscard]] std::vector<VariableUse> variableUses(const StoryRules& rules);

/// How a marking point is met on the way to an ending. It is met where a choice that shows it is taken, or where a written
/// step asks for it.
struct PointCoverage {
    PointId point;
    std::vector<StoryPart> where;   ///< everything that shows it or asks for it
    bool onSome = false;            ///< some way meets it
    bool onAll = false;             ///< no way to an ending misses it
    std::optional<double> share;    ///< of all ways, 0 to 1; nothing where they are endless or unknown
    std::optional<StoryPath> missing;   ///< a shortest way to an ending that misses it
};

struct StoryLab {
    ScenarioSurvey survey;
    std::optional<StoryPath> shortest, longest;     ///< to an ending, by passages; longest only where ways are not endless
    std::vector<PointCoverage> points;              ///< every point the story names, in its order
    std::vector<std::size_t> drafts;                ///< passages not built yet
    std::vector<std::size_t> unscored;              ///< passages with a decision that shows no point and no mistaken idea
    bool pointsKnown = true;                        ///< false: too many states, so `onAll`, `share` and `missing` are not known
};

/// Every point that a choice shows or a written step asks for, in the scenario's order, each once.
[[nodiscard]] std::vector<PointId> pointsShownIn(const Scenario& scenario);

[[nodiscard]] StoryLab studyStory(const StoryRules& rules, const SurveyLimits& limits = {});

/// What became of many players who choose by chance: any open choice as likely as another, the outcomes by their weights,
/// and each point of a written step earned as often as not.
struct PlayerSpread {
    struct Ending {
        std::size_t passage = 0;
        int players = 0;
    };
    /// Over the players who came to an ending.
    struct Range {
        int least = 0, most = 0;
        double mean = 0;
    };

    int players = 0;
    std::vector<Ending> endings;        ///< every ending of the scenario, in its order
    int stuck = 0;                      ///< came to where nothing is open
    int lost = 0;                       ///< still on the way after `longestPlay` moves
    Range moves, words, pointsMet;
    std::vector<Range> values;          ///< of the variables, at the ending
    std::vector<int> visits;            ///< by passage: players who came there
};

inline constexpr int longestPlay = 1000;

/// The same seed gives the same spread on every machine.
[[nodiscard]] PlayerSpread sendPlayers(const StoryRules& rules, int players, std::uint64_t seed);

/// A story as if it had just come to `passage` with these values (kept within their ranges; those that are missing are as
/// at the start). The passage's own effects count as taken. Precondition: passage is one of the scenario's.
[[nodiscard]] StoryState beginAt(const StoryRules& rules, std::size_t passage, std::span<const int> values);

}  // namespace carewright
