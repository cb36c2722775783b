#include "engine/store/mock_sitting.h"

#include <random>

#include "engine/store/examiner_sitting.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

const QuestionId first("define"), second("risk");

MockSitting begin(SampleStore& sample, const MockConditions& conditions) {
    auto sitting = MockSitting::start(*sample.store, sample.clock, sample.ids, sample.learner,
                                      mockExercise(CourseId("personalisation"), MockId("full")), {{first, second}, conditions});
    if (!sitting) FAIL(sitting.error().message);
    return std::move(*sitting);
}

MockSitting goOn(SampleStore& sample, const AttemptId& attempt) {
    auto sitting = MockSitting::resume(*sample.store, sample.clock, sample.ids, attempt);
    if (!sitting) FAIL(sitting.error().message);
    return std::move(*sitting);
}

}  // namespace

TEST_CASE("Going on with a mock after every act is the same as never stopping", "[mock][property]") {
    std::mt19937 random(11);
    for (int run = 0; run < 4; ++run) {
        SampleStore stopped(1), steady(1);
        MockSitting a = begin(stopped, {45, 25, false}), b = begin(steady, {45, 25, false});
        const AttemptId attempt = a.state().attempt.attempt;
        std::string texts[2];
        for (int act = 0; act < 60; ++act) {
            const auto pause = std::chrono::milliseconds(random() % 29000);
            stopped.clock.advance(pause);
            steady.clock.advance(pause);
            const std::size_t which = random() % 2;
            const QuestionId& question = which == 0 ? first : second;
            const auto choice = random() % 6;
            if (choice > 2) texts[which] += "word ";
            for (MockSitting* sitting : {&a, &b}) {
                if (sitting->state().phase == MockPhase::resting) REQUIRE(sitting->endRest());
                switch (choice) {
                    case 0: REQUIRE(sitting->goTo(question)); break;
                    case 1: REQUIRE(sitting->flag(question, act % 2 == 0)); break;
                    case 2: REQUIRE(sitting->rest()); break;
                    default: REQUIRE(sitting->typed(question, texts[which]));
                }
            }
            REQUIRE(a.flush());
            stopped.open();
            a = goOn(stopped, attempt);
        }
        REQUIRE(b.flush());
        for (const QuestionId& question : {first, second}) {
            CHECK(a.textOf(*a.state().find(question)) == b.textOf(*b.state().find(question)));
            CHECK(a.state().find(question)->flagged == b.state().find(question)->flagged);
        }
        CHECK(a.state().spentAt(stopped.clock.now()) == b.state().spentAt(steady.clock.now()));
        CHECK(a.state().rested == b.state().rested);
        CHECK(a.state().phase == b.state().phase);
        CHECK(a.state().at == b.state().at);
        CHECK(stopped.store->verify(attempt)->whole());
    }
}

TEST_CASE("A killed mock costs the learner a minute of time at most and a second of typing", "[mock]") {
    SampleStore sample;
    AttemptId attempt;
    {
        MockSitting sitting = begin(sample, {10, 0, false});
        attempt = sitting.state().attempt.attempt;
        REQUIRE(sitting.typed(first, "Care"));
        sample.clock.advance(900ms);
        REQUIRE(sitting.keep());
        REQUIRE(sitting.typed(first, "Care that fits"));
        for (int half = 0; half < 4; ++half) {
            sample.clock.advance(30s);
            REQUIRE(sitting.keep());
        }
        CHECK(sitting.state().spent >= 90s);
        REQUIRE(sitting.typed(first, "Care that fits, lost"));
    }
    sample.clock.advance(26h);
    const MockSitting sitting = goOn(sample, attempt);
    CHECK(sitting.state().find(first)->text == "Care that fits");
    CHECK(sitting.state().spent <= 120900ms + 60s);
    CHECK_FALSE(sitting.timeIsUp());
}

TEST_CASE("Time that is up can be told and wakes the program when it is", "[mock]") {
    SampleStore sample;
    MockSitting sitting = begin(sample, {1, 0, false});
    CHECK(sitting.keepAt() == noon() + 30s);
    sample.clock.advance(30s);
    REQUIRE(sitting.keep());
    CHECK(sitting.keepAt() == noon() + 60s);
    sample.clock.advance(29s);
    CHECK_FALSE(sitting.timeIsUp());
    sample.clock.advance(1s);
    CHECK(sitting.timeIsUp());
    REQUIRE(sitting.handIn(MockEnd::byTime));
    CHECK(sitting.state().timeUp);
    CHECK_FALSE(sitting.keepAt());
}

TEST_CASE("Decisions about a sample response survive closing", "[examiner]") {
    SampleStore store;
    Sample sample;
    sample.id = SampleId("s1");
    SampleJudgement judgement;
    judgement.point = PointId("a");
    judgement.holds = true;
    sample.judgements = {judgement};
    ExaminerSitting sitting(*store.store, store.clock, store.ids, store.learner, CourseId("c"), sample.id);
    CHECK(store.store->countAttempts() == 0);
    CHECK_FALSE(sitting.commit(sample));
    REQUIRE(sitting.decide({PointId("a"), {}, true}));
    const AttemptId attempt = sitting.state().attempt.attempt;
    store.open();
    auto again = ExaminerSitting::resume(*store.store, store.clock, store.ids, attempt);
    REQUIRE(again);
    CHECK(again->state().decisions == std::vector{SampleDecision{PointId("a"), {}, true}});
    REQUIRE(again->commit(sample));
    CHECK(store.store->attempts({.learner = {}, .course = {}, .exercise = "examiner", .ref = {}})->size() == 1);
}
