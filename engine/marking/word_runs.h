/// Runs of words as they stand in known texts, to find them again word for word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/marking/flat_index.h"

namespace carewright {

class WordRuns {
public:
    static constexpr std::uint32_t absent = FlatIndex::absent;

    /// Runs of `length` words, at least one.
    explicit WordRuns(std::size_t length = 1) : m_length(length) {}

    /// Adds every run of a text under a number; a run known already keeps its number.
    void add(std::string_view text, std::uint32_t number = 0);

    /// The number of the first known run among `count` words, or `absent`; `hashOf(i)` is hashOfWord of word i.
    template <class HashOf>
    [[nodiscard]] std::uint32_t firstIn(std::size_t count, HashOf hashOf) const {
        std::uint32_t found = absent;
        eachRun(count, hashOf, [&](std::uint64_t run, std::size_t) {
            found = m_runs.find(run);
            return found == absent;
        });
        return found;
    }

    /// For each word, whether it stands in a known run. Where none does it says false and leaves `out` as it is.
    template <class HashOf>
    bool cover(std::size_t count, HashOf hashOf, std::vector<char>& out) const {
        bool any = false;
        eachRun(count, hashOf, [&](std::uint64_t run, std::size_t end) {
            if (m_runs.find(run) == absent) return true;
            if (!any) out.assign(count, 0);
            any = true;
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(end - m_length), out.begin() + static_cast<std::ptrdiff_t>(end), char{1});
            return true;
        });
        return any;
    }

private:
    /// Calls `use(run, end)` for every run, rolling from one to the next, until it says false.
    template <class HashOf, class Use>
    void eachRun(std::size_t count, HashOf hashOf, Use use) const {
        constexpr std::uint64_t base = 1099511628211ull;
        if (count < m_length) return;
        std::uint64_t highest = 1;
        for (std::size_t i = 1; i < m_length; ++i) highest *= base;
        std::uint64_t rolling = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (i >= m_length) rolling -= hashOf(i - m_length) * highest;
            rolling = rolling * base + hashOf(i);
            if (i + 1 >= m_length && !use(rolling, i + 1)) return;
        }
    }

    std::size_t m_length;
    FlatIndex m_runs;   ///< hash of the words → number
};

}  // namespace carewright
