#include "engine/recall/schedule.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "tests/engine/recall/recall_sample.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono;

namespace {

const Fsrs fsrs;
const LearnerDays learnerDays;

std::vector<std::string> idsOf(const Queue& queue) {
    std::vector<std::string> ids;
    for (const QueueItem& item : queue.items) ids.push_back(item.card.value);
    return ids;
}

Queue queueOf(const std::vector<Card>& deck, const Learner& learner, Instant now, const ScheduleOptions& options = {}) {
    return tonightsQueue(deck, recallState(learner.events, fsrs, learnerDays), fsrs, learnerDays, options, now);
}

}  // namespace

TEST_CASE("the state is the same in whatever order and however often events come") {
    Learner learner;
    std::mt19937 random(3);
    Instant now = evening();
    for (int i = 0; i < 300; ++i) {
        now += minutes(random() % 2000);
        const StepId step = learner.rate("a" + std::to_string(random() % 20), static_cast<Rating>(1 + random() % 4), now);
        if (random() % 7 == 0) learner.add(now, ReviewWithdrawn{step});
        if (random() % 30 == 0) learner.add(now, CardSetAside{CardId("a1"), random() % 2 == 0});
        if (random() % 50 == 0) learner.add(now, AssessmentDateSet{learnerDays.dayOf(now) + days(30)});
    }
    const RecallState state = recallState(learner.events, fsrs, learnerDays);
    std::vector<RecallEvent> mixed = learner.events;
    mixed.insert(mixed.end(), learner.events.begin(), learner.events.begin() + 100);
    std::ranges::shuffle(mixed, random);
    CHECK(recallState(mixed, fsrs, learnerDays) == state);
    CHECK_FALSE(state.reviews.empty());
}

TEST_CASE("events taken one by one give the same state as all at once") {
    Learner learner;
    RecallState state;
    for (int i = 0; i < 50; ++i) {
        learner.rate("a" + std::to_string(i % 5), i % 3 == 0 ? Rating::again : Rating::good, evening() + hours(i * 5));
        apply(state, learner.events.back(), fsrs, learnerDays);
    }
    CHECK(state == recallState(learner.events, fsrs, learnerDays));
}

TEST_CASE("a review taken back is as if it had never been") {
    Learner learner;
    learner.rate("a0", Rating::good, evening());
    const RecallState before = recallState(learner.events, fsrs, learnerDays);
    const StepId wrong = learner.rate("a0", Rating::again, evening() + minutes(10));
    REQUIRE(lastReview(recallState(learner.events, fsrs, learnerDays), learnerDays, evening())->step == wrong);
    learner.add(evening() + minutes(11), ReviewWithdrawn{wrong});
    CHECK(recallState(learner.events, fsrs, learnerDays) == before);
    CHECK_FALSE(lastReview(before, learnerDays, evening() + days(1)));
}

TEST_CASE("an evening brings new cards up to the limit and one face of each thing") {
    const auto deck = sampleDeck(20);
    Learner learner;
    ScheduleOptions options;
    options.newPerDay = 3;
    CHECK(idsOf(queueOf(deck, learner, evening(), options)) == std::vector<std::string>{"a0", "a1", "a2"});
    options.burySiblings = false;
    CHECK(idsOf(queueOf(deck, learner, evening(), options)) == std::vector<std::string>{"a0", "b0", "a1"});

    options.burySiblings = true;
    learner.rate("a0", Rating::easy, evening());
    const Queue queue = queueOf(deck, learner, evening() + minutes(1), options);
    CHECK(idsOf(queue) == std::vector<std::string>{"a1", "a2"});    // one of three is done, and b0 waits for another day
    CHECK(queue.buried >= 1);
    CHECK(idsOf(queueOf(deck, learner, evening() + days(1), options)).front() == "b0");
}

TEST_CASE("short steps come first and when nothing is left a little early") {
    const auto deck = sampleDeck(2);
    Learner learner;
    learner.rate("a0", Rating::good, evening());    // due in ten minutes
    CHECK(idsOf(queueOf(deck, learner, evening() + minutes(1))) == std::vector<std::string>{"a1"});
    CHECK(idsOf(queueOf(deck, learner, evening() + minutes(10))) == std::vector<std::string>{"a0", "a1"});

    ScheduleOptions noNew;
    noNew.newPerDay = 0;
    CHECK(idsOf(queueOf(deck, learner, evening() + minutes(1), noNew)) == std::vector<std::string>{"a0"});
    noNew.learnAhead = minutes(5);
    const Queue waiting = queueOf(deck, learner, evening() + minutes(1), noNew);
    CHECK(waiting.items.empty());
    CHECK(waiting.nextStep == evening() + minutes(10));
}

TEST_CASE("a card is due on its day at whatever hour") {
    const auto deck = sampleDeck(1);
    Learner learner;
    learner.rate("a0", Rating::easy, evening());    // eight days
    ScheduleOptions options;
    options.newPerDay = 0;
    CHECK(queueOf(deck, learner, evening() + days(7), options).items.empty());
    const Queue queue = queueOf(deck, learner, evening() + days(8) - hours(12), options);
    REQUIRE(queue.items.size() == 1);
    CHECK(queue.items[0].part == QueuePart::due);
    CHECK(queue.items[0].recall == Approx(0.9).margin(0.01));
}

TEST_CASE("the most nearly forgotten come first and the limit leaves the rest") {
    const auto deck = sampleDeck(6);
    Learner learner;
    for (int i = 0; i < 6; ++i) learner.rate("a" + std::to_string(i), i == 4 ? Rating::hard : Rating::easy, evening() - days(i));
    learner.rate("a4", Rating::good, evening() - days(4) + minutes(10));
    learner.rate("a4", Rating::good, evening() - days(4) + minutes(20));
    ScheduleOptions options;
    options.newPerDay = 0;
    options.reviewsPerDay = 2;
    const Queue queue = queueOf(deck, learner, evening() + days(20), options);
    REQUIRE(queue.items.size() == 2);
    CHECK(queue.items[0].card.value == "a4");
    CHECK(queue.items[0].recall <= queue.items[1].recall);
    CHECK(queue.overLimit == 4);

    learner.rate("a4", Rating::good, evening() + days(20));
    CHECK(queueOf(deck, learner, evening() + days(20) + minutes(1), options).items.size() == 1);
}

TEST_CASE("two buttons and four say when the card comes back") {
    const auto four = ratingChoices(Buttons::four, {}, fsrs, learnerDays, evening());
    REQUIRE(four.size() == 4);
    CHECK(four[0].days == 0);
    CHECK(four[3].days == 8);
    for (std::size_t i = 1; i < four.size(); ++i) CHECK(four[i - 1].due <= four[i].due);
    const auto two = ratingChoices(Buttons::two, {}, fsrs, learnerDays, evening());
    REQUIRE(two.size() == 2);
    CHECK(two[0].rating == Rating::again);
    CHECK(two[1].rating == Rating::good);
}

TEST_CASE("a leech is flagged or set aside until it is taken back") {
    const auto deck = sampleDeck(1);
    Learner learner;
    Instant now = evening();
    learner.rate("a0", Rating::easy, now);
    for (int i = 0; i < 8; ++i) {
        now += days(10);
        learner.rate("a0", Rating::again, now);
        learner.rate("a0", Rating::good, now + minutes(10));
    }
    now += days(10);
    ScheduleOptions options;
    options.newPerDay = 0;
    const Queue flagged = queueOf(deck, learner, now, options);
    REQUIRE(flagged.items.size() == 1);
    CHECK(flagged.items[0].leech);
    CHECK(leechAdvice(deck[0], recallState(learner.events, fsrs, learnerDays).find(CardId("a0"))).find("8 times") != std::string::npos);

    options.leechAction = LeechAction::setAside;
    CHECK(queueOf(deck, learner, now, options).items.empty());
    CHECK(queueOf(deck, learner, now, options).setAside == 1);
    learner.add(now, CardSetAside{CardId("a0"), false});
    const Queue back = queueOf(deck, learner, now, options);
    REQUIRE(back.items.size() == 1);
    CHECK_FALSE(back.items[0].leech);
    learner.add(now + minutes(1), CardSetAside{CardId("a0"), true});
    CHECK(queueOf(deck, learner, now + minutes(2), options).items.empty());
}

TEST_CASE("answers on short steps are no lapses") {
    Learner learner;
    for (int i = 0; i < 20; ++i) learner.rate("a0", Rating::again, evening() + minutes(i));
    CHECK(recallState(learner.events, fsrs, learnerDays).find(CardId("a0")).lapses == 0);
}

TEST_CASE("nothing is scheduled beyond the assessment and the last evening offers a last look") {
    const auto deck = sampleDeck(1);
    Learner learner;
    learner.rate("a0", Rating::easy, evening());
    const Day today = learnerDays.dayOf(evening());
    learner.add(evening(), AssessmentDateSet{today + days(5)});
    const RecallState state = recallState(learner.events, fsrs, learnerDays);
    const Memory& memory = state.find(CardId("a0")).memory;
    CHECK(dueDay(memory, state.assessment, learnerDays, today) == today + days(4));
    CHECK(dueDay(memory, std::nullopt, learnerDays, today) == today + days(8));
    CHECK(dueDay(memory, state.assessment, learnerDays, today + days(5)) == today + days(8));

    ScheduleOptions options;
    options.newPerDay = 0;
    CHECK(queueOf(deck, learner, evening() + days(3), options).items.empty());
    const Queue last = queueOf(deck, learner, evening() + days(4), options);
    REQUIRE(last.items.size() == 1);
    CHECK(last.items[0].part == QueuePart::lastLook);
    learner.rate("a0", Rating::good, evening() + days(4));
    CHECK(queueOf(deck, learner, evening() + days(4) + minutes(1), options).items.empty());
}

TEST_CASE("cards that have left the deck do not come") {
    Learner learner;
    learner.rate("gone", Rating::good, evening());
    CHECK(queueOf({}, learner, evening() + days(1)).items.empty());
}
