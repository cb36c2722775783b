/// Chance that can be repeated: the same seed gives the same numbers on every machine and in every version, which the
/// standard library's distributions do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace carewright {

/// SplitMix64 (Steele, Lea and Flood 2014). For shuffling papers, never for secrets.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() {
        std::uint64_t mixed = (m_state += 0x9E3779B97F4A7C15ull);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
        return mixed ^ (mixed >> 31);
    }

    /// A number from 0 to `end` - 1, all equally likely. Precondition: end > 0.
    [[nodiscard]] std::size_t below(std::size_t end) {
        const std::uint64_t range = end;
        const std::uint64_t unfair = (0 - range) % range;  // so many of the lowest numbers would favour some results
        for (;;) {
            const std::uint64_t drawn = next();
            if (drawn >= unfair) return static_cast<std::size_t>(drawn % range);
        }
    }

    /// Fisher–Yates: every order equally likely.
    template <class Value>
    void shuffle(std::vector<Value>& values) {
        for (std::size_t left = values.size(); left > 1; --left) std::swap(values[left - 1], values[below(left)]);
    }

private:
    std::uint64_t m_state;
};

}  // namespace carewright
