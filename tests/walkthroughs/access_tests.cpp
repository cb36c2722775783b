/// How somebody worked is kept with what they wrote, where they began and where they changed it.
#include <catch2/catch.hpp>

#include "engine/attempt/access.h"
#include "engine/store/store.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

/// What the newest attempt at an exercise recorded, read by another copy of the program.
std::vector<AccessFrom> recorded(HeadlessDriver& app, const TemporaryFolder& folder, const std::string& exercise) {
    app.workspace().flush();
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder.path() / "data", app.clock(), options);
    REQUIRE(store);
    const auto attempts = store->attempts({.learner = {}, .course = {}, .exercise = exercise, .ref = {}});
    REQUIRE(attempts);
    REQUIRE_FALSE(attempts->empty());
    const auto steps = store->steps(attempts->front().id);
    REQUIRE(steps);
    return accessOf(*steps);
}

HeadlessDriver::Options at(const TemporaryFolder& folder, Place place) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [place](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{place}}); };
    return options;
}

}  // namespace

TEST_CASE("An answer is kept with the settings it was written under", "[access]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::write, "define", {}}));
    app.frames(2);
    app.type("The person decides");
    app.wait(1s);
    std::vector<AccessFrom> all = recorded(app, folder, "question");
    REQUIRE(all.size() == 1);
    CHECK(all[0].used.font == "inter");
    CHECK(all[0].used.theme == "paper");
    CHECK(all[0].used.spelling);

    Settings settings = app.model().settings;
    settings.family = FontFamily::openDyslexic;
    settings.theme = ThemeName::night;
    settings.points = 20;
    settings.spelling = false;
    app.workspace().apply({ChangeSettings{settings}});
    app.frames(2);
    CHECK(recorded(app, folder, "question").size() == 1);       // nothing was written under them yet
    app.type(" how they live");
    app.wait(1s);
    all = recorded(app, folder, "question");
    REQUIRE(all.size() == 2);
    CHECK(all[1].used.font == "open-dyslexic");
    CHECK(all[1].used.textSize == 200);
    CHECK_FALSE(all[1].used.spelling);

    CHECK(accessWords(all) == "Spelling help on part of the time. OpenDyslexic, 20 pt, night.");

    settings.family = FontFamily::installed;
    settings.installedFont = "DejaVu Sans";
    app.workspace().apply({ChangeSettings{settings}});
    app.frames(2);
    app.type(" and with whom");
    app.wait(1s);
    all = recorded(app, folder, "question");
    REQUIRE(all.size() == 3);
    CHECK(all[2].used.font == "DejaVu Sans");
}

TEST_CASE("A mock is kept with its spelling help and extra time, chosen for it alone", "[access][mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    app.frames(2);
    REQUIRE(app.click("mock/conditions/extra/extra-25"));
    REQUIRE(app.click("mock/conditions/spelling/on"));
    CHECK(app.says("For this mock only"));
    REQUIRE(app.click("mock/begin"));
    REQUIRE(app.model().mock.open);
    CHECK(app.model().mock.open->conditions.spelling);
    const std::vector<AccessFrom> all = recorded(app, folder, "mock");
    REQUIRE(all.size() == 1);
    CHECK(accessWords(all).starts_with("Spelling help on, 25 % extra time."));
    CHECK(all[0].used.spellingHere);
}

TEST_CASE("Quizzes and stories record how they were taken", "[access][quiz][scenario]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quizzes, {}, {}}));
    app.workspace().apply({QuizAction(StartQuiz{app.model().course.quizzes.front().id, {}})});
    CHECK(recorded(app, folder, "quiz").size() == 1);
    app.workspace().apply({ScenarioAction(BeginStory{app.model().course.scenarios.front().id})});
    CHECK(recorded(app, folder, "scenario").size() == 1);
}
