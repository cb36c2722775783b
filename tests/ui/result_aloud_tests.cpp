/// The result of a written answer read aloud: the marks, then each point with its reason, and nothing else.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

constexpr const char* answer = "Personalisation means giving people choice and control over their own care. It means whatever they want.";

HeadlessDriver::Options marked(const TemporaryFolder& folder, bool byItself) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [byItself](Workspace& workspace) {
        workspace.apply({EndWelcome{}});
        Settings settings = workspace.model().settings;
        settings.aloudAtOnce = byItself;
        workspace.apply({ChangeSettings{settings}, SubmitAnswer{QuestionId("define"), answer}, GoTo{{Room::result, "define", {}}}});
    };
    return options;
}

/// All that is said until it is silent.
std::vector<std::string> heard(HeadlessDriver& app) {
    std::vector<std::string> out;
    for (int i = 0; i < 100 && app.speaker().speaking && app.has("aloud/pause"); ++i) {
        out.push_back(app.speaker().said.back().text);
        app.speaker().ends();
        app.frames(2);
    }
    return out;
}

void isTheResult(HeadlessDriver& app, const std::vector<std::string>& said) {
    REQUIRE(said.size() > 4);
    CHECK(said[0] == app.label("result/score"));
    CHECK(said[1] == app.label("result/proposed"));
    const Marking* marking = app.model().attemptAt(QuestionId("define"))->lastSubmission()->marking();
    REQUIRE(marking);
    for (const PointMarking& point : marking->points) {
        const std::string card = "result/points/" + point.id.value;
        INFO(card);
        REQUIRE(app.has(card + "/title"));
        const auto title = std::ranges::find(said, app.label(card + "/title"));
        REQUIRE(title != said.end());
        if (!app.has(card + "/why")) continue;
        const auto why = std::ranges::find(said, app.label(card + "/why"));
        REQUIRE(why != said.end());
        CHECK(why > title);
        CHECK(std::ranges::count(said, app.label(card + "/title")) == 1);
    }
    for (const std::string& words : said) {
        CHECK(words != app.label("result/question"));
        CHECK(words.find(answer) == std::string::npos);
        CHECK(words.find(": earned, ") == std::string::npos);      // each card once
    }
}

}  // namespace

TEST_CASE("One button near the score reads the result", "[aloud][result]") {
    const TemporaryFolder folder;
    HeadlessDriver app(marked(folder, false));
    app.frames(4);
    CHECK_FALSE(app.speaker().speaking);
    const SemanticItem* button = app.find("result/read-aloud");
    REQUIRE(button);
    CHECK(button->label == "Read my result aloud");
    CHECK(button->visible.height() == button->rect.height());
    REQUIRE(app.click("result/read-aloud"));
    app.frames(2);
    REQUIRE(app.speaker().speaking);
    isTheResult(app, heard(app));
    CHECK_FALSE(app.speaker().speaking);
}

TEST_CASE("Where one wants it, a result is read as it opens, once", "[aloud][result]") {
    const TemporaryFolder folder;
    HeadlessDriver app(marked(folder, true));
    app.frames(4);
    REQUIRE(app.speaker().speaking);
    isTheResult(app, heard(app));
    const std::size_t said = app.speaker().said.size();
    app.frames(10);
    CHECK(app.speaker().said.size() == said);
    app.workspace().apply({GoTo{{Room::practise, {}, {}}}});
    app.frames(3);
    CHECK_FALSE(app.speaker().speaking);
}

TEST_CASE("With large letters, where the answer stands above the points, they are read in the same order", "[aloud][result]") {
    const TemporaryFolder folder;
    HeadlessDriver app(marked(folder, false));
    Settings settings = app.model().settings;
    settings.points = Settings::mostPoints;
    app.workspace().apply({ChangeSettings{settings}});
    app.frames(4);
    REQUIRE(app.click("result/read-aloud"));
    app.frames(2);
    isTheResult(app, heard(app));
}

TEST_CASE("Reading aloud chosen for one question alone holds for its result, and for no other", "[aloud][result]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::write, "define", {}}}}); };
    HeadlessDriver app(options);
    app.frames(2);
    app.workspace().apply({ChooseAloudHere{true}, SubmitAnswer{QuestionId("define"), answer}});
    app.frames(4);
    REQUIRE(app.model().place.room == Room::result);
    REQUIRE(app.speaker().speaking);
    CHECK(app.speaker().said.back().text == app.label("result/score"));
    app.workspace().apply({GoTo{{Room::write, "risk", {}}}, SubmitAnswer{QuestionId("risk"), answer}});
    app.frames(4);
    REQUIRE(app.model().place.room == Room::result);
    CHECK_FALSE(app.speaker().speaking);
    app.workspace().apply({GoTo{{Room::result, "define", {}}}});
    app.frames(4);
    CHECK(app.speaker().speaking);
}
