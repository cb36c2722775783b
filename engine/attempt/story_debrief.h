/// What a way through a scenario came to: read after an ending.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/scenario_run.h"

namespace carewright {

/// A choice that was open and not taken, or another way a text could have gone.
struct StoryAlternative {
    std::string text;                       ///< the choice's sentence; written steps: empty
    std::vector<PointId> needs;             ///< written steps: points that would have led there
    std::string meant;
    std::vector<std::size_t> leadsTo;       ///< passages; several where chance would have decided
};

/// One turn, looked back on. Indices are those of the scenario.
struct StoryLesson {
    std::size_t passage = 0;
    std::string did;                        ///< the choice's sentence, or the text that was written
    bool written = false;
    std::string meant;                      ///< what it meant for the person
    bool byChance = false;                  ///< chance decided where it led
    std::vector<PointId> shown;             ///< marking points that it showed
    std::vector<PointId> missed;            ///< written: points of the step that were not earned
    std::vector<MisconceptionId> revealed;  ///< mistaken ideas that it showed
    std::vector<int> values;                ///< of the variables, after it and on entering the next passage
    std::size_t next = 0;                   ///< the passage it led to
    std::vector<StoryAlternative> others;
};

struct StoryDebrief {
    std::vector<int> valuesAtStart;
    std::vector<StoryLesson> lessons;       ///< in the order of the way
    std::optional<std::size_t> ending;      ///< the passage; nothing while the way has not come to one
    std::vector<PointId> shown;             ///< by any turn, each once
    std::vector<MisconceptionId> revealed;  ///< by any turn, each once
};

/// The debrief of one way of a run; `play` counts from 0.
[[nodiscard]] StoryDebrief debriefOf(const StoryRules& rules, const ScenarioRun& run, std::size_t play);

}  // namespace carewright
