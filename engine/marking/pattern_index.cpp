#include "engine/marking/pattern_index.h"

#include <optional>

namespace carewright {
namespace {

/// What an anchor costs beside the number of wordings it is in: common words and concepts come last.
constexpr std::uint64_t commonCost = 50000;
constexpr std::uint64_t conceptCost = 100000;

std::uint64_t pairKey(SymbolIndex anchor, Side side, SymbolIndex neighbour) {
    return (std::uint64_t{anchor} << 33) | (std::uint64_t{side == Side::right} << 32) | neighbour;
}

}  // namespace

PatternIndex::PatternIndex(const std::vector<PatternDraft>& drafts, const std::vector<char>& common, std::size_t concepts) {
    for (const PatternDraft& draft : drafts) lay(draft);
    std::vector<std::uint64_t> cost(common.size(), 0);
    for (std::size_t symbol = 0; symbol < common.size(); ++symbol) cost[symbol] = common[symbol] ? commonCost : 0;
    for (const SymbolIndex symbol : m_symbols) ++cost[symbol];
    for (Pattern& pattern : m_patterns) {
        std::uint64_t best = ~std::uint64_t{0};
        for (std::uint32_t s = 0; s < pattern.stepCount; ++s) {
            const std::uint64_t here = costOf(step(pattern, s), cost);
            if (here >= best) continue;
            best = here;
            pattern.anchor = s;
        }
    }
    file(common.size(), concepts, cost);
}

void PatternIndex::lay(const PatternDraft& draft) {
    Pattern pattern;
    pattern.concept_ = draft.concept_;
    pattern.term = draft.term;
    pattern.layer = draft.layer;
    pattern.firstStep = static_cast<std::uint32_t>(m_steps.size());
    pattern.stepCount = static_cast<std::uint32_t>(draft.steps.size());
    for (const StepDraft& step : draft.steps) {
        PatternStep laid;
        laid.firstSymbol = static_cast<std::uint32_t>(m_symbols.size());
        laid.symbolCount = static_cast<std::uint32_t>(step.symbols.size());
        laid.gap = step.gap;
        laid.concept_ = step.concept_;
        for (const SymbolIndex symbol : step.symbols) laid.symbolBits |= symbolBit(symbol);
        m_symbols.insert(m_symbols.end(), step.symbols.begin(), step.symbols.end());
        m_steps.push_back(laid);
        if (pattern.needs == none) pattern.needs = step.concept_;
    }
    m_patterns.push_back(pattern);
}

std::uint64_t PatternIndex::costOf(const PatternStep& step, const std::vector<std::uint64_t>& cost) const {
    std::uint64_t sum = step.concept_ != none ? conceptCost : 0;
    for (std::uint32_t s = 0; s < step.symbolCount; ++s) sum += cost[symbols(step)[s]];
    return sum;
}

void PatternIndex::file(std::size_t symbolCount, std::size_t concepts, const std::vector<std::uint64_t>& cost) {
    std::vector<std::pair<std::uint32_t, GuardedPattern>> guarded;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> beside, byConcept;
    std::uint32_t pairs = 0;
    m_wanted.assign(symbolCount * 2, 0);

    // The rarer of the words directly beside the anchor, where there is one.
    const auto neighbourOf = [&](const Pattern& pattern) -> std::optional<Side> {
        std::optional<Side> side;
        std::uint64_t best = ~std::uint64_t{0};
        const auto consider = [&](Side on, const PatternStep& other, std::uint16_t gap) {
            if (other.concept_ != none || gap != 0 || costOf(other, cost) >= best) return;
            best = costOf(other, cost);
            side = on;
        };
        const std::uint32_t anchor = pattern.anchor;
        if (anchor > 0) consider(Side::left, step(pattern, anchor - 1), step(pattern, anchor).gap);
        if (anchor + 1 < pattern.stepCount) consider(Side::right, step(pattern, anchor + 1), step(pattern, anchor + 1).gap);
        return side;
    };
    const auto guardsOf = [&](const Pattern& pattern) {
        std::array<SymbolIndex, 3> guards{none, none, none};
        std::uint64_t best = ~std::uint64_t{0};
        for (std::uint32_t s = 0; s < pattern.stepCount; ++s) {
            const PatternStep& other = step(pattern, s);
            if (s == pattern.anchor || other.concept_ != none || other.symbolCount > guards.size() || costOf(other, cost) >= best) continue;
            best = costOf(other, cost);
            guards = {none, none, none};
            std::copy_n(symbols(other), other.symbolCount, guards.begin());
        }
        return guards;
    };

    for (std::uint32_t p = 0; p < m_patterns.size(); ++p) {
        const Pattern& pattern = m_patterns[p];
        const PatternStep& anchor = step(pattern, pattern.anchor);
        if (anchor.concept_ != none) {
            byConcept.emplace_back(anchor.concept_, p);
            continue;
        }
        std::vector<SymbolIndex> distinct(symbols(anchor), symbols(anchor) + anchor.symbolCount);
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        const std::optional<Side> side = neighbourOf(pattern);
        for (const SymbolIndex symbol : distinct) {
            if (!side) {
                guarded.emplace_back(symbol, GuardedPattern{p, guardsOf(pattern)});
                continue;
            }
            const PatternStep& neighbour = step(pattern, *side == Side::left ? pattern.anchor - 1 : pattern.anchor + 1);
            m_wanted[symbol * 2 + static_cast<std::size_t>(*side)] |= neighbour.symbolBits;
            for (std::uint32_t s = 0; s < neighbour.symbolCount; ++s) {
                const std::uint64_t key = pairKey(symbol, *side, symbols(neighbour)[s]);
                if (m_pairs.find(key) == FlatIndex::absent) m_pairs.add(key, pairs++);
                beside.emplace_back(m_pairs.find(key), p);
            }
        }
    }
    m_guarded = Grouped<GuardedPattern>(symbolCount, std::move(guarded));
    m_beside = Grouped<std::uint32_t>(pairs, std::move(beside));
    m_byConcept = Grouped<std::uint32_t>(concepts, std::move(byConcept));
}

void PatternIndex::appendBeside(SymbolIndex anchor, Side side, SymbolIndex neighbour, std::vector<std::uint32_t>& out) const {
    const std::uint32_t pair = m_pairs.find(pairKey(anchor, side, neighbour));
    if (pair != FlatIndex::absent) out.insert(out.end(), m_beside.first(pair), m_beside.last(pair));
}

}  // namespace carewright
