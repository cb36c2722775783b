/// The passages of a Twee 3 file as they stand in it (github.com/iftechfoundation/twine-specs, twee-3-specification.md).
/// Part of the import of a Twine story (twee_reader.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carewright {

struct TweePassage {
    std::string name;
    std::vector<std::string> tags;
    std::string metadata;               ///< the JSON in braces; empty where there is none
    std::string_view body;              ///< of the file, without the header
    int line = 0;                       ///< of the header
};

/// Looks into `text`, which must outlive what comes back. What stands before the first header is left out.
[[nodiscard]] std::vector<TweePassage> splitTwee(std::string_view text);

/// Where the author put a passage, from its metadata: the upper left corner in Twine's pixels.
struct TweePosition {
    int x = 0, y = 0;
};
[[nodiscard]] std::optional<TweePosition> positionIn(const std::string& metadata);

/// What StoryData says that matters to us.
struct TweeStoryFacts {
    std::string start, format;
    std::vector<std::pair<std::string, std::string>> tagColours;
    bool readable = true;               ///< false: it is no JSON object
};
[[nodiscard]] TweeStoryFacts storyFactsIn(std::string_view json);

}  // namespace carewright
