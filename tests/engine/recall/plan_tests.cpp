#include "engine/recall/plan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/recall/unmet.h"
#include "tests/engine/recall/recall_sample.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono;

namespace {

const Fsrs fsrs;
const LearnerDays learnerDays;
const ScheduleOptions usual = [] {
    ScheduleOptions options;
    options.newPerDay = 1000;   // these plans are limited by their time
    return options;
}();

RecallState stateOf(const Learner& learner) { return recallState(learner.events, fsrs, learnerDays); }

PlanContext at(Instant now, const ScheduleOptions& options = usual) { return {fsrs, learnerDays, options, now}; }

double meanRecall(const std::vector<PointRecall>& points) {
    double sum = 0;
    for (const PointRecall& point : points) sum += point.recall;
    return sum / static_cast<double>(points.size());
}

/// A learner with an assessment after `ahead` days who has learnt the first faces of twenty things.
Learner busyLearner(int ahead) {
    Learner learner;
    learner.add(evening() - days(20), AssessmentDateSet{learnerDays.dayOf(evening()) + days(ahead)});
    for (int i = 0; i < 20; ++i) {
        const Instant when = evening() - days(1 + i % 9);
        learner.rate("a" + std::to_string(i), i % 4 == 0 ? Rating::again : Rating::good, when);
        learner.rate("a" + std::to_string(i), Rating::good, when + minutes(10));
        learner.rate("a" + std::to_string(i), Rating::good, when + minutes(20));
    }
    return learner;
}

}  // namespace

TEST_CASE("the plan aims at the assessment while it is ahead") {
    Learner learner;
    const Day today = learnerDays.dayOf(evening());
    CHECK(aimDay(stateOf(learner), learnerDays, evening()) == today + days(30));
    learner.add(evening(), AssessmentDateSet{today + days(8)});
    CHECK(aimDay(stateOf(learner), learnerDays, evening()) == today + days(8));
    CHECK(aimDay(stateOf(learner), learnerDays, evening() + days(9)) == today + days(39));
    learner.add(evening() + hours(1), AssessmentDateSet{});
    CHECK(aimDay(stateOf(learner), learnerDays, evening()) == today + days(30));
}

TEST_CASE("cards never seen count with what the learner turned out to know") {
    Learner learner;
    CHECK(priorRecall(stateOf(learner)) == Approx(0.25));
    for (int i = 0; i < 4; ++i) learner.rate("a" + std::to_string(i), Rating::good, evening());
    CHECK(priorRecall(stateOf(learner)) == Approx(6.0 / 12));
    for (int i = 0; i < 4; ++i) learner.rate("a" + std::to_string(i), Rating::again, evening() + minutes(10));
    CHECK(priorRecall(stateOf(learner)) == Approx(6.0 / 12));   // first encounters only
    learner.rate("a9", Rating::again, evening());
    CHECK(priorRecall(stateOf(learner)) == Approx(6.0 / 13));
    learner.rate("b9", Rating::hard, evening());
    CHECK(priorRecall(stateOf(learner)) == Approx(6.5 / 14));
}

TEST_CASE("what was known at first sight fades until the day and meeting a card is never a loss") {
    const auto deck = sampleDeck(40);
    const Day today = learnerDays.dayOf(evening());
    CHECK(unmetRecall(stateOf({}), today + days(30), fsrs, learnerDays) == Approx(0.25));
    // Somebody who says "good" to all that they meet: nothing is known of the rest for certain, least of all in a month.
    Learner learner;
    for (int i = 0; i < 20; ++i) {
        learner.rate("a" + std::to_string(i), Rating::good, evening());
        learner.rate("a" + std::to_string(i), Rating::good, evening() + minutes(10));
    }
    const RecallState state = stateOf(learner);
    double before = unmetRecall(state, today, fsrs, learnerDays);
    CHECK(before == Approx(22.0 / 28));
    CHECK(unmetRecall(state, today - days(3), fsrs, learnerDays) == Approx(before));
    for (int ahead = 1; ahead <= 60; ++ahead) {
        const Day day = today + days(ahead);
        const double unmet = unmetRecall(state, day, fsrs, learnerDays);
        CHECK(unmet < before);
        CHECK(unmet < recallOn(day, state.find(CardId("a0")), unmet, fsrs, learnerDays));   // met beats not met
        before = unmet;
    }
    for (const int later : {0, 1, 20}) {
        for (const int ahead : {1, 8, 30}) {
            Learner dated = learner;
            dated.add(evening(), AssessmentDateSet{today + days(later + ahead)});
            const EveningPlan plan = planEvening(deck, stateOf(dated), at(evening() + days(later) + minutes(30)), minutes(60));
            INFO(later << " days later, " << ahead << " days before");
            std::size_t unseen = 0;
            for (const PlannedCard& card : plan.cards) unseen += card.part == QueuePart::unseen;
            CHECK(unseen > 0);      // what is not met yet is worth meeting
            for (std::size_t i = 0; i < plan.with.size(); ++i) CHECK(plan.with[i].recall >= plan.without[i].recall);
        }
    }
}

TEST_CASE("the recall of a point is the mean over its cards") {
    const auto deck = sampleDeck(2);
    Learner learner;
    learner.rate("a0", Rating::easy, evening());
    const RecallState state = stateOf(learner);
    const Day day = learnerDays.dayOf(evening()) + days(8);
    const auto points = pointRecall(deck, state, day, fsrs, learnerDays);
    REQUIRE(points.size() == 2);
    CHECK(points[0].point == PointId("p"));
    CHECK(points[0].cards == 2);
    CHECK(points[0].unseen == 1);
    const double prior = 3.0 / 9 * fsrs.retrievability(2.3065, 8);
    CHECK(points[0].recall == Approx((fsrs.retrievability(8.2956, 8) + prior) / 2));
    CHECK(points[1].recall == Approx(prior));
}

TEST_CASE("tonight keeps within the time and makes every point at least as good") {
    const auto deck = sampleDeck(40);
    const Learner learner = busyLearner(8);
    const RecallState state = stateOf(learner);
    double before = 0;
    for (const int time : {0, 1, 5, 15, 45, 200}) {
        const EveningPlan plan = planEvening(deck, state, at(evening()), minutes(time));
        INFO(time << " minutes");
        CHECK(plan.cost <= minutes(time));
        CHECK(plan.aim == learnerDays.dayOf(evening()) + days(8));
        std::set<std::string> things, cards;
        milliseconds cost{0};
        for (const PlannedCard& planned : plan.cards) {
            CHECK(cards.insert(planned.card.value).second);
            CHECK(things.insert(planned.card.value.substr(1)).second);  // one face of each thing
            CHECK(planned.gain() >= 0.01);
            CHECK(planned.recallWith <= 1);
            cost += planned.cost;
        }
        CHECK(cost == plan.cost);
        REQUIRE(plan.with.size() == plan.without.size());
        for (std::size_t i = 0; i < plan.with.size(); ++i) CHECK(plan.with[i].recall >= plan.without[i].recall);
        const double gained = meanRecall(plan.with) - meanRecall(plan.without);
        CHECK(gained >= before);
        before = gained;
    }
    CHECK(before > 0);
}

TEST_CASE("an evening brings no more new cards than a day may, those met today counted") {
    const auto deck = sampleDeck(40);
    ScheduleOptions limited;
    limited.newPerDay = 6;
    const auto unseenIn = [](const EveningPlan& plan) { return std::ranges::count(plan.cards, QueuePart::unseen, &PlannedCard::part); };
    Learner learner = busyLearner(8);
    const EveningPlan free = planEvening(deck, stateOf(learner), at(evening()), minutes(60));
    const EveningPlan kept = planEvening(deck, stateOf(learner), at(evening(), limited), minutes(60));
    CHECK(unseenIn(free) > 6);
    CHECK(unseenIn(kept) == 6);
    // What is to be seen again is not held back.
    CHECK(std::ssize(kept.cards) - unseenIn(kept) == std::ssize(free.cards) - unseenIn(free));
    int met = 0;
    for (const PlannedCard& planned : kept.cards)
        if (planned.part == QueuePart::unseen && met++ < 4) learner.rate(planned.card.value, Rating::easy, evening());
    CHECK(unseenIn(planEvening(deck, stateOf(learner), at(evening() + minutes(1), limited), minutes(60))) == 2);
}

TEST_CASE("cards come by gain per minute after the short steps that wait") {
    const auto deck = sampleDeck(40);
    Learner learner = busyLearner(8);
    learner.rate("b30", Rating::again, evening() - minutes(5));
    const EveningPlan plan = planEvening(deck, stateOf(learner), at(evening()), minutes(20));
    REQUIRE(plan.cards.size() > 3);
    CHECK(plan.cards[0].card.value == "b30");
    CHECK(plan.cards[0].part == QueuePart::learning);
    for (std::size_t i = 2; i < plan.cards.size(); ++i) {
        const auto worth = [&](std::size_t at) { return plan.cards[at].gain() / static_cast<double>(plan.cards[at].cost.count()); };
        CHECK(worth(i - 1) >= worth(i));
    }
}

TEST_CASE("the queue as a plan has the queue's cards and what they cost and bring") {
    const std::vector<Card> deck = sampleDeck(30);
    const RecallState state = stateOf(busyLearner(10));
    const EveningPlan plan = planQueue(deck, state, at(evening()));
    const Queue queue = tonightsQueue(deck, state, fsrs, learnerDays, usual, evening());
    REQUIRE(plan.cards.size() == queue.items.size());
    milliseconds cost{0};
    for (std::size_t i = 0; i < plan.cards.size(); ++i) {
        CHECK(plan.cards[i].card == queue.items[i].card);
        CHECK(plan.cards[i].part == queue.items[i].part);
        cost += plan.cards[i].cost;
    }
    CHECK(plan.cost == cost);
    CHECK(plan.without == pointRecall(deck, state, plan.aim, fsrs, learnerDays));
    CHECK(meanRecall(plan.with) > meanRecall(plan.without));
}

TEST_CASE("what was done today and what is set aside is not planned again") {
    const auto deck = sampleDeck(3);
    Learner learner;
    learner.rate("a0", Rating::easy, evening());
    learner.add(evening(), CardSetAside{CardId("a1"), true});
    const EveningPlan plan = planEvening(deck, stateOf(learner), at(evening() + minutes(5)), minutes(60));
    std::set<std::string> cards;
    for (const PlannedCard& planned : plan.cards) cards.insert(planned.card.value);
    CHECK(cards == std::set<std::string>{"b1", "a2"});
}

TEST_CASE("eight evenings of the plan raise what will be recalled") {
    const auto deck = sampleDeck(30);
    Learner learner;
    const Day date = learnerDays.dayOf(evening()) + days(8);
    learner.add(evening(), AssessmentDateSet{date});
    double before = meanRecall(pointRecall(deck, stateOf(learner), date, fsrs, learnerDays));
    CHECK(before == Approx(0.25));
    for (int day = 0; day < 8; ++day) {
        const Instant now = evening() + days(day);
        const EveningPlan plan = planEvening(deck, stateOf(learner), at(now), minutes(15));
        for (const PlannedCard& planned : plan.cards) {
            learner.rate(planned.card.value, Rating::good, now);
            if (planned.part == QueuePart::unseen) learner.rate(planned.card.value, Rating::good, now + minutes(10));
        }
        const double after = meanRecall(pointRecall(deck, stateOf(learner), date, fsrs, learnerDays));
        CHECK(after >= before);
        before = after;
    }
    CHECK(before > 0.85);
}

TEST_CASE("costs follow what the learner took") {
    auto deck = sampleDeck(1);
    deck[0].kind = CardKind::cloze;
    Learner learner;
    const auto cloze = static_cast<std::size_t>(CardKind::cloze);
    CHECK(cardCosts(deck, stateOf(learner))[cloze] == seconds(8));
    learner.rate("a0", Rating::good, evening(), seconds(20));
    CHECK(cardCosts(deck, stateOf(learner))[cloze] == seconds(10));
    learner.rate("a0", Rating::good, evening() + minutes(10));                  // not measured
    learner.rate("a0", Rating::good, evening() + days(3), hours(2));            // counted as two minutes
    CHECK(cardCosts(deck, stateOf(learner))[cloze] == milliseconds((5 * 8 + 20 + 120) * 1000 / 7));
    CHECK(cardCosts(deck, stateOf(learner))[0] == seconds(12));
}

TEST_CASE("the forecast keeps the limits and reaches every new card") {
    const auto deck = sampleDeck(50);
    ScheduleOptions options;
    options.newPerDay = 7;
    options.reviewsPerDay = 12;
    const auto coming = forecast(deck, stateOf({}), at(evening(), options), 60);
    REQUIRE(coming.size() == 60);
    std::size_t unseen = 0;
    for (const DayForecast& day : coming) {
        CHECK(day.unseen <= 7);
        CHECK(day.due <= 12);
        CHECK(day.lastLooks == 0);
        unseen += day.unseen;
    }
    CHECK(unseen == deck.size());
    CHECK(coming[0].day == learnerDays.dayOf(evening()));
    CHECK(coming[0].due == 0);
    CHECK(coming[2].due == 7);      // two days after the first evening
}

TEST_CASE("the forecast ends before the assessment with a last look") {
    const auto deck = sampleDeck(20);
    const Learner learner = busyLearner(5);
    const auto coming = forecast(deck, stateOf(learner), at(evening()), 60);
    REQUIRE(coming.size() == 5);
    CHECK(coming.back().lastLooks > 0);
    CHECK(forecast(deck, stateOf(learner), at(evening()), 0).empty());
    CHECK(forecast(deck, stateOf(learner), at(evening() + days(5)), 3).size() == 3);
}

TEST_CASE("the forecast of today counts what has been done") {
    const auto deck = sampleDeck(50);
    Learner learner;
    for (int i = 0; i < 4; ++i) learner.rate("a" + std::to_string(i), Rating::easy, evening());
    ScheduleOptions options;
    options.newPerDay = 6;
    CHECK(forecast(deck, stateOf(learner), at(evening(), options), 3)[0].unseen == 2);
}
