/// What each word of a response means to a compiled course, found once for each different word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/marking/lexicon.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/word_forms.h"

namespace carewright {

/// A number for a folded word; different words nearly always have different ones.
[[nodiscard]] std::uint64_t hashOfWord(std::string_view folded);

/// A word as the marking sees it.
struct WordMeaning {
    std::uint64_t hash = 0;             ///< hashOfWord of the folded word
    std::uint32_t firstSymbol = 0, symbolCount = 0; ///< in WordMemo::symbols
    std::uint64_t symbolBits = 0;       ///< symbolBit of each of its symbols
    std::uint64_t wantedLeft = 0, wantedRight = 0;  ///< PatternIndex::wantedBeside of all its symbols together
    bool anchors = false;               ///< some wording hangs on it whatever stands beside it
    std::uint32_t stem = none;          ///< number of its stem among those that carry weight, or none
    std::uint16_t cues = 0;             ///< see clauses.h
    std::uint8_t joining = 0;           ///< how much it does to make a sentence of bare words: 0 to 2
    bool light = false;                 ///< the, a, their, own, really …: may stand between the words of a wording
    bool english = false;               ///< a real word, or one that could be brought back to one
    bool respelled = false;             ///< taken for another word than was typed
};

/// The fixed part, shared by threads.
class Vocabulary {
public:
    Vocabulary() = default;
    /// `stems` are the stems that carry weight, each with a common written form of it as a spelling target.
    /// `lexicon` must outlive the vocabulary.
    Vocabulary(const Lexicon& lexicon, const std::vector<std::pair<std::string, std::string>>& stems);

    /// Works out a word from scratch; its symbols are appended to `symbols`.
    [[nodiscard]] WordMeaning resolve(std::string_view folded, const Stemmer& stemmer, std::vector<SymbolIndex>& symbols) const;

private:
    [[nodiscard]] std::uint32_t stemNumber(const std::string& stem) const;

    const Lexicon* m_lexicon = nullptr;
    std::unordered_map<std::string, std::uint32_t> m_stems;
    SpellingIndex m_spelling;
};

/// Remembers words already worked out. One object serves one thread; its size is bounded.
class WordMemo {
public:
    /// `vocabulary` must outlive the memo.
    explicit WordMemo(const Vocabulary& vocabulary);

    /// Number of the meaning of a folded word; good until the next call of `forgetIfFull`.
    [[nodiscard]] std::uint32_t find(std::string_view folded);
    [[nodiscard]] const WordMeaning& meaning(std::uint32_t number) const { return m_meanings[number]; }
    [[nodiscard]] const SymbolIndex* symbols(const WordMeaning& meaning) const { return m_symbols.data() + meaning.firstSymbol; }

    /// Starts afresh once it has grown past its bound; call between responses.
    void forgetIfFull();

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t text = 0;
        std::uint32_t meaning = none;
        std::uint16_t length = 0;
    };
    void grow();

    const Vocabulary* m_vocabulary;
    Stemmer m_stemmer;
    std::vector<Slot> m_slots;
    std::string m_texts;
    std::vector<WordMeaning> m_meanings;
    std::vector<SymbolIndex> m_symbols;
};

}  // namespace carewright
