/// A set of small numbers that is emptied in time by what is in it, not by what could be.
#pragma once

#include <cstdint>
#include <vector>

namespace carewright {

class NumberSet {
public:
    /// Takes numbers below `numbers`.
    explicit NumberSet(std::size_t numbers) : m_bits(numbers / 64 + 1, 0) {}

    /// Puts a number in; false where it is there already.
    bool insert(std::uint32_t number) {
        std::uint64_t& bits = m_bits[number / 64];
        const std::uint64_t bit = std::uint64_t{1} << (number % 64);
        if ((bits & bit) != 0) return false;
        if (bits == 0) m_touched.push_back(number / 64);
        bits |= bit;
        return true;
    }

    void clear() {
        for (const std::uint32_t at : m_touched) m_bits[at] = 0;
        m_touched.clear();
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<std::uint32_t> m_touched;   ///< elements of m_bits that are not nought
};

}  // namespace carewright
