#include <catch2/catch.hpp>

#include <set>

#include "engine/review/second_marking.h"
#include "engine/review/standardisation.h"

using namespace carewright;

namespace {

const Instant start = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 1));

MarkedPair seeded(std::size_t number, int assessor, int reference) {
    const bool right = assessor == reference;
    return {number, QuestionId("define"), start + std::chrono::hours(number), assessor, reference, 6, {{PointId("definition"), right, true}, {PointId("barriers-strategies"), true, true}}};
}

PointDecision point(const char* id, bool awarded) {
    PointDecision decision;
    decision.point = PointId(id);
    decision.awarded = awarded;
    return decision;
}

}  // namespace

TEST_CASE("An assessor qualifies on enough responses, points and totals", "[review][standardisation]") {
    const QualificationRule rule{.percent = 80, .least = 5, .tolerance = 1};
    std::vector<MarkedPair> pairs;
    for (std::size_t i = 0; i < 4; ++i) pairs.push_back(seeded(i, 3, 3));
    CHECK_FALSE(qualify(pairs, rule).qualified);
    CHECK(qualify(pairs, rule).why == "Mark 5 responses; so far it is 4.");
    pairs.push_back(seeded(4, 4, 3));
    const QualificationResult passed = qualify(pairs, rule);
    CHECK(passed.qualified);
    CHECK(passed.points.agreed() == 9);
    CHECK(passed.meanDifference == Approx(0.2));
    pairs.back() = seeded(4, 6, 3);
    CHECK(qualify(pairs, rule).why == "1 total is more than 1 mark from the reference.");
    for (std::size_t i = 0; i < 3; ++i) pairs[i] = seeded(i, 2, 3);
    CHECK(qualify(pairs, rule).why == "6 of 10 decisions are as the reference; it takes 80 %.");
}

TEST_CASE("One seed comes in every stretch, at a place of its own for each assessor", "[review][standardisation]") {
    SeededUuidSource ids(1);
    const Uuid anna = ids.next(start), ben = ids.next(start);
    std::vector<std::size_t> places, others;
    for (std::size_t decided = 0; decided < 200; ++decided) {
        if (seedComesNext(5, anna, decided, 20)) places.push_back(decided);
        if (seedComesNext(5, ben, decided, 20)) others.push_back(decided);
    }
    REQUIRE(places.size() == 10);
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i] / 20 == i);
    CHECK(places != others);
    std::set<std::size_t> within;
    for (const std::size_t place : places) within.insert(place % 20);
    CHECK(within.size() > 3);
    CHECK_FALSE(seedComesNext(5, anna, 3, 1));
}

TEST_CASE("Drift is a change against what came before, not a habit", "[review][standardisation]") {
    std::vector<MarkedPair> steady, drifting;
    for (std::size_t i = 0; i < 10; ++i) {
        steady.push_back(seeded(i, 4, 3));
        drifting.push_back(seeded(i, i < 5 ? 3 : 5, 3));
    }
    const auto calm = driftOf(steady);
    REQUIRE(calm.size() == 2);
    CHECK(calm[1].period.meanDifference == Approx(1));
    CHECK_FALSE(calm[1].drifted);
    const auto moved = driftOf(drifting);
    CHECK(moved[1].change == Approx(2));
    CHECK(moved[1].drifted);
    CHECK_FALSE(moved[0].drifted);
}

TEST_CASE("Two decisions within the tolerance stand, others are resolved", "[review][second]") {
    SecondMarkingRule rule;
    rule.tolerance = 1;
    rule.perQuestion[QuestionId("define")] = 0;
    Decided first, second;
    first.points = {point("definition", true), point("key-systems", true)};
    second.points = {point("definition", true), point("key-systems", false)};
    first.marks = 3;
    second.marks = 2;
    const SecondMarkingGap near = gapBetween(rule, QuestionId("barriers"), first, second);
    CHECK(near.marks == -1);
    CHECK(near.points == std::vector{PointId("key-systems")});
    CHECK_FALSE(near.toResolve);
    CHECK(gapBetween(rule, QuestionId("define"), first, second).toResolve);
}

TEST_CASE("A sample for second marking holds about its share and never changes its mind", "[review][second]") {
    SecondMarkingRule rule;
    rule.percent = 20;
    rule.seed = 9;
    SeededUuidSource ids(4);
    const auto fresh = [&] { return ResponseRef{AttemptId(ids.next(start)), StepId(ids.next(start)), QuestionId("define")}; };
    int marked = 0, alike = 0;
    for (int i = 0; i < 1000; ++i) {
        const ResponseRef response = fresh();
        const bool chosen = isSecondMarked(rule, response);
        marked += chosen ? 1 : 0;
        CHECK(isSecondMarked(rule, response) == chosen);
        SecondMarkingRule otherSeed = rule;
        otherSeed.seed = 10;
        alike += isSecondMarked(otherSeed, response) == chosen ? 1 : 0;
    }
    CHECK(marked > 200 - 51);   // four deviations
    CHECK(marked < 200 + 51);
    CHECK(alike < 1000);        // another seed draws others
    // A stretch of lots that goes on at the beginning draws no fewer.
    CHECK(DrawnLots{0xfffffff0u, 32}.contain(0xffffffffu));
    CHECK(DrawnLots{0xfffffff0u, 32}.contain(15));
    CHECK_FALSE(DrawnLots{0xfffffff0u, 32}.contain(16));
    CHECK_FALSE(DrawnLots{0xfffffff0u, 32}.contain(0xffffffefu));
    rule.way = SecondMarkingWay::blindDouble;
    CHECK(isSecondMarked(rule, fresh()));
}
