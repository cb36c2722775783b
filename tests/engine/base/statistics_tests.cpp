#include <catch2/catch.hpp>

#include "engine/base/statistics.h"

using namespace carewright;

namespace {
// 20 yes by both, 5 by the machine alone, 10 by the reader alone, 15 by neither: the textbook table, kappa 0.4.
const Confusion textbook{.bothYes = 20, .bothNo = 15, .machineOnly = 5, .readerOnly = 10};
}  // namespace

TEST_CASE("Precision recall and F1 follow from the counts") {
    CHECK(precision(textbook).value() == Approx(0.8));
    CHECK(recall(textbook).value() == Approx(2.0 / 3));
    CHECK(f1(textbook).value() == Approx(8.0 / 11));
}

TEST_CASE("Kappa of the textbook table is two fifths") {
    CHECK(kappa(textbook).value() == Approx(0.4));
}

TEST_CASE("Kappa is one when both agree throughout and below zero when they swap") {
    CHECK(kappa({.bothYes = 7, .bothNo = 3}).value() == Approx(1));
    CHECK(kappa({.machineOnly = 5, .readerOnly = 5}).value() == Approx(-1));
}

TEST_CASE("Figures that mean nothing are absent rather than zero") {
    CHECK_FALSE(kappa({}));
    CHECK_FALSE(kappa({.bothNo = 12}));
    CHECK_FALSE(precision({.bothNo = 3, .readerOnly = 1}));
    CHECK_FALSE(recall({.bothNo = 3, .machineOnly = 1}));
    CHECK_FALSE(f1({.bothNo = 3}));
    CHECK(f1({.machineOnly = 3}).value() == 0);
}

TEST_CASE("Adding decisions counts them in the right cells") {
    Confusion counts;
    counts.add(true, true);
    counts.add(true, false);
    counts.add(false, true);
    counts.add(false, true);
    counts.add(false, false);
    CHECK(counts == Confusion{.bothYes = 1, .bothNo = 1, .machineOnly = 1, .readerOnly = 2});
}

TEST_CASE("Quadratic weighted kappa punishes far misses more than near ones") {
    const std::vector<int> reader{0, 1, 2, 3, 4, 5};
    CHECK(quadraticWeightedKappa(reader, reader).value() == Approx(1));
    const auto near = quadraticWeightedKappa(reader, {1, 1, 2, 3, 4, 5}).value();
    const auto far = quadraticWeightedKappa(reader, {5, 1, 2, 3, 4, 5}).value();
    CHECK(near > far);
    // By hand: observed 4 / 3; expected (14 + 6) / 3 - 2 * 2 * 4 / 3 = 4 / 3; so no better than chance.
    CHECK(quadraticWeightedKappa({1, 2, 3}, {1, 2, 1}).value() == Approx(0).margin(1e-12));
}

TEST_CASE("Quadratic weighted kappa is absent where it means nothing") {
    CHECK_FALSE(quadraticWeightedKappa({}, {}));
    CHECK_FALSE(quadraticWeightedKappa({1}, {1, 2}));
    CHECK_FALSE(quadraticWeightedKappa({2, 2, 2}, {2, 2, 2}));
}

TEST_CASE("Bootstrap intervals hold the figure and repeat exactly") {
    const auto first = bootstrap95(textbook, kappa, 500, 7);
    REQUIRE(first);
    CHECK(first->low < 0.4);
    CHECK(first->high > 0.4);
    CHECK(first->low > 0.05);
    CHECK(first->high < 0.7);
    CHECK(bootstrap95(textbook, kappa, 500, 7) == first);
    CHECK_FALSE(bootstrap95(textbook, kappa, 500, 8) == first);
}

TEST_CASE("Bootstrap over single decisions and over their counts agree") {
    std::vector<std::pair<bool, bool>> decisions;
    for (int i = 0; i < 20; ++i) decisions.emplace_back(true, true);
    for (int i = 0; i < 5; ++i) decisions.emplace_back(true, false);
    for (int i = 0; i < 10; ++i) decisions.emplace_back(false, true);
    for (int i = 0; i < 15; ++i) decisions.emplace_back(false, false);
    const auto single = bootstrap95(
        decisions.size(),
        [&](const std::vector<std::size_t>& sample) {
            Confusion counts;
            for (const auto index : sample) counts.add(decisions[index].first, decisions[index].second);
            return kappa(counts);
        },
        2000, 3);
    const auto counted = bootstrap95(textbook, kappa, 2000, 4);
    REQUIRE(single);
    REQUIRE(counted);
    CHECK(single->low == Approx(counted->low).margin(0.03));
    CHECK(single->high == Approx(counted->high).margin(0.03));
}

TEST_CASE("Bootstrap of nothing is nothing") {
    CHECK_FALSE(bootstrap95(Confusion{}, kappa));
    CHECK_FALSE(bootstrap95(Confusion{.bothNo = 9}, kappa));
}

TEST_CASE("Calibration error is the gap between confidence and being right") {
    std::vector<Forecast> forecasts;
    for (int i = 0; i < 10; ++i) forecasts.push_back({0.9, i < 9});
    CHECK(calibrate(forecasts).expectedError == Approx(0).margin(1e-12));
    for (int i = 0; i < 10; ++i) forecasts.push_back({0.6, false});
    const auto result = calibrate(forecasts);
    CHECK(result.expectedError == Approx(0.3));
    CHECK(result.bins[2].count == 10);
    CHECK(result.bins[8].count == 10);
}

TEST_CASE("Calibration bins take in both ends and whatever lies outside") {
    const auto result = calibrate({{0.5, true}, {1.0, true}, {0.55, true}, {0.2, true}, {1.7, true}});
    REQUIRE(result.bins.size() == 10);
    CHECK(result.bins.front().count == 2);
    CHECK(result.bins[1].count == 1);
    CHECK(result.bins.back().count == 2);
}
