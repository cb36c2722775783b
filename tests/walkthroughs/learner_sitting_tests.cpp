/// A whole sitting: open, write, close without ado, come back, hand in, come back once more.
#include <catch2/catch.hpp>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("An answer survives closing the app and is marked after coming back", "[sitting]") {
    const TemporaryFolder folder;
    const QuestionId question("define");
    const std::string first = "Personalisation means that support is shaped around the individual person";
    const std::string second = ", who has choice and control over how their needs are met.";
    {
        HeadlessDriver app(onCourse(folder));
        REQUIRE(app.click("home/answer"));
        REQUIRE(app.model().place.id == question.value);
        app.frames(2);
        app.type(first);
        app.wait(std::chrono::milliseconds(900));
        CHECK(app.says("Saved"));
    }
    {
        HeadlessDriver app(onCourse(folder));
        CHECK(app.label("home/next/over") == "You were writing");
        REQUIRE(app.click("home/next/write"));
        CHECK(app.find("write/editor")->value == first);
        app.type(second);
        REQUIRE(app.click("write/submit"));
        CHECK(app.model().place.room == Room::result);
    }
    HeadlessDriver app(onCourse(folder));
    REQUIRE(app.model().attemptAt(question));
    const Submission* submission = app.model().attemptAt(question)->lastSubmission();
    REQUIRE(submission);
    CHECK(submission->text == first + second);
    REQUIRE(submission->marking());
    CHECK(submission->marking()->marks > 0);
    REQUIRE(app.click("rail/practise"));
    REQUIRE(app.click("practise/define/result"));
    CHECK(app.label("result/score") ==
          std::to_string(submission->marking()->marks) + " of " + std::to_string(submission->marking()->maxMarks) +
              " marks");
    CHECK(app.says("not an assessor's decision"));
}
