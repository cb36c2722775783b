#include <catch2/catch.hpp>

#include "../attempt/quiz_course.h"
#include "../content/sample_course.h"
#include "engine/attempt/item_score.h"
#include "engine/store/quiz_sitting.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

struct Desk {
    explicit Desk(const std::filesystem::path& folder) : store(Store::open(folder, clock).value()) {}
    FixedClock clock{Instant(std::chrono::hours(24 * 365 * 50))};
    SeededUuidSource ids{4};
    Store store;
};

ItemResponse gap(const char* id, const char* text) {
    ItemResponse out;
    out.filled = {{PartId(id), text}};
    return out;
}

}  // namespace

TEST_CASE("A quiz goes on where it was when the program was killed and its clock with it", "[quiz][store]") {
    const Course course = quizCourse();
    const Quiz& quiz = course.quizzes[0];
    const TemporaryFolder folder;
    AttemptId attempt;
    LearnerId learner;
    {
        Desk desk(folder.path());
        learner = LearnerId(desk.ids.next(desk.clock.now()));
        REQUIRE(desk.store.addLearner(learner, "Ana").has_value());
        const auto paper = makePaper(course, quiz, {Behaviour::deferred, true}, 9);
        auto sitting = QuizSitting::start(desk.store, desk.clock, desk.ids, learner, quizExercise(course.id, quiz.id), *paper);
        REQUIRE(sitting.has_value());
        attempt = sitting->state().attempt.attempt;
        for (int second = 0; second < 40; ++second) {
            desk.clock.advance(1s);
            REQUIRE(sitting->keep().has_value());
        }
        CHECK(sitting->spent() == 40s);
        ItemResponse answer;
        answer.chosen = {PartId("a")};
        REQUIRE(sitting->answer(ItemId("one"), answer, 2).has_value());
        REQUIRE(sitting->flag(ItemId("one"), true).has_value());
        REQUIRE(sitting->visit(ItemId("some")).has_value());
        // Nothing is said goodbye to: the program is gone here.
    }
    Desk desk(folder.path());
    desk.clock.advance(3h);
    auto sitting = QuizSitting::resume(desk.store, desk.clock, desk.ids, attempt);
    REQUIRE(sitting.has_value());
    CHECK(sitting->state().at == ItemId("some"));
    CHECK(sitting->state().find(ItemId("one"))->response.chosen == std::vector<PartId>{PartId("a")});
    CHECK(sitting->state().find(ItemId("one"))->certainty == 2);
    CHECK(sitting->state().find(ItemId("one"))->flagged);
    CHECK(sitting->spent() == 40s);
    desk.clock.advance(1h);     // the computer slept
    REQUIRE(sitting->keep().has_value());
    CHECK(sitting->spent() == 40s);
    CHECK_FALSE(sitting->timeIsUp());
    for (int second = 0; second < 560; ++second) {
        desk.clock.advance(1s);
        REQUIRE(sitting->keep().has_value());
    }
    CHECK(sitting->timeIsUp());
    const auto score = [&](const ItemId& item, const ItemResponse& response) { return scoreItem(course, *course.findItem(item), response, nullptr); };
    REQUIRE(sitting->handIn(score, [&](const ItemId& item) { return course.findItem(item)->marks; }, HandedInBy::time).has_value());
    CHECK(sitting->state().timeUp);
    CHECK_FALSE(sitting->timeIsUp());
    CHECK(totalOf(sitting->state().results).earned == Approx(2));
    AttemptQuery query;
    query.exercise = "quiz";
    REQUIRE(desk.store.attempts(query)->size() == 1);
    CHECK(desk.store.attempts(query)->front().phase == Phase::finished);
    CHECK(desk.store.verifyAll()->whole());
}

TEST_CASE("Typing into a quiz is stored within a second and is not lost when another item is opened", "[quiz][store]") {
    const Course course = quizCourse();
    const TemporaryFolder folder;
    Desk desk(folder.path());
    const LearnerId learner(desk.ids.next(desk.clock.now()));
    REQUIRE(desk.store.addLearner(learner, "Ana").has_value());
    const auto paper = makePaper(course, course.quizzes[0], {Behaviour::immediate, false}, 1);
    auto sitting = QuizSitting::start(desk.store, desk.clock, desk.ids, learner, quizExercise(course.id, course.quizzes[0].id), *paper);
    REQUIRE(sitting.has_value());
    const ItemId item = sitting->state().items[0].item;
    const ItemId other = sitting->state().items[1].item;
    REQUIRE(sitting->type(item, gap("act", "C"), 0).has_value());
    REQUIRE(sitting->type(item, gap("act", "Ca"), 0).has_value());
    CHECK(sitting->state().find(item)->response.empty());
    CHECK(sitting->responseTo(*sitting->state().find(item)) == gap("act", "Ca"));
    REQUIRE(sitting->keepAt().has_value());
    desk.clock.advance(900ms);
    REQUIRE(sitting->keep().has_value());
    CHECK(sitting->state().find(item)->response == gap("act", "Ca"));
    REQUIRE(sitting->type(item, gap("act", "Car"), 0).has_value());
    REQUIRE(sitting->visit(other).has_value());
    CHECK(sitting->state().find(item)->response == gap("act", "Car"));
    REQUIRE(sitting->type(item, gap("act", "\xff"), 0).has_value());
    desk.clock.advance(900ms);
    CHECK_FALSE(sitting->keep().has_value());      // no text; refused once and then out of the way
    CHECK(sitting->keep().has_value());
    CHECK(desk.store.steps(sitting->state().attempt.attempt)->size() == 5);
}
