/// The clauses, sentences and pairs of sentences within which the parts of a rule must stand.
#pragma once

#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright {

/// Numbers the unit that a word lies in. A word may count for one unit before its own too: for the sentence before where
/// rules look at neighbours, and where its own sentence only goes on with the one before ("This means …").
class RuleUnits {
public:
    /// The reading must outlive the units.
    RuleUnits(const ResponseReading& reading, Within within)
        : m_words(reading.words()), m_clauses(reading.clauses()), m_within(within) {}

    [[nodiscard]] std::uint32_t count() const {
        if (m_within == Within::response) return 1;
        return m_within == Within::clause ? m_clauses.clauseCount : m_clauses.sentenceCount;
    }

    [[nodiscard]] std::uint32_t of(std::uint32_t word) const {
        if (m_within == Within::response) return 0;
        return m_within == Within::clause ? m_clauses.clause[word] : m_clauses.sentence[word];
    }

    /// The unit before that the word counts for too, or none.
    [[nodiscard]] std::uint32_t before(std::uint32_t word) const {
        if (m_within == Within::response) return none;
        const std::uint32_t sentence = m_clauses.sentence[word];
        if (sentence == 0) return none;
        if (m_within == Within::neighbours) return sentence - 1;
        if (!m_clauses.goesOn[sentence]) return none;
        if (m_within == Within::sentence) return sentence - 1;
        const std::uint32_t first = m_words.sentences[sentence];
        return m_clauses.clause[word] == m_clauses.clause[first] ? m_clauses.clause[first - 1] : none;
    }

    /// True where the two words may belong to one match.
    [[nodiscard]] bool together(std::uint32_t a, std::uint32_t b) const {
        return of(a) == of(b) || (a < b ? before(b) == of(a) : before(a) == of(b));
    }

private:
    const Words& m_words;
    const Clauses& m_clauses;
    Within m_within;
};

}  // namespace carewright
