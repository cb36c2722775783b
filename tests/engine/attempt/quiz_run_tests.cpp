#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/quiz_payload.h"
#include "engine/attempt/quiz_evidence.h"
#include "engine/attempt/quiz_run.h"
#include "engine/base/uuid.h"
#include "quiz_course.h"

using namespace carewright;
using namespace carewright::test;
using std::chrono::milliseconds;

namespace {

/// One attempt, its steps and its state, kept in step.
struct QuizAct {
    explicit QuizAct(Behaviour behaviour, std::uint64_t seed = 3, bool timed = false) {
        Quiz quiz = course.quizzes[0];
        const auto paper = makePaper(course, quiz, {behaviour, timed}, seed);
        REQUIRE(paper.has_value());
        const auto first = start(AttemptId(ids.next(now)), LearnerId(ids.next(now)), quizExercise(course.id, quiz.id), stamp());
        REQUIRE(first.has_value());
        keep(NextStep(*first));
        keep(setPaper(state, *paper, stamp()));
    }

    StepStamp stamp() {
        now += milliseconds(1000);
        return StepStamp{StepId(ids.next(now)), now, Actor{ActorRole::learner, "test"}};
    }
    void keep(NextStep next) {
        REQUIRE(next.has_value());
        if (!*next) return;
        steps.push_back(**next);
        apply(state, steps.back());
    }
    ItemScore score(const ItemId& item, const ItemResponse& response) const { return scoreItem(course, *course.findItem(item), response, nullptr); }
    void answer(const char* item, const ItemResponse& response, int certainty = 0) { keep(answerItem(state, ItemId(item), response, certainty, milliseconds(5), stamp())); }
    void check(const char* item) {
        const ItemId id(item);
        keep(checkItem(state, id, score(id, state.find(id)->response), milliseconds(9), stamp()));
    }
    void finish() {
        auto results = resultsOf(
            state, [&](const ItemId& item, const ItemResponse& response) { return score(item, response); }, [&](const ItemId& item) { return course.findItem(item)->marks; });
        keep(handIn(state, std::move(results), false, milliseconds(60000), stamp()));
    }
    ItemResponse right(const char* item) const { return rightResponse(itemOf(course, item)); }

    Course course = quizCourse();
    SeededUuidSource ids{1};
    Instant now{std::chrono::hours(24 * 365 * 50)};
    std::vector<Step> steps;
    QuizState state;
};

ItemResponse option(const char* id) {
    ItemResponse out;
    out.chosen = {PartId(id)};
    return out;
}

void same(const QuizState& a, const QuizState& b) {
    CHECK(a.paper == b.paper);
    CHECK(a.at == b.at);
    CHECK(a.spent == b.spent);
    CHECK(a.handedIn == b.handedIn);
    CHECK(a.results == b.results);
    CHECK(a.attempt.lastHash == b.attempt.lastHash);
    REQUIRE(a.items.size() == b.items.size());
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        CHECK(a.items[i].response == b.items[i].response);
        CHECK(a.items[i].fraction == b.items[i].fraction);
        CHECK(a.items[i].checks == b.items[i].checks);
        CHECK(a.items[i].closed == b.items[i].closed);
        CHECK(a.items[i].flagged == b.items[i].flagged);
        CHECK(a.items[i].certainty == b.items[i].certainty);
    }
}

}  // namespace

TEST_CASE("Immediate feedback gives one try and keeps the answer", "[quiz]") {
    QuizAct run(Behaviour::immediate);
    run.answer("one", option("b"));
    run.check("one");
    const ItemRun& item = *run.state.find(ItemId("one"));
    CHECK(item.closed);
    CHECK(item.fraction == 0);
    CHECK_FALSE(answerItem(run.state, ItemId("one"), option("a"), 0, milliseconds(0), run.stamp()).has_value());
    CHECK_FALSE(checkItem(run.state, ItemId("one"), {}, milliseconds(0), run.stamp()).has_value());
}

TEST_CASE("Each further try earns less and never takes away", "[quiz]") {
    QuizAct run(Behaviour::tries);
    REQUIRE(run.state.paper.tries == 2);
    run.answer("one", option("b"));
    run.check("one");
    CHECK_FALSE(run.state.find(ItemId("one"))->closed);
    CHECK_FALSE(checkItem(run.state, ItemId("one"), {}, milliseconds(0), run.stamp()).has_value());   // the same answer
    run.answer("one", option("a"));
    run.check("one");
    CHECK(run.state.find(ItemId("one"))->closed);
    CHECK(run.state.find(ItemId("one"))->fraction == Approx(0.5));
    run.answer("some", option("a"));
    run.check("some");
    run.answer("some", option("c"));
    run.check("some");
    CHECK(run.state.find(ItemId("some"))->fraction == Approx(0.5));     // half right at first, wrong then
    CHECK(shareForTry(1, 3) == 1);
    CHECK(shareForTry(2, 3) == Approx(2.0 / 3));
    CHECK(shareForTry(3, 3) == Approx(1.0 / 3));
    CHECK(shareForTry(4, 3) == 0);
}

TEST_CASE("Giving up closes an item and earns what was earned", "[quiz]") {
    QuizAct run(Behaviour::tries);
    run.answer("some", option("a"));
    run.check("some");
    run.keep(giveUpItem(run.state, ItemId("some"), milliseconds(0), run.stamp()));
    CHECK(run.state.find(ItemId("some"))->closed);
    CHECK(run.state.find(ItemId("some"))->fraction == Approx(0.5));
}

TEST_CASE("Deferred quizzes tell nothing before they are handed in", "[quiz]") {
    QuizAct run(Behaviour::deferred);
    run.answer("one", run.right("one"));
    CHECK_FALSE(checkItem(run.state, ItemId("one"), {}, milliseconds(0), run.stamp()).has_value());
    CHECK_FALSE(giveUpItem(run.state, ItemId("one"), milliseconds(0), run.stamp()).has_value());
    run.finish();
    CHECK(run.state.handedIn);
    const QuizTotals totals = totalOf(run.state.results);
    CHECK(totals.items == 7);
    CHECK(totals.answered == 1);
    CHECK(totals.earned == Approx(2));      // the item is worth two
    CHECK_FALSE(answerItem(run.state, ItemId("some"), option("a"), 0, milliseconds(0), run.stamp()).has_value());
    CHECK_FALSE(flagItem(run.state, ItemId("some"), true, run.stamp()).has_value());
    CHECK_FALSE(handIn(run.state, {}, false, milliseconds(0), run.stamp())->has_value());
}

TEST_CASE("A quiz that was handed in shows its points and the mistaken ideas it could have shown", "[quiz]") {
    QuizAct wrong(Behaviour::deferred);
    wrong.answer("one", option("b"));
    CHECK(evidenceOf(wrong.course, wrong.state).points.empty());
    wrong.finish();
    const Evidence shown = evidenceOf(wrong.course, wrong.state);
    const auto ofOne = [](const auto& piece) { return piece.ref == "one"; };
    const auto point = std::ranges::find_if(shown.points, ofOne);
    REQUIRE(point != shown.points.end());
    CHECK(point->point == PointId("say-it"));
    CHECK(point->score == 0);
    const auto idea = std::ranges::find_if(shown.misconceptions, ofOne);
    REQUIRE(idea != shown.misconceptions.end());
    CHECK(idea->misconception == MisconceptionId("anything-goes"));
    CHECK(idea->shown);

    QuizAct right(Behaviour::deferred);
    right.answer("one", right.right("one"));
    right.finish();
    const Evidence better = evidenceOf(right.course, right.state);
    CHECK(std::ranges::find_if(better.points, ofOne)->score == 1);
    REQUIRE(std::ranges::find_if(better.misconceptions, ofOne) != better.misconceptions.end());
    CHECK_FALSE(std::ranges::find_if(better.misconceptions, ofOne)->shown);
}

TEST_CASE("Certainty earns and costs by the published scale", "[quiz]") {
    CHECK(certaintyMarks(1, 1) == 1);
    CHECK(certaintyMarks(1, 2) == 2);
    CHECK(certaintyMarks(1, 3) == 3);
    CHECK(certaintyMarks(0, 1) == 0);
    CHECK(certaintyMarks(0, 2) == -2);
    CHECK(certaintyMarks(0, 3) == -6);
    CHECK(certaintyMarks(0.5, 3) == 1.5);
    CHECK(certaintyMarks(1, 0) == 1);
    for (double sure = 0; sure <= 1; sure += 0.01) {    // the honest level pays best
        const auto expected = [&](int level) { return sure * certaintyMarks(1, level) + (1 - sure) * certaintyMarks(0, level); };
        const int honest = sure < 2.0 / 3 ? 1 : sure < 0.8 ? 2 : 3;
        for (int level = 1; level <= 3; ++level) CHECK(expected(honest) >= expected(level) - 0.09);
    }
    QuizAct run(Behaviour::certainty);
    run.answer("one", option("b"), 3);
    run.answer("some", run.right("some"), 2);
    run.finish();
    const QuizTotals totals = totalOf(run.state.results);
    CHECK(totals.certaintyEarned == Approx(-12 + 2));
    CHECK(totals.levels[2].answers == 1);
    CHECK(totals.levels[2].right == 0);
    CHECK(totals.levels[1].right == 1);
}

TEST_CASE("Going on after any step is the same as never having stopped", "[quiz]") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto behaviour = static_cast<Behaviour>(seed % 4);
        QuizAct run(behaviour, seed, seed % 2 == 0);
        SeededRandom random(seed);
        for (int act = 0; act < 60; ++act) {
            const ItemRun& item = run.state.items[random.below(run.state.items.size())];
            const ItemId id = item.item;
            const milliseconds spent(act * 700);
            NextStep next = std::nullopt;
            switch (random.below(6)) {
                case 0: next = flagItem(run.state, id, random.below(2) == 1, run.stamp()); break;
                case 1: next = visitItem(run.state, id, spent, run.stamp()); break;
                case 2: next = checkItem(run.state, id, run.score(id, item.response), spent, run.stamp()); break;
                case 3: next = recordTime(run.state, spent, run.stamp()); break;
                default: next = answerItem(run.state, id, fittedTo(*run.course.findItem(id), anyResponse(*run.course.findItem(id), random)), static_cast<int>(random.below(4)), spent, run.stamp());
            }
            if (next.has_value()) run.keep(std::move(next));
            if (act % 20 == 0) same(run.state, foldQuiz(run.steps));
            for (const ItemRun& one : run.state.items) {
                CHECK(one.fraction >= 0);
                CHECK(one.fraction <= 1);
            }
        }
        run.finish();
        std::vector<Step> shuffled = run.steps;
        random.shuffle(shuffled);
        shuffled.push_back(shuffled.front());
        same(run.state, foldQuiz(shuffled));
        CHECK(verifyChain(run.steps).whole());
        CHECK(run.state.attempt.unreadable.empty());
    }
}

TEST_CASE("Content that cannot be read leaves the quiz as it was", "[quiz]") {
    QuizAct run(Behaviour::tries);
    run.answer("one", option("a"));
    static constexpr const char* contents[] = {"", "[]", "{}", "nul", "{\"item\":7}", "{\"item\":\"one\",\"response\":{\"chosen\":\"a\"}}",
                                               "{\"item\":\"one\",\"response\":{},\"fraction\":1e999,\"spent\":-5,\"certainty\":99}", "{\"results\":[1]}",
                                               "{\"item\":\"none\",\"response\":{},\"spent\":18446744073709551615}", "{\"sections\":[{\"items\":[{}]}]}"};
    for (const StepKind kind : {StepKind::quizPaper, StepKind::itemAnswered, StepKind::itemChecked, StepKind::itemGivenUp, StepKind::itemFlagged, StepKind::itemVisited,
                                StepKind::quizTimed, StepKind::quizHandedIn})
        for (const char* content : contents) {
            QuizState state = run.state;
            Step step = run.steps.back();
            step.kind = kind;
            step.payload = content;
            apply(state, step);
            for (const ItemRun& item : state.items) {
                CHECK(item.fraction >= 0);
                CHECK(item.fraction <= 1);
                CHECK(item.certainty <= 3);
            }
            CHECK(state.spent.count() >= 0);
            CHECK(state.items.size() == run.state.items.size());
        }
}

TEST_CASE("Steps of a quiz are passed over by the state of a text and kept in its chain", "[quiz]") {
    QuizAct run(Behaviour::immediate);
    run.answer("one", option("a"));
    const AttemptState state = fold(run.steps);
    CHECK(state.phase == Phase::writing);
    CHECK(state.exercise.kind == "quiz");
    CHECK(state.unreadable.empty());
}

TEST_CASE("A time limit is reached and never goes below nothing", "[quiz]") {
    QuizAct run(Behaviour::deferred, 3, true);
    CHECK(run.state.timeLeft(milliseconds(0)) == milliseconds(600000));
    CHECK(run.state.timeLeft(std::chrono::hours(3)) == milliseconds(0));
    QuizAct free(Behaviour::deferred);
    CHECK_FALSE(free.state.timeLeft(milliseconds(0)).has_value());
}
