/// Values for many keys in one array.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace carewright {

/// The values of key k are `all[begin[k] .. begin[k + 1])`.
template <class Value>
struct Grouped {
    std::vector<std::uint32_t> begin;
    std::vector<Value> all;

    Grouped() = default;
    /// Keys must be below `keys`; the values of a key keep their order.
    Grouped(std::size_t keys, std::vector<std::pair<std::uint32_t, Value>> pairs) : begin(keys + 1, 0) {
        std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        all.reserve(pairs.size());
        for (const auto& [key, value] : pairs) {
            ++begin[key + 1];
            all.push_back(value);
        }
        for (std::size_t i = 0; i < keys; ++i) begin[i + 1] += begin[i];
    }

    [[nodiscard]] const Value* first(std::uint32_t key) const { return all.data() + begin[key]; }
    [[nodiscard]] const Value* last(std::uint32_t key) const { return all.data() + begin[key + 1]; }
};

}  // namespace carewright
