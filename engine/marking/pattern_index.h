/// The wordings of several steps, laid out so that few of them are tried at a word.
///
/// A wording hangs on one anchor, the word or concept in it that is rarest among all wordings, and is tried only where
/// its anchor stands. Most wordings still fail for want of their other words, so each is filed by the best of these:
///   beside   a word must stand directly beside the anchor: filed under both words together
///   guarded  another word must stand somewhere in the sentence: that word is kept with it
/// A filter only ever leaves out wordings that could not have fitted; trying them would find the same.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/marking/flat_index.h"
#include "engine/marking/grouped.h"

namespace carewright {

using SymbolIndex = std::uint32_t;
using ConceptIndex = std::uint32_t;
inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// A bit for a symbol, shared with others: where a word lacks the bit it lacks the symbol.
[[nodiscard]] inline std::uint64_t symbolBit(SymbolIndex symbol) { return std::uint64_t{1} << (symbol % 64); }

/// One step of a wording as it is gathered: a word (any of several symbols) or another concept.
struct StepDraft {
    std::vector<SymbolIndex> symbols;   ///< empty where it is a concept
    ConceptIndex concept_ = none;
    std::uint16_t gap = 0;              ///< words that may stand between it and the step before
};

/// A wording as it is gathered.
struct PatternDraft {
    ConceptIndex concept_ = none;       ///< what it is a wording of
    std::uint32_t term = 0;             ///< number of the term, for statistics
    std::uint32_t layer = 0;            ///< concepts it uses lie in lower layers
    std::vector<StepDraft> steps;
};

/// One step of a wording.
struct PatternStep {
    std::uint32_t firstSymbol = 0;      ///< in PatternIndex::symbols
    std::uint32_t symbolCount = 0;      ///< nought where it is a concept
    ConceptIndex concept_ = none;
    std::uint16_t gap = 0;
    std::uint64_t symbolBits = 0;       ///< symbolBit of each
};

/// A wording of two or more steps, or of one concept.
struct Pattern {
    ConceptIndex concept_ = none;
    std::uint32_t term = 0;
    std::uint32_t layer = 0;
    std::uint32_t firstStep = 0;        ///< in PatternIndex::step
    std::uint32_t stepCount = 0;
    std::uint32_t anchor = 0;           ///< the step it hangs on
    ConceptIndex needs = none;          ///< a concept without which it cannot fit
};

/// A pattern under its anchor symbol, with another word that its sentence must have: one of `guards`. All none: no guard.
struct GuardedPattern {
    std::uint32_t pattern = none;
    std::array<SymbolIndex, 3> guards{none, none, none};
};

enum class Side : std::uint8_t { left, right };

class PatternIndex {
public:
    PatternIndex() = default;
    /// `common[symbol]` marks words that would be tried at nearly every sentence.
    PatternIndex(const std::vector<PatternDraft>& drafts, const std::vector<char>& common, std::size_t concepts);

    [[nodiscard]] const std::vector<Pattern>& patterns() const { return m_patterns; }
    [[nodiscard]] const PatternStep& step(const Pattern& pattern, std::size_t number) const { return m_steps[pattern.firstStep + number]; }
    [[nodiscard]] const SymbolIndex* symbols(const PatternStep& step) const { return m_symbols.data() + step.firstSymbol; }

    /// Patterns anchored at a symbol whatever stands beside it, in order.
    [[nodiscard]] const Grouped<GuardedPattern>& guarded() const { return m_guarded; }

    /// symbolBit of every symbol that a pattern wants on this side of `anchor`: most neighbours are told off by it.
    [[nodiscard]] std::uint64_t wantedBeside(SymbolIndex anchor, Side side) const { return m_wanted[anchor * 2 + static_cast<std::size_t>(side)]; }
    /// Patterns that want `neighbour` on this side of `anchor`, in order: appended to `out`.
    void appendBeside(SymbolIndex anchor, Side side, SymbolIndex neighbour, std::vector<std::uint32_t>& out) const;

    /// Patterns anchored at a concept, in order.
    [[nodiscard]] const Grouped<std::uint32_t>& byConcept() const { return m_byConcept; }

private:
    void lay(const PatternDraft& draft);
    void file(std::size_t symbols, std::size_t concepts, const std::vector<std::uint64_t>& cost);
    [[nodiscard]] std::uint64_t costOf(const PatternStep& step, const std::vector<std::uint64_t>& cost) const;

    std::vector<Pattern> m_patterns;
    std::vector<PatternStep> m_steps;
    std::vector<SymbolIndex> m_symbols;
    Grouped<GuardedPattern> m_guarded;          ///< by anchor symbol
    std::vector<std::uint64_t> m_wanted;        ///< by anchor symbol and side
    FlatIndex m_pairs;                          ///< anchor, neighbour and side → key of m_beside
    Grouped<std::uint32_t> m_beside;
    Grouped<std::uint32_t> m_byConcept;
};

}  // namespace carewright
