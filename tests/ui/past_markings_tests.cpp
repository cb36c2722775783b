// Publishing a rubric tells of everything that was marked on the point, wherever it was written.
#include "app/desktop/past_markings.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/attempt/item_score.h"
#include "engine/content/course_reader.h"
#include "engine/marking/marker.h"
#include "engine/store/mock_sitting.h"
#include "engine/store/quiz_sitting.h"
#include "engine/store/scenario_sitting.h"
#include "engine/store/sitting.h"
#include "test_paths.h"
#include "tests/engine/store/sample_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> lines(const std::vector<PastAnswer>& past) {
    std::vector<std::string> out;
    for (const PastAnswer& one : past) out.push_back(one.learner + " | " + one.where + " | " + one.question.value + " | " + (one.awarded ? "yes" : "no"));
    return out;
}

constexpr const char* good = "Personalisation means that support starts with the person, who is in control and decides how they are supported.";

}  // namespace

TEST_CASE("What was written under Practise, in mocks and in quizzes is told of by its name", "[past-markings]") {
    SampleStore sample;
    const Course course = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course;
    const Marker marker = must(Marker::compile(course));
    const QuestionId define("define");
    const TrialSubject point{TrialSubject::Kind::point, "definition"};
    CHECK(pastMarkings(*sample.store, course, point, sample.clock.now()).empty());

    Sitting practised = must(Sitting::start(*sample.store, sample.clock, sample.ids, sample.learner, questionExercise(course.id, define)));
    const auto handIn = [&](const std::string& text) {
        sample.clock.advance(5s);
        const StepId step = must(practised.submit(text));
        must(practised.recordMarking(step, must(marker.mark(define, text))));
    };
    handIn("I do not know.");
    must(practised.retry(RetryFrom::lastText));
    handIn(good);

    MockSitting mock = must(MockSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, mockExercise(course.id, course.mocks.front().id), {{define}, {}}));
    must(mock.typed(define, good));
    sample.clock.advance(5s);
    must(mock.handIn(MockEnd::byLearner));
    must(mock.recordMarking(define, must(marker.mark(define, good))));

    const ItemId item("definition-6");
    Quiz quiz;
    quiz.id = QuizId("short");
    quiz.sections = {{"All", {{0, {item}, {}}}, {}}};
    QuizSitting sitting = must(QuizSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, quizExercise(course.id, quiz.id), must(makePaper(course, quiz, {Behaviour::deferred, true}, 3))));
    ItemResponse response;
    response.text = good;
    must(sitting.answer(item, response, 0));
    sample.clock.advance(5s);
    must(sitting.handIn([&](const ItemId&, const ItemResponse& given) { return scoreItem(course, *course.findItem(item), given, &marker); }, [](const ItemId&) { return 2; }, HandedInBy::learner));

    const std::vector<PastAnswer> past = pastMarkings(*sample.store, course, point, sample.clock.now());
    REQUIRE(past.size() == 4);
    CHECK(std::ranges::count(past, ui::PastPlace::practise, &PastAnswer::place) == 2);
    CHECK(std::ranges::count(past, ui::PastPlace::mock, &PastAnswer::place) == 1);
    CHECK(std::ranges::count(past, ui::PastPlace::quiz, &PastAnswer::place) == 1);
    for (const std::string& line : lines(past)) CHECK(line.starts_with("Amina | "));
    CHECK(past[0].where == "Practise, “" + course.findQuestion(define)->text + "”");
    CHECK_FALSE(past[0].awarded);
    CHECK(past[1].awarded);
    CHECK(past[2].where == "Mock assessment “" + course.mocks.front().title + "”");
    CHECK(past[2].text == good);
    CHECK(past[3].where.starts_with("Quiz item “"));
    CHECK(past[3].text == good);
    CHECK(past[3].question == course.findItem(item)->question);
    // A misconception is told of likewise.
    CHECK(pastMarkings(*sample.store, course, {TrialSubject::Kind::misconception, "no-structure"}, sample.clock.now()).size() >= 3);
}

TEST_CASE("A text written in a story is told of by the story", "[past-markings]") {
    SampleStore sample;
    const Course course = readCourse(CAREWRIGHT_TEST_DATA_DIR "/small_story").course;
    const Marker marker = must(Marker::compile(course));
    const StoryRules rules(course.scenarios.front());
    ScenarioSitting play = must(ScenarioSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, course.id, rules));
    must(play.choose(ChoiceId("ask")));
    sample.clock.advance(5s);
    must(play.handIn("Ana is the person who decides about her walk."));
    must(play.recordMarking(must(marker.mark(QuestionId("define"), "Ana is the person who decides about her walk.", {.allPoints = true}))));
    const auto past = pastMarkings(*sample.store, course, {TrialSubject::Kind::point, "say-it"}, sample.clock.now());
    REQUIRE(past.size() == 1);
    CHECK(past.front().place == ui::PastPlace::story);
    CHECK(past.front().where == "Story “" + course.scenarios.front().title + "”");
    CHECK(past.front().question == QuestionId("define"));
}
