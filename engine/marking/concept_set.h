/// A set of concepts as bits: whether two sets meet is told in a few steps.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/marking/pattern_index.h"

namespace carewright {

class ConceptSet {
public:
    void add(ConceptIndex concept_) {
        if (m_bits.size() <= concept_ / 64) m_bits.resize(concept_ / 64 + 1, 0);
        m_bits[concept_ / 64] |= std::uint64_t{1} << (concept_ % 64);
    }
    void add(const ConceptSet& other) {
        if (m_bits.size() < other.m_bits.size()) m_bits.resize(other.m_bits.size(), 0);
        for (std::size_t i = 0; i < other.m_bits.size(); ++i) m_bits[i] |= other.m_bits[i];
    }
    [[nodiscard]] bool meets(const ConceptSet& other) const {
        const std::size_t both = std::min(m_bits.size(), other.m_bits.size());
        for (std::size_t i = 0; i < both; ++i) {
            if ((m_bits[i] & other.m_bits[i]) != 0) return true;
        }
        return false;
    }
    [[nodiscard]] bool empty() const { return m_bits.empty(); }
    [[nodiscard]] std::size_t size() const {
        std::size_t count = 0;
        for (const std::uint64_t bits : m_bits) count += static_cast<std::size_t>(std::popcount(bits));
        return count;
    }
    /// Empties it; its room stays.
    void clear() { std::fill(m_bits.begin(), m_bits.end(), 0); }

private:
    std::vector<std::uint64_t> m_bits;
};

}  // namespace carewright
