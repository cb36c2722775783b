#include "engine/recall/fsrs.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace carewright;
using namespace std::chrono;

namespace {

constexpr Instant start = sys_days(year(2022) / 11 / 29) + hours(12) + minutes(30);

constexpr std::array<Rating, 4> allRatings{Rating::again, Rating::hard, Rating::good, Rating::easy};

FsrsParameters withoutSameDay() {
    FsrsParameters parameters;
    for (const std::size_t i : {17, 18, 19}) parameters.weights[i] = 0;
    return parameters;
}

/// The ratings A G G G G G after 0 0 1 3 8 21 days.
Memory walk(const Fsrs& fsrs) {
    Memory memory;
    Instant now = start;
    const std::array<int, 6> gaps{0, 0, 1, 3, 8, 21};
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        now += days(gaps[i]);
        memory = fsrs.review(memory, i == 0 ? Rating::again : Rating::good, now);
    }
    return memory;
}

}  // namespace

TEST_CASE("FSRS gives the intervals of the reference implementation") {
    // open-spaced-repetition/py-fsrs, tests/test_basic.py test_review_card; the same list is in ts-fsrs
    // packages/fsrs/__tests__/FSRS-6.test.ts and go-fsrs.
    const Fsrs fsrs;
    Memory memory;
    Instant now = start;
    std::vector<int> intervals;
    for (const char rating : std::string_view("GGGGGGAAGGGGG")) {
        memory = fsrs.review(memory, rating == 'G' ? Rating::good : Rating::again, now);
        intervals.push_back(static_cast<int>(floor<days>(memory.due - memory.lastReview).count()));
        now = memory.due;
    }
    CHECK(intervals == std::vector<int>{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21});
}

TEST_CASE("FSRS gives the memory states of the reference implementation") {
    // open-spaced-repetition/py-fsrs test_memo_state; fsrs-rs src/inference.rs test_memory_state, which also freezes the
    // terms of the same day.
    const Memory memory = walk(Fsrs());
    CHECK(memory.stability == Approx(53.62691).margin(1e-4));
    CHECK(memory.difficulty == Approx(6.3574867).margin(1e-4));

    const Memory frozen = walk(Fsrs(withoutSameDay()));
    CHECK(frozen.stability == Approx(53.335106).margin(1e-4));
    CHECK(frozen.difficulty == Approx(6.3574867).margin(1e-4));
}

TEST_CASE("FSRS begins with the published stability and difficulty of each rating") {
    // fsrs-rs src/inference.rs, the states after a first review.
    const std::array<double, 4> stabilities{0.212, 1.2931, 2.3065, 8.2956};
    const std::array<double, 4> difficulties{6.4133, 5.1121707, 2.118104, 1.0};
    for (std::size_t i = 0; i < allRatings.size(); ++i) {
        const Memory memory = Fsrs().review({}, allRatings[i], start);
        CHECK(memory.stability == Approx(stabilities[i]).margin(1e-6));
        CHECK(memory.difficulty == Approx(difficulties[i]).margin(1e-5));
    }
}

TEST_CASE("FSRS forgets along the published curve") {
    // fsrs-rs src/model.rs test_power_forgetting_curve.
    const Fsrs fsrs;
    const std::array<double, 6> elapsed{0, 1, 2, 3, 4, 5}, stabilities{1, 2, 3, 4, 4, 2},
        recall{1.0, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359};
    for (std::size_t i = 0; i < elapsed.size(); ++i)
        CHECK(fsrs.retrievability(stabilities[i], elapsed[i]) == Approx(recall[i]).margin(1e-5));
}

TEST_CASE("FSRS gives the published intervals for other retentions") {
    // fsrs-rs src/inference.rs test_next_interval: stability 1, retention 0.1 to 1.
    const std::array<int, 10> expected{3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        FsrsParameters parameters;
        parameters.desiredRetention = static_cast<double>(i + 1) / 10;
        parameters.maximumInterval = std::numeric_limits<int>::max();
        // The reference reckons in 32-bit floats.
        CHECK(Fsrs(parameters).intervalDays(1) == Approx(expected[i]).epsilon(1e-5));
    }
}

TEST_CASE("repeated easy answers on one day end at the least difficulty") {
    // py-fsrs test_repeated_correct_reviews.
    Memory memory;
    for (int i = 0; i < 10; ++i) memory = Fsrs().review(memory, Rating::easy, start + milliseconds(i));
    CHECK(memory.difficulty == 1.0);
}

TEST_CASE("a new card goes over the short steps of the reference") {
    // py-fsrs test_good_learning_steps, test_again_learning_steps, test_hard_learning_steps, test_easy_learning_steps.
    const Fsrs fsrs;
    const Memory again = fsrs.review({}, Rating::again, start);
    CHECK(again.phase == MemoryPhase::learning);
    CHECK(again.due == start + minutes(1));
    CHECK(fsrs.review({}, Rating::hard, start).due == start + minutes(5) + seconds(30));

    const Memory good = fsrs.review({}, Rating::good, start);
    CHECK(good.step == 1);
    CHECK(good.due == start + minutes(10));
    CHECK(fsrs.review(good, Rating::hard, good.due).due == good.due + minutes(10));
    const Memory learnt = fsrs.review(good, Rating::good, good.due);
    CHECK(learnt.phase == MemoryPhase::review);
    CHECK(learnt.due >= good.due + days(1));
    CHECK(fsrs.review({}, Rating::easy, start).phase == MemoryPhase::review);

    const Memory backToStart = fsrs.review(good, Rating::again, good.due);
    CHECK(backToStart.step == 0);
    CHECK(backToStart.due == good.due + minutes(1));
}

TEST_CASE("a forgotten card goes over the relearning step") {
    // py-fsrs test_relearning.
    const Fsrs fsrs;
    Memory memory = fsrs.review({}, Rating::easy, start);
    memory = fsrs.review(memory, Rating::again, memory.due);
    CHECK(memory.phase == MemoryPhase::relearning);
    CHECK(memory.due == memory.lastReview + minutes(10));
    const Memory hard = fsrs.review(memory, Rating::hard, memory.due);
    CHECK(hard.due == hard.lastReview + minutes(15));
    memory = fsrs.review(memory, Rating::again, memory.due);
    CHECK(memory.phase == MemoryPhase::relearning);
    memory = fsrs.review(memory, Rating::good, memory.due);
    CHECK(memory.phase == MemoryPhase::review);
    CHECK(memory.due >= memory.lastReview + days(1));
}

TEST_CASE("without short steps and with fewer than before every answer counts in days") {
    // py-fsrs test_no_learning_steps, test_no_relearning_steps, test_learning_card_rate_hard_one_learning_step and
    // test_learning_card_in_fewer_steps.
    FsrsParameters none;
    none.learningSteps.clear();
    none.relearningSteps.clear();
    const Fsrs days1(none);
    Memory memory = days1.review({}, Rating::again, start);
    CHECK(memory.phase == MemoryPhase::review);
    memory = days1.review(memory, Rating::again, memory.due);
    CHECK(memory.phase == MemoryPhase::review);
    CHECK(memory.due >= memory.lastReview + days(1));

    FsrsParameters one;
    one.learningSteps = {minutes(10)};
    CHECK(Fsrs(one).review({}, Rating::hard, start).due == start + minutes(15));
    const Memory onSecondStep = Fsrs().review({}, Rating::good, start);
    CHECK(Fsrs(one).review(onSecondStep, Rating::hard, start).phase == MemoryPhase::review);
    CHECK(Fsrs(one).review(onSecondStep, Rating::again, start).phase == MemoryPhase::learning);
}

TEST_CASE("no interval is longer than the maximum") {
    // py-fsrs test_maximum_interval.
    FsrsParameters parameters;
    parameters.maximumInterval = 100;
    const Fsrs fsrs(parameters);
    Memory memory;
    for (int i = 0; i < 10; ++i) {
        memory = fsrs.review(memory, i % 2 == 0 ? Rating::easy : Rating::good, i == 0 ? start : memory.due);
        CHECK(memory.due - memory.lastReview <= days(100));
    }
}

TEST_CASE("memories stay within bounds whatever happens to them") {
    // py-fsrs test_stability_lower_bound forgets a thousand times; here random answers at random times too.
    const Fsrs fsrs;
    std::mt19937 random(7);
    for (int card = 0; card < 300; ++card) {
        Memory memory;
        Instant now = start;
        for (int i = 0; i < 60; ++i) {
            const Rating rating = card == 0 ? Rating::again : allRatings[random() % 4];
            const Memory before = memory;
            memory = fsrs.review(memory, rating, now);
            REQUIRE(std::isfinite(memory.stability));
            REQUIRE(memory.stability >= Fsrs::leastStability);
            REQUIRE(memory.difficulty >= 1);
            REQUIRE(memory.difficulty <= 10);
            REQUIRE(memory.due > now);
            const double recall = fsrs.retrievability(memory.stability, static_cast<double>(random() % 5000));
            REQUIRE(recall > 0);
            REQUIRE(recall <= 1);
            if (before.seen() && now >= before.lastReview + days(1)) {
                if (rating == Rating::again) REQUIRE(memory.stability <= before.stability);
                else REQUIRE(memory.stability >= before.stability);
            }
            now += minutes(random() % 3 == 0 ? random() % 600 : random() % 200000);
        }
    }
}

TEST_CASE("a better answer never gives a weaker or harder memory or an earlier day") {
    const Fsrs fsrs;
    std::mt19937 random(11);
    for (int i = 0; i < 2000; ++i) {
        Memory memory;
        memory.phase = MemoryPhase::review;
        memory.stability = 0.1 + static_cast<double>(random() % 40000) / 100;
        memory.difficulty = 1 + static_cast<double>(random() % 901) / 100;
        memory.lastReview = start;
        const Instant when = start + days(random() % 300);
        for (std::size_t better = 1; better < allRatings.size(); ++better) {
            const Memory low = fsrs.review(memory, allRatings[better - 1], when);
            const Memory high = fsrs.review(memory, allRatings[better], when);
            REQUIRE(high.stability >= low.stability);
            REQUIRE(high.difficulty <= low.difficulty);
            REQUIRE(high.due >= low.due);
        }
    }
}

TEST_CASE("recall falls with time and the longer a memory lasts the slower") {
    const Fsrs fsrs;
    for (double stability = 0.01; stability < 40000; stability *= 3) {
        for (double days = 0; days < 2000; days += 7) {
            REQUIRE(fsrs.retrievability(stability, days + 7) < fsrs.retrievability(stability, days));
            REQUIRE(fsrs.retrievability(stability * 3, days + 7) > fsrs.retrievability(stability, days + 7));
        }
        REQUIRE(fsrs.retrievability(stability, stability) == Approx(0.9));
    }
}

TEST_CASE("a clock set back counts as the same day") {
    const Fsrs fsrs;
    const Memory memory = fsrs.review({}, Rating::easy, start);
    CHECK(fsrs.review(memory, Rating::good, start - days(400)).stability == fsrs.review(memory, Rating::good, start).stability);
    CHECK(fsrs.retrievability(memory.stability, -5) == 1);
}

TEST_CASE("rating names are read back and others refused") {
    for (const Rating rating : allRatings) CHECK(ratingFromString(toString(rating)) == rating);
    CHECK_FALSE(ratingFromString("Good"));
}
