#include "engine/recall/evening.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/recall/plan.h"
#include "tests/engine/recall/recall_sample.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono;

namespace {

const Fsrs fsrs;
const LearnerDays learnerDays;
const ScheduleOptions usual;

RecallState stateOf(const Learner& learner) { return recallState(learner.events, fsrs, learnerDays); }

std::vector<CardId> cards(std::initializer_list<const char*> names) {
    std::vector<CardId> ids;
    for (const char* name : names) ids.emplace_back(name);
    return ids;
}

}  // namespace

TEST_CASE("an evening brings its cards in order and short steps when they are due") {
    Learner learner;
    const Evening plan(cards({"a0", "a1"}), evening());
    const auto next = [&](Instant now) { return plan.next(stateOf(learner), usual, now).card; };
    CHECK(next(evening()) == CardId("a0"));
    learner.rate("a0", Rating::again, evening());
    CHECK(next(evening() + seconds(30)) == CardId("a1"));
    CHECK(next(evening() + minutes(2)) == CardId("a0"));
    learner.rate("a1", Rating::good, evening() + seconds(40));
    // Nothing else is left: the earlier step is taken ahead of its time.
    CHECK(next(evening() + seconds(45)) == CardId("a0"));
    CHECK(plan.done(stateOf(learner), usual) == 0);
    learner.rate("a0", Rating::easy, evening() + minutes(2));
    learner.rate("a1", Rating::good, evening() + minutes(3));
    CHECK(plan.done(stateOf(learner), usual) == 2);
    const Evening::Next over = plan.next(stateOf(learner), usual, evening() + minutes(4));
    CHECK_FALSE(over.card);
    CHECK_FALSE(over.waitUntil);
}

TEST_CASE("a step too far ahead is waited for") {
    Learner learner;
    ScheduleOptions patient;
    patient.learnAhead = minutes(0);
    const Evening plan(cards({"a0"}), evening());
    learner.rate("a0", Rating::good, evening());
    const Evening::Next next = plan.next(stateOf(learner), patient, evening() + minutes(1));
    CHECK_FALSE(next.card);
    CHECK(next.waitUntil == evening() + minutes(10));
}

TEST_CASE("a rating taken back and a card put aside need nothing of the evening") {
    Learner learner;
    Evening plan(cards({"a0", "a1"}), evening());
    const StepId review = learner.rate("a0", Rating::easy, evening());
    CHECK(plan.next(stateOf(learner), usual, evening()).card == CardId("a1"));
    learner.add(evening() + seconds(1), ReviewWithdrawn{review});
    CHECK(plan.next(stateOf(learner), usual, evening()).card == CardId("a0"));
    learner.add(evening() + seconds(2), CardSetAside{CardId("a0"), true});
    CHECK(plan.next(stateOf(learner), usual, evening()).card == CardId("a1"));
    CHECK(plan.done(stateOf(learner), usual) == 1);
    learner.add(evening() + seconds(3), CardSetAside{CardId("a0"), false});
    plan.include(CardId("b1"));
    plan.include(CardId("a1"));
    CHECK(plan.all() == 3);
    CHECK(plan.next(stateOf(learner), usual, evening()).card == CardId("b1"));
}

TEST_CASE("cards learnt before the evening began come once in it") {
    Learner learner;
    learner.rate("a0", Rating::easy, evening() - days(10));
    const Evening plan(cards({"a0"}), evening());
    CHECK(plan.next(stateOf(learner), usual, evening()).card == CardId("a0"));
    learner.rate("a0", Rating::again, evening());
    CHECK(plan.done(stateOf(learner), usual) == 0);     // forgotten: on its short step
    learner.rate("a0", Rating::good, evening() + minutes(10));
    CHECK(plan.done(stateOf(learner), usual) == 1);
    CHECK_FALSE(plan.next(stateOf(learner), usual, evening() + minutes(11)).card);
}

TEST_CASE("a planned evening can be done to its end") {
    const std::vector<Card> deck = sampleDeck(12);
    Learner learner;
    Instant now = evening();
    const RecallState before = stateOf(learner);
    const EveningPlan planned = planEvening(deck, before, {fsrs, learnerDays, usual, now}, minutes(5));
    std::vector<CardId> chosen;
    for (const PlannedCard& card : planned.cards) chosen.push_back(card.card);
    REQUIRE(chosen.size() > 3);
    const Evening plan(chosen, now);
    int ratings = 0;
    while (const auto card = plan.next(stateOf(learner), usual, now).card) {
        learner.rate(card->value, ratings % 5 == 0 ? Rating::again : Rating::good, now);
        now += seconds(15);
        REQUIRE(++ratings < 200);
    }
    CHECK(plan.done(stateOf(learner), usual) == plan.all());
}
