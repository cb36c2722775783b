/// Reads a Twine story (Twee 3) as a draft scenario, and says what could not be carried over.
///
/// Carried over: passages, links in every form ([[a]], [[a->b]], [[b<-a]], [[a|b]], with a setter of SugarCube), the title
/// and the start, positions, the first tag as a group with its colour, and of Harlowe and SugarCube: set, put, if, unless,
/// else if, else, visited and history, as far as they are about whole numbers and yes or no. Everything else is listed
/// with the passage and the line, and left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/scenario.h"

namespace carewright {

/// Something of the Twine story that the scenario does not have, or has in another way.
struct TweeNote {
    std::string passage;            ///< by its name in Twine; empty: the story as a whole
    int line = 0;                   ///< of the file; 0: none
    std::string text;               ///< what it is and what to do, as a sentence

    friend bool operator==(const TweeNote&, const TweeNote&) = default;
};

struct TweeStory {
    Scenario scenario;              ///< a draft: endings want a debrief, choices want what they meant
    std::vector<TweeNote> notes;    ///< in the order of the file
};

struct TweeLimits {
    std::size_t bytes = 8 * 1024 * 1024;
    std::size_t passages = 2000;
    std::size_t notes = 1000;       ///< the last one then says that there are more
};

/// Errors: tooLarge; invalidInput where the text is not UTF-8 or holds no passage.
[[nodiscard]] Result<TweeStory> readTwee(std::string_view text, const TweeLimits& limits = {});

}  // namespace carewright
