/// White space at the ends of a text.
#pragma once

#include <string_view>

namespace carewright {

/// `text` without the blanks, tabs and line ends at its two ends. The view is into the same characters.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Nothing but blanks, tabs and line ends, or nothing at all.
[[nodiscard]] constexpr bool isBlank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace carewright
