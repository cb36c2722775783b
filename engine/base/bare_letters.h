/// Letters stripped of all that only dresses them.
#pragma once

#include <string>
#include <string_view>

namespace carewright {

/// Small letters without accents, ligatures as their letters: "Œuvre ÉTÉ" → "œuvre ete". What is no letter stays. Empty where `text` is
/// no UTF-8.
[[nodiscard]] std::string bareLetters(std::string_view text);

}  // namespace carewright
