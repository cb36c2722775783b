/// Finds the rubric's word that a misspelled word was meant to be.
///
/// Bounded on purpose: a wrong guess credits words that nobody wrote. Words of up to three letters are never guessed at,
/// four to six letters may differ by one edit, longer ones by two; an edit is a letter added, lost, changed, or two
/// neighbours swapped (optimal string alignment). Words that only sound alike (same phonetic key) may differ by three.
/// Real words are never offered here: the caller asks isRealWord first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carewright {

/// Edits between two words, counted up to `limit`; limit + 1 stands for "more".
[[nodiscard]] int editDistance(std::string_view a, std::string_view b, int limit);

/// How a word sounds, roughly: "phisical" and "physical", "nead" and "need" come out alike.
[[nodiscard]] std::string phoneticKey(std::string_view folded);

class SpellingIndex {
public:
    SpellingIndex() = default;
    /// `words` are folded and in order of preference: of two equally near words the earlier wins.
    explicit SpellingIndex(std::vector<std::string> words);

    /// The index, in the order given, of the word that `folded` most likely stands for; nothing where none is near
    /// enough. "indervidual" → "individual"; "core" finds "care" when asked, which is why real words are not asked.
    [[nodiscard]] std::optional<std::uint32_t> nearest(std::string_view folded) const;

    [[nodiscard]] const std::string& word(std::uint32_t index) const { return m_words[index]; }

private:
    std::vector<std::string> m_words;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_deletes;     ///< hash of a shortened prefix → word; sorted
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_bySound;
};

}  // namespace carewright
