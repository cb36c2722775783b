/// Ids made of what people call a thing.
#pragma once

#include <string>
#include <string_view>

namespace carewright {

/// No id that is made of words is longer, and where it can it ends with a whole word.
inline constexpr std::size_t longestMadeId = 40;

/// What people call it, as an id: "People's café & rights, 1.2" → "peoples-cafe-rights-1.2". Small letters of ASCII, digits,
/// dashes between words, a dot between two digits; letters lose their accents, apostrophes go. Empty where nothing of it can stand in an id.
[[nodiscard]] std::string idFromTitle(std::string_view title);

/// `wanted`, or the first of "wanted-2", "wanted-3" … for which `taken(id)` is false.
template <class Taken>
[[nodiscard]] std::string freeId(const std::string& wanted, const Taken& taken) {
    std::string id = wanted;
    for (int number = 2; taken(id); ++number) id = wanted + "-" + std::to_string(number);
    return id;
}

}  // namespace carewright
