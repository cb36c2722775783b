#include "app/tutor/title_filter.h"

#include <algorithm>

namespace carewright::ui {

bool titleHolds(std::string_view title, std::string_view words) {
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    return words.empty() || !std::ranges::search(title, words, same).empty();
}

}  // namespace carewright::ui
