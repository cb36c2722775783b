#include <catch2/catch.hpp>

#include <random>
#include <unordered_map>

#include "engine/marking/feature_sorter.h"
#include "engine/marking/flat_index.h"

using namespace carewright;

TEST_CASE("a flat index finds what a map finds and keeps the first value of a key") {
    FlatIndex index;
    CHECK(index.find(0) == FlatIndex::absent);
    std::unordered_map<std::uint64_t, std::uint32_t> map;
    std::mt19937_64 random(3);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        // Few different keys, and such as differ in their highest bits only.
        const std::uint64_t key = (random() % 2000) << (random() % 2 ? 0 : 50);
        index.add(key, i);
        map.emplace(key, i);
    }
    for (const auto& [key, value] : map) REQUIRE(index.find(key) == value);
    for (std::uint64_t key = 2000; key < 4000; ++key) REQUIRE(index.find(key) == FlatIndex::absent);
}

TEST_CASE("a feature sorter gives back the first feature of each row by row and is empty then") {
    FeatureSorter sorter(10000);
    std::vector<ShownFeature> out;
    for (int round = 0; round < 2; ++round) {
        for (const std::uint32_t row : {9999u, 64u, 0u, 63u, 4096u, 64u}) {
            sorter.add({row, 1, static_cast<std::uint32_t>(row == 64 ? 10 + out.size() : 0), 20});
            out.push_back({});
        }
        out.assign(1, {7});
        sorter.drainTo(out);
        REQUIRE(out.size() == 6);
        const std::uint32_t rows[] = {7, 0, 63, 64, 4096, 9999};
        for (std::size_t i = 0; i < out.size(); ++i) CHECK(out[i].row == rows[i]);
        CHECK(out[3].begin == 11);  // the first of its row, not the last
        out.clear();
    }
}
