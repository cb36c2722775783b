/// A noun as it stands in a sentence.
#pragma once

#include <string>
#include <string_view>

namespace carewright::ui {

/// "a topic", "an option". For the plain nouns that forms use; it knows nothing of "hour" and "unit".
[[nodiscard]] inline std::string withArticle(std::string_view noun) {
    const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

}  // namespace carewright::ui
