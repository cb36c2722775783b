/// What each word of a response means to a compiled course, found once for each different word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/marking/flat_index.h"
#include "engine/marking/lexicon.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/word_repair.h"
#include "engine/marking/word_forms.h"

namespace carewright {

/// A number for a folded word; different words nearly always have different ones.
[[nodiscard]] std::uint64_t hashOfWord(std::string_view folded);

/// What of words carries weight; see evidence_model.h. A word's stem and opening are numbers in these lists.
struct WeighedWords {
    std::vector<std::pair<std::string, std::string>> stems;     ///< each with a common written form of it
    std::vector<std::string> openings;                          ///< first letters; see openingOf
};

/// A word as the marking sees it.
struct WordMeaning {
    std::uint64_t hash = 0;             ///< hashOfWord of the folded word
    std::uint32_t firstSymbol = 0, symbolCount = 0; ///< in WordMemo::symbols
    std::uint64_t symbolBits = 0;       ///< symbolBit of each of its symbols
    std::uint64_t wantedLeft = 0, wantedRight = 0;  ///< PatternIndex::wantedBeside of all its symbols together
    bool anchors = false;               ///< some wording hangs on it whatever stands beside it
    std::uint32_t stem = none;          ///< number of its stem among those that carry weight, or none
    std::uint32_t opening = none;       ///< number of its first letters among those that carry weight, or none
    std::uint16_t cues = 0;             ///< see clauses.h
    std::uint8_t joining = 0;           ///< how much it does to make a sentence of bare words: 0 to 2
    bool light = false;                 ///< the, a, their, own, really …: may stand between the words of a wording
    bool english = false;               ///< a real word, or one that could be brought back to one
    bool respelled = false;             ///< taken for another word than was typed
    bool opensRepair = false;           ///< may be the first of words that belong together, or misheard; see word_repair.h
    bool closesPair = false;            ///< may be the second half of a word written apart
    std::uint32_t silenced = none;      ///< number of its silenced twin, once there is one
    std::uint8_t cut = 0;               ///< where two words were run together; 0: they were not
};

/// The fixed part, shared by threads.
class Vocabulary {
public:
    Vocabulary() = default;
    /// The written forms of weighed stems are spelling targets, like the words of the lexicon. `lexicon` must outlive the
    /// vocabulary.
    Vocabulary(const Lexicon& lexicon, const WeighedWords& weighed, const std::vector<Mishearing>& mishearings = {});

    /// Works out a word from scratch; its symbols are appended to `symbols`.
    [[nodiscard]] WordMeaning resolve(std::string_view folded, const Stemmer& stemmer, std::vector<SymbolIndex>& symbols) const;

    /// True for an everyday word and for one of the lexicon.
    [[nodiscard]] bool knows(std::string_view folded, const Stemmer& stemmer) const;

    [[nodiscard]] const Mishearings& mishearings() const { return m_mishearings; }

private:
    [[nodiscard]] std::uint32_t stemNumber(const std::string& stem) const;
    /// Where a word falls into two, or 0.
    [[nodiscard]] std::size_t runTogetherAt(std::string_view folded, const Stemmer& stemmer) const;

    const Lexicon* m_lexicon = nullptr;
    Mishearings m_mishearings;
    std::unordered_map<std::string, std::uint32_t> m_stems;
    FlatIndex m_openings;       ///< by openingOf
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

    /// Number of what a word means where it is not the writer's own: the same, but no symbols and no weight.
    [[nodiscard]] std::uint32_t silenced(std::uint32_t number);

    /// True where the words with these numbers, written as one, are an everyday word or one of the lexicon, nothing
    /// guessed. `joined` gives them as one; it is asked only where the answer is not remembered.
    template <class Joined>
    [[nodiscard]] bool knowsJoined(const std::uint32_t* numbers, std::size_t pieces, Joined joined);
    [[nodiscard]] const Mishearings& mishearings() const { return m_vocabulary->mishearings(); }

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
    /// Key in m_joined; noKey where the numbers do not fit into one.
    [[nodiscard]] static std::uint64_t joinedKey(const std::uint32_t* numbers, std::size_t pieces);

    static constexpr std::uint64_t noKey = ~std::uint64_t{0};
    const Vocabulary* m_vocabulary;
    Stemmer m_stemmer;
    std::vector<Slot> m_slots;
    std::string m_texts;
    std::vector<WordMeaning> m_meanings;
    std::vector<SymbolIndex> m_symbols;
    FlatIndex m_joined;     ///< words written as one, by their numbers: whether that is a word
};

/// Working this out takes a stem and several look-ups, and the same odd word has mostly the same neighbours.
template <class Joined>
bool WordMemo::knowsJoined(const std::uint32_t* numbers, std::size_t pieces, Joined joined) {
    const std::uint64_t key = joinedKey(numbers, pieces);
    if (const std::uint32_t known = key == noKey ? FlatIndex::absent : m_joined.find(key); known != FlatIndex::absent) return known != 0;
    const bool known = m_vocabulary->knows(joined(), m_stemmer);
    if (key != noKey) m_joined.add(key, known ? 1 : 0);
    return known;
}

}  // namespace carewright
