/// A response as read against a lexicon: its words, their standing, and every concept found with its place.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/base/words.h"
#include "engine/marking/clauses.h"
#include "engine/marking/concept_set.h"
#include "engine/marking/lexicon.h"
#include "engine/marking/vocabulary.h"
#include "engine/marking/word_runs.h"

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

    /// Reads a response; what was read before is forgotten. Linear in the length of the text. Words in runs that stand in
    /// `echoed` are the question's own and not the writer's: they say nothing.
    void read(std::string_view text, const WordRuns* echoed = nullptr);

    [[nodiscard]] const Words& words() const { return m_words; }
    [[nodiscard]] const Clauses& clauses() const { return m_clauses; }
    [[nodiscard]] const WordMeaning& meaning(std::uint32_t word) const { return m_memo.meaning(m_meanings[word]); }
    [[nodiscard]] const std::vector<Hit>& hits() const { return m_hits; }
    /// First hit of a concept, or none; go on with Hit::nextOfConcept.
    [[nodiscard]] std::uint32_t firstHit(ConceptIndex concept_) const {
        const Chain& chain = m_chains[concept_];
        return chain.stamp == m_stamp ? chain.first : none;
    }
    /// True where some hit of the concept has one of the standings; bit s of `standings` is for standing s.
    [[nodiscard]] bool stands(ConceptIndex concept_, std::uint32_t standings) const {
        const Chain& chain = m_chains[concept_];
        return chain.stamp == m_stamp && (chain.standings & standings) != 0;
    }
    /// True where any concept of the set stands in the response.
    [[nodiscard]] bool hasAny(const ConceptSet& concepts) const { return m_present.meets(concepts); }
    [[nodiscard]] ByteSpan span(std::uint32_t beginWord, std::uint32_t endWord) const;

private:
    struct Chain {
        std::uint32_t stamp = 0;
        std::uint32_t first = none, last = none;
        std::uint32_t count = 0;
        std::uint32_t standings = 0;    ///< bit s: some hit has standing s
    };
    /// Something to do when the turn of its layer comes: a wording of one word, or a pattern with its anchor in place.
    struct Candidate {
        std::uint32_t begin = 0, end = 0;
        std::uint32_t pattern = none;               ///< none: a single word
        std::uint32_t concept_ = none, term = 0;    ///< of the single word
    };
    /// Looks the words up; true where some of them may need repair.
    bool findMeanings();
    void findHits();
    /// Queues what begins at the words of a sentence; the lowest layer is done at once.
    void gather(std::uint32_t begin, std::uint32_t end);
    /// Up to two words: what may stand beside a word is next to it, or next but one over a light word.
    struct Beside {
        std::uint32_t words[2] = {none, none};
        std::uint64_t symbolBits = 0;
    };
    [[nodiscard]] Beside leftOf(std::uint32_t word, std::uint32_t begin) const;
    [[nodiscard]] Beside rightOf(std::uint32_t word, std::uint32_t end) const;
    void gatherPatterns(SymbolIndex symbol, const Beside& left, const Beside& right);
    void gatherBeside(SymbolIndex anchor, Side side, const Beside& beside);
    void take(const Candidate& candidate);
    void markSymbols(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] bool mayFit(const GuardedPattern& guarded) const;
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
    std::vector<char> m_echoed;
    std::vector<Hit> m_hits;
    std::vector<Chain> m_chains;
    ConceptSet m_present;
    std::vector<std::uint32_t> m_byBegin, m_byEnd;
    std::uint32_t m_stamp = 0;
    std::vector<std::vector<Candidate>> m_byWord, m_byConcept;  ///< by layer
    std::vector<std::uint32_t> m_fitting;                   ///< patterns that may fit at the word in hand
    std::vector<std::uint64_t> m_symbolSeen;                ///< by symbol: the pass over a sentence that saw it last
    std::uint64_t m_pass = 0;
    mutable std::uint32_t m_attempts = 0;                   ///< at fitting the pattern in hand
    mutable std::unordered_set<std::uint64_t> m_failures;   ///< where it was tried in vain, once attempts are many
};

}  // namespace carewright
