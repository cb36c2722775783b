/// How long a text is, in the units people ask for.
#pragma once

#include <cstddef>
#include <string_view>

namespace carewright::ui {

struct TextCounts {
    std::size_t words = 0;          ///< stretches between white space that hold a letter or digit
    std::size_t characters = 0;     ///< as a reader counts them; a line break is one
    std::size_t paragraphs = 0;     ///< lines that hold a word
    std::size_t bytes = 0;

    friend bool operator==(const TextCounts&, const TextCounts&) = default;
};

[[nodiscard]] TextCounts countText(std::string_view text);

}  // namespace carewright::ui
