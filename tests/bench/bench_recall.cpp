// How long a year of recall takes, and what a view asks every evening, in a deck far larger than any course.
#include <benchmark/benchmark.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "engine/content/course_reader.h"
#include "engine/recall/deck.h"
#include "engine/recall/plan.h"
#include "engine/recall/schedule.h"
#include "test_paths.h"

using namespace carewright;

namespace {

const Instant start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(19);

std::vector<Card> largeDeck(int cards) {
    std::vector<Card> deck(static_cast<std::size_t>(cards));
    for (int i = 0; i < cards; ++i) {
        Card& card = deck[static_cast<std::size_t>(i)];
        card.thing = "term." + std::to_string(i / 2);
        card.id = CardId(card.thing + (i % 2 == 0 ? ".meaning" : ".name"));
        card.kind = i % 2 == 0 ? CardKind::termMeaning : CardKind::termName;
        card.points = {PointId("point-" + std::to_string(i % 8))};
    }
    return deck;
}

/// A learner who does each evening what the queue asks and recalls with the probability that the model predicts.
struct Year {
    Fsrs fsrs;
    LearnerDays days;
    ScheduleOptions options;
    std::mt19937_64 random{1};
    RecallState state;
    std::vector<RecallEvent> events;    ///< kept where asked for

    void evening(const std::vector<Card>& deck, Instant now, bool keep) {
        const Queue queue = tonightsQueue(deck, state, fsrs, days, options, now);
        for (const QueueItem& item : queue.items) rate(item.card, item.part == QueuePart::unseen ? 0.3 : item.recall, now, keep);
        // The short steps come back within the evening.
        for (int round = 0; round < 3; ++round) {
            now += std::chrono::minutes(15);
            for (const QueueItem& item : queue.items)
                if (state.find(item.card).memory.phase != MemoryPhase::review) rate(item.card, 0.9, now, keep);
        }
    }

    void rate(const CardId& card, double recall, Instant now, bool keep) {
        const Rating rating = std::uniform_real_distribution<double>()(random) < recall ? Rating::good : Rating::again;
        const RecallEvent event{StepId(makeUuid(now, static_cast<std::uint16_t>(random() % 4096), random())), now,
                                Reviewed{card, rating, std::chrono::seconds(10), {}}};
        apply(state, event, fsrs, days);
        if (keep) events.push_back(event);
    }
};

/// A year with thirty new cards an evening: the whole deck of 10,000 is met and kept up.
void yearOfTenThousandCards(benchmark::State& bench) {
    const std::vector<Card> deck = largeDeck(10000);
    std::size_t reviews = 0, seen = 0;
    for (auto _ : bench) {
        Year year;
        year.options.newPerDay = 30;
        year.options.reviewsPerDay = 1000;
        for (int day = 0; day < 365; ++day) year.evening(deck, start + std::chrono::days(day), false);
        reviews = year.state.reviews.size();
        seen = year.state.cards.size();
    }
    if (seen != deck.size()) bench.SkipWithError("not all cards were met");
    bench.counters["reviews"] = static_cast<double>(reviews);
    bench.counters["cards_days_per_second"] =
        benchmark::Counter(static_cast<double>(deck.size()) * 365, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(yearOfTenThousandCards)->Unit(benchmark::kMillisecond);

/// The learner after 120 evenings with a deck of 2,000: some 15,000 reviews.
const Year& practisedLearner(const std::vector<Card>& deck, Year& year) {
    year.options.newPerDay = 20;
    year.options.reviewsPerDay = 300;
    for (int day = 0; day < 120; ++day) year.evening(deck, start + std::chrono::days(day), true);
    return year;
}

/// Deriving the state from all events, as after opening the app and after an undo.
void stateFromEvents(benchmark::State& bench) {
    Year made;
    const Year& year = practisedLearner(largeDeck(2000), made);
    for (auto _ : bench) benchmark::DoNotOptimize(recallState(year.events, year.fsrs, year.days));
    bench.counters["reviews"] = static_cast<double>(year.events.size());
}
BENCHMARK(stateFromEvents)->Unit(benchmark::kMillisecond);

void eveningPlan(benchmark::State& bench) {
    const std::vector<Card> deck = largeDeck(2000);
    Year year;
    practisedLearner(deck, year);
    const Instant now = start + std::chrono::days(120);
    for (auto _ : bench) benchmark::DoNotOptimize(planEvening(deck, year.state, {year.fsrs, year.days, year.options, now}, std::chrono::minutes(20)));
}
BENCHMARK(eveningPlan)->Unit(benchmark::kMillisecond);

void forecastOfAYear(benchmark::State& bench) {
    const std::vector<Card> deck = largeDeck(2000);
    Year year;
    practisedLearner(deck, year);
    const Instant now = start + std::chrono::days(120);
    for (auto _ : bench) benchmark::DoNotOptimize(forecast(deck, year.state, {year.fsrs, year.days, year.options, now}, 365));
}
BENCHMARK(forecastOfAYear)->Unit(benchmark::kMillisecond);

void deckOfTheCourse(benchmark::State& bench) {
    const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    std::size_t cards = 0;
    for (auto _ : bench) cards = makeDeck(read.course).size();
    bench.counters["cards"] = static_cast<double>(cards);
}
BENCHMARK(deckOfTheCourse)->Unit(benchmark::kMillisecond);

}  // namespace
