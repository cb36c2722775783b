// Every shipped story to every one of its endings, along the ways that the survey found.
#include <catch2/catch.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/scenario_steps.h"
#include "engine/attempt/story_debrief.h"
#include "engine/content/course_reader.h"
#include "engine/content/scenario_survey.h"
#include "engine/marking/marker.h"
#include "test_paths.h"

using namespace carewright;
using namespace std::chrono_literals;

namespace {

Course shippedCourse() { return readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").course; }

/// A seed with which chance decides along the path as the survey supposed; nothing where none was found.
std::optional<std::uint64_t> seedFor(const StoryRules& rules, const StoryPath& path) {
    for (std::uint64_t seed = 1; seed <= 200'000; ++seed) {
        bool fits = true;
        for (std::size_t turn = 0; fits && turn < path.moves.size(); ++turn) {
            const StoryMove& move = path.moves[turn];
            if (!move.choice) continue;
            const ChoiceId& id = rules.scenario().passages[move.passage].choices[*move.choice].id;
            fits = rules.wayByChance(move.passage, *move.choice, storyChance(seed, turn, id)).outcome == move.outcome;
        }
        if (fits) return seed;
    }
    return std::nullopt;
}

/// A play from step to step, every one of them taken into the attempt and into the story.
struct Play {
    Play(const StoryRules& storyRules, std::uint64_t seed) : rules(storyRules), ids(seed), learner(ids.next(clock.now())) {
        take(*start(AttemptId(ids.next(clock.now())), learner, scenarioExercise(CourseId("personalisation"), rules.scenario().id), stamp()));
        take(beginStory(state, run, seed, stamp()));
    }
    StepStamp stamp() {
        clock.advance(5s);
        return {StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)};
    }
    void take(const Step& step) {
        steps.push_back(step);
        apply(state, step);
        apply(run, rules, step);
    }
    void take(const NextStep& next) {
        if (!next) FAIL(next.error().message);
        if (*next) take(**next);
    }
    void make(const StoryMove& move) {
        const Passage& here = rules.passageOf(run.state);
        if (move.choice) {
            take(takeChoice(state, run, rules, here.choices[*move.choice].id, stamp()));
            return;
        }
        take(submit(state, "What somebody writes here.", stamp()));
        Marking marking;
        marking.question = here.written->question;
        for (const PointId& point : move.earned) {
            PointMarking one;
            one.id = point;
            one.awarded = true;
            marking.points.push_back(one);
        }
        take(propose(state, run.handedIn->submission, marking, stamp()));
        take(goOn(state, run, rules, stamp()));
    }

    const StoryRules& rules;
    FixedClock clock{Instant(1795262400000ms)};
    SeededUuidSource ids;
    LearnerId learner;
    AttemptState state;
    ScenarioRun run;
    std::vector<Step> steps;
};

}  // namespace

TEST_CASE("No shipped story has a dead end or an unreachable passage or an endless loop", "[scenario]") {
    const Course course = shippedCourse();
    REQUIRE_FALSE(course.scenarios.empty());
    for (const Scenario& scenario : course.scenarios) {
        INFO(scenario.id.value);
        const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
        CHECK(survey.exact);
        CHECK(survey.unreachable.empty());
        CHECK(survey.stuck.empty());
        CHECK(survey.noEnding.empty());
        CHECK(survey.neverOpen.empty());
        CHECK(survey.neverTaken.empty());
        CHECK(survey.endings.size() >= 3);
        CHECK(scenario.passages.size() >= 15);
        CHECK(std::ranges::count_if(scenario.passages, [](const Passage& passage) { return passage.written.has_value(); }) >= 2);
        CHECK(survey.passages.least >= 4);
    }
}

TEST_CASE("Every shipped story is played to each of its endings and can be resumed on every way", "[scenario]") {
    const Course course = shippedCourse();
    for (const Scenario& scenario : course.scenarios) {
        const StoryRules rules(scenario);
        for (const EndingSurvey& ending : surveyScenario(rules).endings) {
            INFO(scenario.id.value << " to " << scenario.passages[ending.passage].id.value);
            REQUIRE(ending.path);
            const auto seed = seedFor(rules, *ending.path);
            REQUIRE(seed);
            Play play(rules, *seed);
            for (const StoryMove& move : ending.path->moves) {
                REQUIRE(play.run.state.passage == move.passage);
                play.make(move);
                // Closed and opened again after every act.
                const ScenarioRun resumed = foldScenario(rules, play.steps);
                REQUIRE(resumed.state == play.run.state);
                REQUIRE(resumed.misfits == 0);
            }
            CHECK(play.run.state.passage == ending.passage);
            CHECK(rules.over(play.run.state));
            CHECK(verifyChain(play.steps).whole());
            const StoryDebrief debrief = debriefOf(rules, play.run, 0);
            CHECK(debrief.ending == ending.passage);
            for (const StoryLesson& lesson : debrief.lessons) CHECK_FALSE(lesson.meant.empty());
        }
    }
}

TEST_CASE("The model answer of every written step earns its points", "[scenario]") {
    const Course course = shippedCourse();
    const auto marker = Marker::compile(course);
    REQUIRE(marker);
    for (const Scenario& scenario : course.scenarios) {
        for (const Passage& passage : scenario.passages) {
            if (!passage.written) continue;
            const auto marking = marker->mark(passage.written->question, passage.written->modelAnswer, {.allPoints = true});
            REQUIRE(marking);
            INFO(scenario.id.value << ", " << passage.id.value);
            CHECK(pointsEarned(*passage.written, *marking) == passage.written->points);
            for (const MisconceptionMarking& idea : marking->misconceptions) {
                INFO(idea.id.value);
                CHECK_FALSE(idea.asserted);
            }
        }
    }
}
