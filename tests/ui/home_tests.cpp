/// What Home offers to somebody who comes back in the middle of something.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/ui/day_words.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

HeadlessDriver::Options atHome(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}}); };
    return options;
}

}  // namespace

TEST_CASE("A mock that was left stands first at Home, with its time, and is gone on with from there", "[home][mock]") {
    const TemporaryFolder folder;
    std::vector<QuestionId> asked;
    {
        HeadlessDriver app(atHome(folder));
        app.workspace().apply({MockAction(BeginMock{MockId("short-mock"), {.minutes = 40}}), MockAction(WriteMockAnswer{QuestionId("define"), "The person comes first."})});
        for (const MockAnswer& answer : app.model().mock.open->answers) asked.push_back(answer.question);
        app.wait(1s);
    }
    HeadlessDriver app(atHome(folder));
    app.frames(2);
    REQUIRE(app.has("home/running/mock/title"));
    CHECK(app.label("home/running/mock/title") == app.model().course.findMock(MockId("short-mock"))->title);
    CHECK(app.label("home/running/mock/standing").find("1 of 4 questions begun") != std::string::npos);
    CHECK(app.label("home/running/mock/standing").find("minutes left") != std::string::npos);
    CHECK(app.find("home/running/mock/title")->rect.top < app.find("home/next/over")->rect.top);
    // What is being answered there is not offered once more.
    REQUIRE(app.model().nextQuestion());
    CHECK(std::ranges::find(asked, app.model().nextQuestion()->id) == asked.end());
    CHECK(app.label("home/next/question") == app.model().nextQuestion()->text);
    REQUIRE(app.click("home/running/mock/go-on"));
    CHECK(app.model().place.room == Room::mock);
    CHECK(app.model().mock.sitting);
    app.workspace().apply({MockAction(HandInMock{}), GoTo{{Room::home, {}, {}}}});
    app.frames(2);
    CHECK_FALSE(app.has("home/running/mock/title"));
    CHECK(app.label("home/so-far/mocks-words") == "Mock assessments handed in: 1 of " + std::to_string(app.model().course.mocks.size()));
    // One answer was written in it.
    CHECK(app.label("home/so-far/answered-words").starts_with("Questions answered: 1 of "));
    CHECK(app.model().nextQuestion()->id != QuestionId("define"));
}

TEST_CASE("A quiz and a story that were left stand at Home, and count once they are done", "[home][quiz][scenario]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atHome(folder));
    const QuizId quiz = app.model().course.quizzes.front().id;
    const ScenarioId story = app.model().course.scenarios.front().id;
    app.workspace().apply({GoTo{{Room::quiz, quiz.value, {}}}});
    app.frames(2);
    app.workspace().apply({QuizAction(StartQuiz{quiz, {Behaviour::deferred, false}})});
    app.frames(2);
    REQUIRE(app.model().quiz.run);
    app.workspace().apply({GoTo{{Room::scenario, story.value, {}}}});
    app.frames(2);
    REQUIRE(app.click("scenario/begin"));
    app.workspace().apply({GoTo{{Room::home, {}, {}}}});
    app.frames(2);
    CHECK(app.label("home/so-far/quizzes-words").starts_with("Quizzes done: 0 of "));
    CHECK(app.label("home/so-far/stories-words").starts_with("Stories brought to an ending: 0 of "));
    CHECK(app.has("home/running/story-" + story.value));
    REQUIRE(app.click("home/running/quiz-" + quiz.value));
    app.frames(2);
    REQUIRE(app.model().place.room == Room::quiz);
    REQUIRE(app.model().quiz.run);
    app.workspace().apply({QuizAction(HandInQuiz{}), GoTo{{Room::home, {}, {}}}});
    app.frames(2);
    CHECK_FALSE(app.has("home/running/quiz-" + quiz.value));
    CHECK(app.label("home/so-far/quizzes-words").starts_with("Quizzes done: 1 of "));
    REQUIRE(app.click("home/running/story-" + story.value));
    CHECK(app.model().place.room == Room::scenario);
    CHECK(app.model().place.id == story.value);
}

TEST_CASE("Another try that was only opened is not called an answer in hand", "[home]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atHome(folder));
    const QuestionId define("define");
    app.workspace().apply({SubmitAnswer{define, "The person comes first and decides."}, TryAgain{define, true}, GoTo{{Room::home, {}, {}}}});
    app.frames(2);
    REQUIRE(app.model().attemptAt(define)->phase == Phase::writing);
    CHECK(app.label("home/next/over") == "Next question");
    app.workspace().apply({WriteDraft{define, "The person comes first and decides, not the rota."}, GoTo{{Room::home, {}, {}}}});
    app.wait(2s);
    CHECK(app.label("home/next/over") == "You were writing");
}

TEST_CASE("Home says when the assessment is and how many cards wait, and without a date where to set it", "[home][recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atHome(folder));
    app.frames(2);
    CHECK_FALSE(app.has("home/assessment/day"));
    REQUIRE(app.click("home/assessment/set"));
    CHECK(app.model().place.room == Room::recall);
    app.workspace().apply({RecallAction(SetAssessmentDay{app.model().recall.today + std::chrono::days(8)}), GoTo{{Room::home, {}, {}}}});
    app.frames(3);
    CHECK(app.label("home/assessment/day") == "Your assessment is in 8 days (" + dayAndMonth(*app.model().recall.assessment) + ")");
    REQUIRE(app.model().recall.tonight.all > 0);
    CHECK(app.label("home/assessment/cards").starts_with(std::to_string(app.model().recall.tonight.all) + " cards wait tonight, "));
    CHECK_FALSE(app.has("home/assessment/set"));
    CHECK_FALSE(app.has("home/recall"));    // told once
    // What is gone on with stays in sight.
    const SemanticItem* write = app.find("home/next/write");
    REQUIRE(write);
    CHECK(write->visible.height() == write->rect.height());
    REQUIRE(app.click("home/assessment/recall"));
    CHECK(app.model().place.room == Room::recall);
}
