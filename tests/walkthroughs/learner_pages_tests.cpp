/// Pages begin where one reads first.
#include <catch2/catch.hpp>

#include <string>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

HeadlessDriver::Options at(const TemporaryFolder& folder, Place place, float points = Settings{}.points) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [place, points](Workspace& workspace) {
        Settings settings = workspace.model().settings;
        settings.points = points;
        workspace.apply({EndWelcome{}, GoTo{place}});
        settings.welcomed = true;
        workspace.apply({ChangeSettings{settings}});
    };
    return options;
}

bool inSight(HeadlessDriver& app, std::string_view path) {
    const SemanticItem* item = app.find(path);
    return item && !item->visible.empty();
}

}  // namespace

TEST_CASE("Ctrl+Enter starts a quiz, and Tab then goes on with its first item", "[quiz][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quiz, "hand-it-in", {}}));
    app.frames(2);
    app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app.frames(2);
    REQUIRE(app.model().quiz.run);
    app.key(ImGuiKey_Tab);
    app.frames(2);
    const SemanticItem* focused = nullptr;
    for (const SemanticItem& item : app.record().items())
        if (item.focused) focused = &item;
    REQUIRE(focused);
    CHECK(focused->path.starts_with("quiz/item/"));
}

TEST_CASE("The page of an answer ends however far one scrolls down it in large letters", "[write]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::practise, {}, {}}, 32));
    app.workspace().apply({GoTo{{Room::write, app.model().course.questions.front().id.value, {}}}});
    app.frames(3);
    const auto height = [&] { return app.find("write/editor")->rect.bottom - app.find("write/editor")->rect.top; };
    const float before = height();
    REQUIRE(app.hover("write/question"));
    for (int i = 0; i < 40; ++i) app.scroll(-3);
    app.frames(2);
    CHECK(height() == before);
    CHECK(inSight(app, "write/advice/guidance"));
}

TEST_CASE("A mock assessment begun from far down its rules begins at its question", "[mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::practise, {}, {}}, 32));
    app.workspace().apply({GoTo{{Room::mock, app.model().course.mocks.front().id.value, {}}}});
    app.frames(3);
    REQUIRE(app.click("mock/begin"));       // scrolls there first
    app.frames(3);
    REQUIRE(app.model().mock.open);
    CHECK(inSight(app, "mock/question"));
}

TEST_CASE("The examiner's page shows the reference from its top", "[examiner]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::practise, {}, {}}, 32));
    app.workspace().apply({GoTo{{Room::examiner, app.model().course.samples.front().id.value, {}}}});
    app.frames(3);
    for (const SampleJudgement& judgement : app.model().course.samples.front().judgements)
        if (!judgement.point.empty()) REQUIRE(app.click("examiner/" + judgement.point.value + "/decision/withhold"));
    REQUIRE(app.click("examiner/commit"));
    app.frames(3);
    CHECK(inSight(app, "examiner/title"));
}

TEST_CASE("A story can be begun without scrolling, and by Enter at once", "[scenario]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::scenarios, {}, {}}, 13));
    for (const Scenario& story : app.model().course.scenarios) {
        INFO(story.id.value);
        app.workspace().apply({GoTo{{Room::scenario, story.id.value, {}}}});
        app.frames(3);
        CHECK(inSight(app, "scenario/begin"));
        app.key(ImGuiKey_Enter);
        app.frames(3);
        CHECK(app.model().scenario.story(story.id));
    }
}

TEST_CASE("At a written step of a story the button is in sight, and then what the words showed", "[scenario]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::scenario, "home-care", {}}));
    app.frames(2);
    app.key(ImGuiKey_Enter);
    app.frames(2);
    for (const char choice : {'3', '1', '1', '1', '1', '3', '1'}) {
        app.keyCode(choice);
        app.frames(2);
    }
    const SemanticItem* handIn = app.find("scenario/hand-in");
    REQUIRE(handIn);
    CHECK(handIn->visible.height() == handIn->rect.height());
    app.type("Len wants to cook. We put a timer and an alarm in place with him.");
    app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app.frames(3);
    CHECK(inSight(app, "scenario/score"));
    CHECK(app.find("scenario/score")->rect.top < 400);
}

TEST_CASE("A mock can be begun without scrolling", "[mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mocks, {}, {}}, 13));
    for (const Mock& mock : app.model().course.mocks) {
        app.workspace().apply({GoTo{{Room::mock, mock.id.value, {}}}});
        app.frames(3);
        INFO(mock.id.value);
        CHECK(inSight(app, "mock/begin"));
        CHECK(app.find("mock/begin")->visible.height() == app.find("mock/begin")->rect.height());
    }
}

TEST_CASE("A story begun from far down its introduction begins at its top", "[scenario]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::scenarios, {}, {}}, 32));
    const Scenario& story = app.model().course.scenarios.front();
    app.workspace().apply({GoTo{{Room::scenario, story.id.value, {}}}});
    app.frames(3);
    REQUIRE(inSight(app, "scenario/title"));
    REQUIRE(app.click("scenario/begin"));       // scrolls there first
    app.frames(3);
    REQUIRE(app.model().scenario.story(story.id));
    CHECK(inSight(app, "scenario/setting"));
}
