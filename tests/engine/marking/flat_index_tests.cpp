#include <catch2/catch.hpp>

#include <random>
#include <unordered_map>

#include "engine/marking/flat_index.h"
#include "engine/marking/number_set.h"

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

TEST_CASE("a number set tells what is in it and is empty again after clearing") {
    NumberSet set(10000);
    for (int round = 0; round < 2; ++round) {
        for (const std::uint32_t number : {9999u, 64u, 0u, 63u, 4096u, 10000u}) CHECK(set.insert(number));
        for (const std::uint32_t number : {64u, 63u, 10000u}) CHECK_FALSE(set.insert(number));
        set.clear();
    }
}
