/// What can happen in a scenario as a whole: where one can get, where one gets stuck, how many ways through there are.
///
/// A survey goes through every state that play can reach, leaving out what cannot matter any more (a variable that no
/// later condition asks for). Chance and marking count as free: every outcome and every set of earned points may come.
/// Where there are more states than the limits allow, it says so (`exact` is false) and tells only what is sure: what
/// it calls unreachable is, what it found stuck is, but it may have missed some.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/content/scenario_play.h"

namespace carewright {

/// How far a survey may go before it contents itself with what is sure.
struct SurveyLimits {
    std::size_t states = 200'000;
    std::size_t work = 20'000'000;  ///< conditions looked at and values copied: some fifty million in a second
};

/// One step of play.
struct StoryMove {
    std::size_t passage = 0;                ///< where it is made
    std::optional<std::size_t> choice;      ///< of the passage; nothing: its written step
    std::size_t outcome = 0;                ///< of the choice
    std::vector<PointId> earned;            ///< written: points that the text earns
    std::optional<std::size_t> branch;      ///< written: the branch taken

    friend bool operator==(const StoryMove&, const StoryMove&) = default;
};

/// From the start to somewhere.
struct StoryPath {
    std::vector<StoryMove> moves;
    std::size_t end = 0;                    ///< the passage it comes to
};

/// A passage as it can come up in play.
struct StoryMoment {
    std::size_t passage = 0;
    std::vector<std::pair<std::size_t, int>> values;    ///< variables that matter there, with their values
    StoryPath path;                                     ///< a shortest one that leads to it
};

/// How many ways there are, each a different row of choices, outcomes and branches.
struct PathCount {
    bool known = true;          ///< false: not counted, see ScenarioSurvey::exact
    bool endless = false;       ///< a circle on the way can be gone round as often as one likes
    bool atLeast = false;       ///< there are more than `number`
    std::uint64_t number = 0;
    double about = 0;           ///< the same, roughly, also where there are more than `number`; infinite beyond 1e308
};

/// From the shortest to the longest way to an ending. `most` is missing where there is none: ways are endless or unknown.
struct StoryRange {
    std::size_t least = 0;
    std::optional<std::size_t> most;
};

struct EndingSurvey {
    std::size_t passage = 0;
    std::optional<StoryPath> path;          ///< a shortest one; nothing where none was found
    PathCount paths;
};

/// Indices are those of the scenario's vectors.
struct ScenarioSurvey {
    bool exact = true;                      ///< every state was looked at
    std::size_t states = 0;                 ///< looked at
    std::size_t work = 0;                   ///< spent, as SurveyLimits counts it

    std::vector<std::size_t> unreachable;                               ///< passages that no play comes to
    std::vector<StoryMoment> stuck;                                     ///< no ending and nothing open; one for each passage
    std::vector<StoryMoment> noEnding;                                  ///< one goes on for ever: no ending can be reached, and nothing stops it
    std::vector<std::pair<std::size_t, std::size_t>> neverOpen;         ///< passage and choice; reachable passages only
    std::vector<std::pair<std::size_t, std::size_t>> neverTaken;        ///< passage and branch of its written step; likewise
    std::vector<std::pair<std::size_t, std::size_t>> neverShown;        ///< passage and block; likewise
    std::vector<std::size_t> neverRead;                                 ///< variables that no condition asks for
    std::vector<std::size_t> neverChanged;                              ///< variables that no effect changes
    std::vector<EndingSurvey> endings;                                  ///< all, in the scenario's order
    PathCount paths;                                                    ///< to any ending
    StoryRange passages;                                                ///< passages read on the way to an ending
    StoryRange words;                                                   ///< words read on it, with the choices
};

/// The survey of a playable scenario; of one that cannot be played: everything unreachable.
[[nodiscard]] ScenarioSurvey surveyScenario(const StoryRules& rules, const SurveyLimits& limits = {});

/// Where play stands after a path that a survey of this scenario found.
[[nodiscard]] StoryState stateAfter(const StoryRules& rules, const StoryPath& path);

/// Minutes to read so many words, at the calm 200 a minute of somebody who takes a story in; at least 1 for any.
[[nodiscard]] int readingMinutes(std::size_t words);

}  // namespace carewright
