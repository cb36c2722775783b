// A story played with a store, left at every point and resumed.
#include "engine/store/scenario_sitting.h"
#include "engine/content/course_reader.h"
#include "engine/marking/marker.h"
#include "sample_store.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::test;

namespace {

const char* decides = "Ana is the person who decides about her walk. She makes the choice herself, as on every day of her life.";

/// Plays with a store that is closed and opened again before each act.
struct Reopening {
    Reopening() : course(readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story").course), rules(course.scenarios.front()) {
        auto started = ScenarioSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, course.id, rules);
        if (!started) FAIL(started.error().message);
        attempt = started->state().attempt;
    }
    ScenarioSitting again() {
        sample.open();
        auto sitting = ScenarioSitting::resume(*sample.store, sample.clock, sample.ids, attempt, rules);
        if (!sitting) FAIL(sitting.error().message);
        return std::move(*sitting);
    }
    std::string here() { return rules.passageOf(again().run().state).id.value; }

    SampleStore sample;
    Course course;
    StoryRules rules;
    AttemptId attempt;
};

}  // namespace

TEST_CASE("A story goes on where it was left after every act", "[store][scenario]") {
    Reopening play;
    const auto marker = Marker::compile(play.course);
    REQUIRE(marker);
    REQUIRE(play.again().choose(ChoiceId("ask")));
    CHECK(play.here() == "talk");
    {
        ScenarioSitting sitting = play.again();
        REQUIRE(sitting.typed("Ana is"));
        REQUIRE(sitting.flush());
    }
    CHECK(play.again().state().draft == "Ana is");
    REQUIRE(play.again().handIn(decides));
    CHECK(play.again().run().handedIn->text == decides);
    const auto marking = marker->mark(QuestionId("define"), decides, {.allPoints = true});
    REQUIRE(play.again().recordMarking(*marking));
    CHECK(play.again().run().handedIn->marking.has_value());
    REQUIRE(play.again().goOn());
    CHECK(play.here() == "sea");        // both points
    CHECK(play.again().state().phase == Phase::finished);
    const auto summary = play.sample.store->attempts({.learner = play.sample.learner, .course = {}, .exercise = "scenario", .ref = {}});
    REQUIRE(summary->size() == 1);
    CHECK(summary->front().phase == Phase::finished);
    CHECK(play.sample.store->verifyAll()->whole());
}

TEST_CASE("Words written before are on the sheet again after going back", "[store][scenario]") {
    Reopening play;
    ScenarioSitting sitting = play.again();
    REQUIRE(sitting.choose(ChoiceId("ask")));
    REQUIRE(sitting.typed("half a thought"));
    REQUIRE(sitting.goBack(0));
    CHECK(sitting.state().draft.empty());
    REQUIRE(sitting.choose(ChoiceId("ask")));
    CHECK(sitting.state().draft == "half a thought");
    CHECK(play.again().state().draft == "half a thought");
    REQUIRE(sitting.handIn("Ana."));
    Marking none;
    none.question = QuestionId("define");
    REQUIRE(sitting.recordMarking(none));
    CHECK_FALSE(sitting.goBack(0));     // handed in: first one sees what comes of it
    REQUIRE(sitting.goOn());
    CHECK(play.rules.passageOf(sitting.run().state).id.value == "muddle");
    REQUIRE(sitting.goBack(1));
    CHECK(sitting.state().draft == "Ana.");
    CHECK(play.again().state().draft == "Ana.");
    REQUIRE(sitting.handIn("Ana."));    // in a story the same words may be said again
}

TEST_CASE("What was typed at a step is there again on the next evening and on another way", "[store][scenario]") {
    Reopening play;
    REQUIRE(play.again().choose(ChoiceId("ask")));
    {
        ScenarioSitting sitting = play.again();
        REQUIRE(sitting.typed("half a thought"));
        REQUIRE(sitting.goBack(0));
    }
    REQUIRE(play.again().choose(ChoiceId("stop")));
    CHECK(play.again().state().draft.empty());
    REQUIRE(play.again().choose(ChoiceId("leave-it")));
    REQUIRE(play.again().playFrom(0, 0));
    REQUIRE(play.again().choose(ChoiceId("ask")));
    CHECK(play.again().state().draft == "half a thought");
    // What was wiped away stays away.
    {
        ScenarioSitting sitting = play.again();
        REQUIRE(sitting.typed(""));
        REQUIRE(sitting.goBack(0));
        REQUIRE(sitting.choose(ChoiceId("ask")));
        CHECK(sitting.state().draft.empty());
    }
    CHECK(play.again().run().misfits == 0);
    CHECK(play.sample.store->verifyAll()->whole());
}

TEST_CASE("After the ending another way is played in the same attempt", "[store][scenario]") {
    Reopening play;
    REQUIRE(play.again().choose(ChoiceId("stop")));
    CHECK_FALSE(play.again().playFrom(0, 0));
    REQUIRE(play.again().choose(ChoiceId("leave-it")));
    CHECK(play.again().state().phase == Phase::finished);
    CHECK_FALSE(play.again().choose(ChoiceId("ask")));
    REQUIRE(play.again().playFrom(0, 0));
    CHECK(play.again().state().phase == Phase::writing);
    CHECK(play.again().run().plays.size() == 2);
    REQUIRE(play.again().choose(ChoiceId("stop")));
    REQUIRE(play.again().choose(ChoiceId("leave-it")));
    CHECK(play.again().state().phase == Phase::finished);
    CHECK(play.again().run().misfits == 0);
}

TEST_CASE("A story of which only the first step was stored begins when it is resumed", "[store][scenario]") {
    Reopening play;
    const auto bare = Sitting::start(*play.sample.store, play.sample.clock, play.sample.ids, play.sample.learner,
                                     scenarioExercise(play.course.id, ScenarioId("walk")));
    REQUIRE(bare);
    play.attempt = bare->state().attempt;
    CHECK(play.again().run().begun);
    CHECK(play.here() == "door");
}
