/// Looking for an answer in a text, so that no card tells its own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carewright {

/// True for forms of one word: "budget" and "budgets", "advocate" and "advocacy"; both folded (base/words.h).
[[nodiscard]] bool sameWord(std::string_view a, std::string_view b);

/// True where `text` holds the words of `phrase` one after the other, in any form. False for an empty phrase.
[[nodiscard]] bool names(std::string_view text, std::string_view phrase);

/// True where `text` holds every word of `answer` that carries meaning, anywhere and in any form; a reader could put
/// the answer together from it. False for an answer of small words only.
[[nodiscard]] bool tells(std::string_view text, std::string_view answer);

/// `text` with a gap in the place of every one of the phrases.
[[nodiscard]] std::string masked(std::string_view text, std::span<const std::string> phrases);

/// What stands in a text in place of an answer.
inline constexpr std::string_view gap = "____";

/// True where nobody could fill this in without knowing: not only small words and numbers.
[[nodiscard]] bool worthAsking(std::string_view answer);

/// The sentences of a text as offsets where each begins, then the end of the text.
[[nodiscard]] std::vector<std::size_t> sentenceStarts(std::string_view text);

/// The opening sentences of a text, as many as fit into `words` words, at least one; "" for "".
[[nodiscard]] std::string opening(std::string_view text, std::size_t words);

}  // namespace carewright
