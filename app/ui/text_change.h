/// One replaced stretch of a text: what a layout or a checker needs to follow an edit without reading all of it again.
#pragma once

#include <cstddef>

namespace carewright::ui {

/// `removed` bytes at `at` gave way to `inserted` bytes. Offsets below `at` stand; those from `at + removed` on moved by
/// `inserted - removed`.
struct TextChange {
    std::size_t at = 0;
    std::size_t removed = 0;
    std::size_t inserted = 0;

    [[nodiscard]] bool empty() const { return removed == 0 && inserted == 0; }
    friend bool operator==(const TextChange&, const TextChange&) = default;
};

/// The one change that covers `first` and then `second`.
[[nodiscard]] inline TextChange merge(const TextChange& first, const TextChange& second) {
    if (first.empty()) return second;
    if (second.empty()) return first;
    const std::size_t begin = first.at < second.at ? first.at : second.at;
    const std::size_t firstEnd = first.at + first.inserted;
    const std::size_t secondEnd = second.at + second.removed;
    const std::size_t middle = (firstEnd > secondEnd ? firstEnd : secondEnd) - begin;  // its length between the two
    return {begin, middle + first.removed - first.inserted, middle + second.inserted - second.removed};
}

}  // namespace carewright::ui
