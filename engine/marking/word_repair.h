/// Puts words together that were typed apart ("per son al", "any one"), takes apart what was run together
/// ("directpayment"), and hears what dictation misheard ("personal station" for personalisation).
///
/// Real words are left alone: pieces are joined only where one of them is no word, or where the pair is a known way to
/// write one word as two; words are misheard only where the course says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.h"
#include "engine/content/rule.h"

namespace carewright {

class WordMemo;

/// True where two words are one word written apart: any + one, them + selves.
[[nodiscard]] bool isWrittenApart(std::string_view first, std::string_view second);
/// True where some pair of isWrittenApart begins with the word.
[[nodiscard]] bool mayBeWrittenApart(std::string_view first);
/// True where some pair ends with it.
[[nodiscard]] bool mayEndWrittenApart(std::string_view second);

/// What a course says is misheard, by the first word.
class Mishearings {
public:
    struct Entry {
        std::vector<std::string> heard, meant;  ///< folded; `meant` is one word or as many as `heard`
    };

    Mishearings() = default;
    explicit Mishearings(const std::vector<Mishearing>& mishearings);

    [[nodiscard]] bool beginsOne(std::string_view folded) const;
    /// The longest entry of several words that stands at `at`, or nullptr.
    [[nodiscard]] const Entry* at(const Words& words, std::size_t at) const;
    /// What a single word was meant to be, or nothing. The word itself stays one of its meanings.
    [[nodiscard]] std::string_view meantBy(std::string_view folded) const;

private:
    std::vector<Entry> m_entries;   ///< sorted by the first word heard; longer ones first
};

/// Rewrites `words` where it needs repair; a joined word covers its pieces as typed. `meanings` are the words' numbers in
/// the memo. False where nothing was to be done.
bool repairWords(WordMemo& memo, const std::vector<std::uint32_t>& meanings, Words& words);

}  // namespace carewright
