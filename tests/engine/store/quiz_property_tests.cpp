/// Whole quizzes by chance: whatever is done, in every behaviour, the marks stay within bounds, do not depend on how the paper
/// was shuffled, and going on after a stop anywhere gives what never stopping gives.
#include <catch2/catch.hpp>

#include "engine/attempt/item_score.h"
#include "engine/marking/marker.h"
#include "engine/store/quiz_sitting.h"
#include "tests/engine/attempt/quiz_course.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

constexpr Behaviour behaviours[] = {Behaviour::immediate, Behaviour::tries, Behaviour::deferred, Behaviour::certainty};

/// Everything to be tried: a course, what scores it, and a quiz of some of its items.
struct Subject {
    Course course;
    const Marker* marker = nullptr;
    Quiz quiz;

    [[nodiscard]] ItemScore score(const ItemId& item, const ItemResponse& response) const { return scoreItem(course, *course.findItem(item), response, marker); }
    [[nodiscard]] int marks(const ItemId& item) const { return course.findItem(item)->marks; }
};

Quiz quizOf(const std::vector<ItemId>& items) {
    Quiz quiz;
    quiz.id = QuizId("by-chance");
    quiz.title = "By chance";
    quiz.sections.push_back({"", {{0, items, {}}}, {}});
    return quiz;
}

struct Act {
    enum class Kind { answer, type, check, giveUp, flag, visit } kind = Kind::answer;
    ItemId item;
    ItemResponse response;
    int certainty = 0;
};

/// A sitting that chance plans: half of the answers right, the others anything.
std::vector<Act> actsFor(const Subject& subject, SeededRandom& random, std::size_t count) {
    const std::vector<ItemId>& items = subject.quiz.sections[0].pools[0].items;
    std::vector<Act> acts;
    for (std::size_t i = 0; i < count; ++i) {
        Act act;
        act.item = items[random.below(items.size())];
        const std::size_t which = random.below(10);
        act.kind = which < 4 ? Act::Kind::answer : which == 4 ? Act::Kind::type : which < 8 ? Act::Kind::check : which == 8 ? (random.below(4) == 0 ? Act::Kind::giveUp : Act::Kind::flag) : Act::Kind::visit;
        const Item& item = *subject.course.findItem(act.item);
        act.response = random.below(2) == 0 ? rightResponse(item) : anyResponse(item, random);
        act.certainty = static_cast<int>(random.below(4));
        acts.push_back(std::move(act));
    }
    return acts;
}

bool perform(QuizSitting& sitting, const Subject& subject, const Act& act) {
    switch (act.kind) {
        case Act::Kind::answer: return sitting.answer(act.item, act.response, act.certainty).has_value();
        case Act::Kind::type: return sitting.type(act.item, act.response, act.certainty).has_value();
        case Act::Kind::check: return sitting.check(act.item, subject.score(act.item, sitting.responseTo(*sitting.state().find(act.item)))).has_value();
        case Act::Kind::giveUp: return sitting.giveUp(act.item).has_value();
        case Act::Kind::flag: return sitting.flag(act.item, true).has_value();
        case Act::Kind::visit: return sitting.visit(act.item).has_value();
    }
    return false;
}

QuizSitting begin(SampleStore& sample, const Subject& subject, Behaviour behaviour, std::uint64_t seed) {
    const auto paper = makePaper(subject.course, subject.quiz, {behaviour, false}, seed);
    if (!paper) FAIL(paper.error().message);
    auto sitting = QuizSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, quizExercise(subject.course.id, subject.quiz.id), *paper);
    if (!sitting) FAIL(sitting.error().message);
    return std::move(*sitting);
}

void handIn(QuizSitting& sitting, const Subject& subject) {
    (void)sitting.flush();      // typing that can't be stored is told once, and then stands in nobody's way
    REQUIRE(sitting.handIn([&](const ItemId& item, const ItemResponse& response) { return subject.score(item, response); },
                           [&](const ItemId& item) { return subject.marks(item); }, HandedInBy::learner));
}

void withinBounds(const QuizState& state) {
    double most = 0;
    for (const ItemResult& result : state.results) {
        CHECK(result.fraction >= 0);
        CHECK(result.fraction <= 1);
        CHECK(result.tries <= std::max(1, state.paper.tries));
        CHECK(result.certainty >= 0);
        CHECK(result.certainty <= mostCertain);
        most += result.marks;
        for (int level = 0; level <= mostCertain; ++level) {
            CHECK(certaintyMarks(result.fraction, level) >= -6);
            CHECK(certaintyMarks(result.fraction, level) <= 3);
        }
    }
    const QuizTotals totals = totalOf(state.results);
    CHECK(totals.items == static_cast<int>(state.items.size()));
    CHECK(totals.answered <= totals.items);
    CHECK(totals.most <= most);
    CHECK(totals.earned >= 0);
    CHECK(totals.earned <= totals.most + 1e-9);
    CHECK(totals.certaintyEarned >= -6 * most);
    CHECK(totals.certaintyEarned <= totals.certaintyMost + 1e-9);
}

/// Results item by item, whatever their order on the paper.
std::vector<ItemResult> byItem(std::vector<ItemResult> results) {
    std::ranges::sort(results, {}, &ItemResult::item);
    return results;
}

void tryOut(const Subject& subject, std::uint64_t seed) {
    for (const Behaviour behaviour : behaviours) {
        INFO("behaviour " << static_cast<int>(behaviour) << ", seed " << seed);
        SeededRandom random(seed * 4 + static_cast<std::uint64_t>(behaviour));
        const std::vector<Act> acts = actsFor(subject, random, 40);
        SampleStore steadyStore(1), stoppedStore(1), shuffledStore(1);
        QuizSitting steady = begin(steadyStore, subject, behaviour, seed);
        QuizSitting stopped = begin(stoppedStore, subject, behaviour, seed);
        QuizSitting shuffled = begin(shuffledStore, subject, behaviour, seed + 1000);
        CHECK(steady.state().paper == stopped.state().paper);
        const AttemptId attempt = stopped.state().attempt.attempt;
        for (const Act& act : acts) {
            for (SampleStore* sample : {&steadyStore, &stoppedStore, &shuffledStore}) sample->clock.advance(1500ms);
            const bool kept = steady.keep().has_value();    // an item that is closed takes no typing
            CHECK(stopped.keep().has_value() == kept);
            CHECK(shuffled.keep().has_value() == kept);
            const bool done = perform(steady, subject, act);
            CHECK(perform(stopped, subject, act) == done);
            CHECK(perform(shuffled, subject, act) == done);
            if (random.below(4) != 0) continue;
            const bool stored = steady.flush().has_value();         // what is typed is stored within a second; the program stops after that
            CHECK(stopped.flush().has_value() == stored);
            CHECK(shuffled.flush().has_value() == stored);
            stoppedStore.open();
            auto again = QuizSitting::resume(*stoppedStore.store, stoppedStore.clock, stoppedStore.ids, attempt);
            REQUIRE(again);
            stopped = std::move(*again);
        }
        for (QuizSitting* sitting : {&steady, &stopped, &shuffled}) {
            handIn(*sitting, subject);
            withinBounds(sitting->state());
        }
        CHECK(steady.state().results == stopped.state().results);
        CHECK(byItem(steady.state().results) == byItem(shuffled.state().results));
        CHECK(stoppedStore.store->verify(attempt)->whole());
    }
}

}  // namespace

TEST_CASE("Random quizzes of every kind of item keep within bounds, to their paper and to where they were left", "[quiz][property]") {
    Subject subject{quizCourse(), nullptr, {}};
    const auto marker = Marker::compile(subject.course);
    REQUIRE(marker);
    subject.marker = &*marker;
    std::vector<ItemId> all;
    for (const Item& item : subject.course.items) all.push_back(item.id);
    subject.quiz = quizOf(all);
    for (std::uint64_t seed = 1; seed <= 6; ++seed) tryOut(subject, seed);
}

TEST_CASE("Random quizzes of the product's items keep within bounds, to their paper and to where they were left", "[quiz][property]") {
    Subject subject{readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course, nullptr, {}};
    SeededRandom random(5);
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        std::vector<ItemId> some;
        for (const Item& item : subject.course.items)
            if (random.below(6) == 0) some.push_back(item.id);
        subject.quiz = quizOf(some);
        tryOut(subject, seed);
    }
}
