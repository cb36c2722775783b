/// Brings the features of a response into the order of the table's rows, the first of each row, without comparing them.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "engine/marking/lexicon.h"

namespace carewright {

/// A feature of a response: its row in the table, its value, and the words it stands on.
struct ShownFeature {
    std::uint32_t row = none;
    float value = 1;
    std::uint32_t begin = 0, end = 0;   ///< word range; empty for features of the whole response
};

/// Reusable: one object serves one thread. A set of bits says which rows are there, a second one which words of the
/// first hold any, so that both adding and giving back take time by the number of features and not of rows.
class FeatureSorter {
public:
    explicit FeatureSorter(std::size_t rows) : m_place(rows), m_rows(rows / 64 + 1), m_filled(rows / 4096 + 1) {}

    /// The first feature of a row stays. `feature.row` must be below the number of rows.
    void add(const ShownFeature& feature) {
        std::uint64_t& bits = m_rows[feature.row / 64];
        const std::uint64_t bit = std::uint64_t{1} << (feature.row % 64);
        if ((bits & bit) != 0) return;
        bits |= bit;
        m_filled[feature.row / 4096] |= std::uint64_t{1} << (feature.row / 64 % 64);
        m_place[feature.row] = static_cast<std::uint32_t>(m_features.size());
        m_features.push_back(feature);
    }

    /// Appends what was added to `out`, by row, and is empty afterwards.
    void drainTo(std::vector<ShownFeature>& out) {
        for (std::size_t f = 0; f < m_filled.size(); ++f) {
            for (std::uint64_t filled = m_filled[f]; filled != 0; filled &= filled - 1) {
                const std::size_t at = f * 64 + static_cast<std::size_t>(std::countr_zero(filled));
                for (std::uint64_t bits = m_rows[at]; bits != 0; bits &= bits - 1) {
                    out.push_back(m_features[m_place[at * 64 + static_cast<std::size_t>(std::countr_zero(bits))]]);
                }
                m_rows[at] = 0;
            }
            m_filled[f] = 0;
        }
        m_features.clear();
    }

private:
    std::vector<ShownFeature> m_features;
    std::vector<std::uint32_t> m_place;     ///< by row: where in m_features
    std::vector<std::uint64_t> m_rows;      ///< a bit for each row
    std::vector<std::uint64_t> m_filled;    ///< a bit for each element of m_rows
};

}  // namespace carewright
