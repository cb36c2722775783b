/// Packs what can still matter in a state of a story into a few bytes. Part of the survey (scenario_survey.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/story_classes.h"
#include "engine/content/story_map.h"

namespace carewright {

/// States of one passage with the same key go on alike. Most keys fit into a std::string without memory of its own.
class StoryPacking {
public:
    /// All must outlive it; the map must not have had too many memories.
    StoryPacking(const StoryRules& rules, const StoryMap& map, const StoryClasses& classes);

    [[nodiscard]] std::string keyOf(const StoryState& state) const;
    /// Sets what the key says (of a variable the least value that goes on alike); leaves the rest of `state` as it is.
    void unpack(std::string_view key, StoryState& state) const;

private:
    /// One memory that is alive in a passage, as bits of the key.
    struct Field {
        StoryMemory memory;
        unsigned bits = 1;
    };

    const StoryClasses* m_classes;
    std::vector<std::vector<Field>> m_fields;   ///< by passage
};

}  // namespace carewright
