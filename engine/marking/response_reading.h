/// A response as read against a lexicon: its words, their standing, and every concept found with its place.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/base/words.h"
#include "engine/marking/clauses.h"
#include "engine/marking/lexicon.h"
#include "engine/marking/vocabulary.h"

namespace carewright {

/// A concept in words [begin, end).
struct Hit {
    ConceptIndex concept_ = none;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t term = 0;             ///< the wording that matched; see Lexicon::terms
    std::uint32_t nextOfConcept = none; ///< chain in the order found
    std::uint32_t nextAtBegin = none;
    std::uint32_t nextAtEnd = none;
    std::uint8_t standing = 0;          ///< see clauses.h
};

/// Reusable: one object serves one thread, for any number of responses.
class ResponseReading {
public:
    /// Both must outlive the reading.
    ResponseReading(const Lexicon& lexicon, const Vocabulary& vocabulary);

    /// Reads a response; what was read before is forgotten. Linear in the length of the text.
    void read(std::string_view text);

    [[nodiscard]] const Words& words() const { return m_words; }
    [[nodiscard]] const Clauses& clauses() const { return m_clauses; }
    [[nodiscard]] const WordMeaning& meaning(std::uint32_t word) const { return m_memo.meaning(m_meanings[word]); }
    [[nodiscard]] const std::vector<Hit>& hits() const { return m_hits; }
    /// First hit of a concept, or none; go on with Hit::nextOfConcept.
    [[nodiscard]] std::uint32_t firstHit(ConceptIndex concept_) const;
    [[nodiscard]] ByteSpan span(std::uint32_t beginWord, std::uint32_t endWord) const;

private:
    struct Chain {
        std::uint32_t stamp = 0;
        std::uint32_t first = none, last = none;
        std::uint32_t count = 0;
    };
    void findHits();
    void markSymbols(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] bool mayFit(const AnchoredPattern& anchored) const;
    void add(ConceptIndex concept_, std::uint32_t begin, std::uint32_t end, std::uint32_t term);
    void tryPattern(std::uint32_t index, std::uint32_t anchorBegin, std::uint32_t anchorEnd);
    [[nodiscard]] bool extendRight(const Pattern& pattern, std::size_t step, std::uint32_t from, std::uint32_t limit,
                                   std::uint32_t& end) const;
    [[nodiscard]] bool extendLeft(const Pattern& pattern, std::size_t step, std::uint32_t to, std::uint32_t limit,
                                  std::uint32_t& begin) const;
    [[nodiscard]] bool wordHas(std::uint32_t word, const PatternStep& step) const;
    [[nodiscard]] bool fitRight(const Pattern& pattern, std::size_t step, std::uint32_t from, std::uint32_t limit,
                                std::uint32_t& end) const;
    [[nodiscard]] bool fitLeft(const Pattern& pattern, std::size_t step, std::uint32_t to, std::uint32_t limit,
                               std::uint32_t& begin) const;
    [[nodiscard]] bool knownToFail(std::uint64_t place) const;

    const Lexicon* m_lexicon;
    WordMemo m_memo;
    Words m_words;
    Clauses m_clauses;
    std::vector<std::uint32_t> m_meanings;
    std::vector<std::uint16_t> m_cues;
    std::vector<Hit> m_hits;
    std::vector<Chain> m_chains;
    std::vector<std::uint32_t> m_byBegin, m_byEnd;
    std::uint32_t m_stamp = 0;
    std::vector<std::uint64_t> m_symbolSeen;                ///< by symbol: the pass over a sentence that saw it last
    std::uint64_t m_pass = 0;
    mutable std::uint32_t m_attempts = 0;                   ///< at fitting the pattern in hand
    mutable std::unordered_set<std::uint64_t> m_failures;   ///< where it was tried in vain, once attempts are many
};

}  // namespace carewright
