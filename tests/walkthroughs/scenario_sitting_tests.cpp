// Whole sittings at a story in the app: by mouse, by keyboard alone, closed in the middle and opened again.
#include <catch2/catch.hpp>

#include "engine/attempt/scenario_steps.h"
#include "tests/ui/headless_driver.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

HeadlessDriver::Options welcomed(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}}); };
    return options;
}

HeadlessDriver::Options onSmallStory(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = welcomed(folder);
    options.courseFolder = std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story";
    return options;
}

const StoryInHand& storyIn(const HeadlessDriver& app) {
    REQUIRE(app.model().scenario.inHand.has_value());
    return *app.model().scenario.inHand;
}

const Passage& hereIn(const HeadlessDriver& app) { return storyIn(app).rules->passageOf(storyIn(app).run.state); }

/// Presses Tab until the item has the keyboard, then Enter.
void press(HeadlessDriver& app, const std::string& path) {
    INFO(path);
    REQUIRE(app.tabTo(path));
    app.key(ImGuiKey_Enter);
    app.frames(2);
}

/// One act by keyboard alone: a choice by its digit, or the model answer typed and handed in.
void actByKeys(HeadlessDriver& app, std::size_t turn) {
    const StoryInHand& story = storyIn(app);
    const Passage& here = hereIn(app);
    if (here.written) {
        app.type(turn % 2 == 0 ? here.written->modelAnswer : std::string("I will do what is best."));
        app.frames(1);
        app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
        app.frames(2);
        REQUIRE(storyIn(app).run.handedIn.has_value());
        CHECK(app.has("scenario/score"));
        app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
        app.frames(2);
        CHECK_FALSE(app.has("scenario/result/go-on"));
        return;
    }
    const std::size_t open = story.rules->openChoices(story.run.state).size();
    app.keyCode(static_cast<int>('1' + turn % open));
    app.frames(2);
}

void actByMouse(HeadlessDriver& app, std::size_t turn) {
    const Passage here = hereIn(app);
    if (here.written) {
        REQUIRE(app.click("scenario/editor"));
        app.type(turn % 2 == 1 ? here.written->modelAnswer : std::string("It will be fine."));
        REQUIRE(app.click("scenario/hand-in"));
        REQUIRE(app.click("scenario/result/go-on"));
        return;
    }
    const auto open = storyIn(app).rules->openChoices(storyIn(app).run.state);
    REQUIRE(app.click("scenario/choices/" + here.choices[open[turn % open.size()]].id.value));
}

bool over(const HeadlessDriver& app) { return hereIn(app).ending != Passage::Ending::none; }

/// Plays to an ending; the app is closed and opened again after each third act.
void playThrough(const TemporaryFolder& folder, const std::string& scenario, bool byKeys) {
    auto app = std::make_unique<HeadlessDriver>(welcomed(folder));
    if (byKeys) {
        app->keyCode('5', HeadlessDriver::alt);
        app->frames(2);
        press(*app, "scenarios/" + scenario + "/open");
        press(*app, "scenario/begin");
    } else {
        REQUIRE(app->click("rail/scenarios"));
        REQUIRE(app->click("scenarios/" + scenario + "/open"));
        REQUIRE(app->click("scenario/begin"));
    }
    std::size_t turn = 0;
    for (; !over(*app) && turn < 60; ++turn) {
        CHECK(app->label("scenario/title") == hereIn(*app).title);
        byKeys ? actByKeys(*app, turn) : actByMouse(*app, turn);
        CHECK(storyIn(*app).run.play().turns.size() == turn + 1);
        if (turn % 3 != 2 || over(*app)) continue;
        const StoryState state = storyIn(*app).run.state;
        app.reset();
        app = std::make_unique<HeadlessDriver>(welcomed(folder));
        REQUIRE(app->click("rail/scenarios"));
        CHECK(app->says("You are in the middle of it"));
        REQUIRE(app->click("scenarios/" + scenario + "/open"));
        app->frames(2);
        CHECK(storyIn(*app).run.state == state);
    }
    REQUIRE(over(*app));
    CHECK(app->has("scenario/came-to"));
    byKeys ? press(*app, "scenario/look-back") : static_cast<void>(app->click("scenario/look-back"));
    app->frames(2);
    CHECK(app->model().place.find == debriefPlace);
    for (std::size_t i = 1; i <= turn; ++i) CHECK(app->has("scenario/debrief/way/turn-" + std::to_string(i) + "/did"));
    CHECK(app->model().scenario.standings.at(ScenarioId(scenario)).endingsSeen.size() == 1);
    CHECK(app->workspace().model().saved.problem.empty());
}

}  // namespace

TEST_CASE("A story is played to an ending by keyboard alone and goes on after closing the app", "[scenario][sitting]") {
    const TemporaryFolder folder;
    playThrough(folder, "dementia", true);
}

TEST_CASE("A story is played to an ending by mouse and goes on after closing the app", "[scenario][sitting]") {
    const TemporaryFolder folder;
    playThrough(folder, "home-care", false);
}

TEST_CASE("Words at a written step survive closing the app and are marked and lead on", "[scenario][sitting]") {
    const TemporaryFolder folder;
    const std::string text = "Ana is the person who decides about her walk. She makes the choice herself, as on every day.";
    {
        HeadlessDriver app(onSmallStory(folder));
        REQUIRE(app.click("rail/scenarios"));
        REQUIRE(app.click("scenarios/walk/open"));
        CHECK(app.find("scenario/people/ana/portrait")->description == "older woman, short grey hair, glasses");
        REQUIRE(app.click("scenario/begin"));
        REQUIRE(app.click("scenario/choices/ask"));
        app.frames(2);
        app.type(text.substr(0, 30));
        app.wait(std::chrono::milliseconds(900));
        CHECK(storyIn(app).draft == text.substr(0, 30));
    }
    HeadlessDriver app(onSmallStory(folder));
    REQUIRE(app.click("rail/scenarios"));
    REQUIRE(app.click("scenarios/walk/open"));
    app.frames(2);
    CHECK(app.find("scenario/editor")->value == text.substr(0, 30));
    app.type(text.substr(30));
    REQUIRE(app.click("scenario/hand-in"));
    CHECK(app.label("scenario/score") == "You showed 2 of 2 points here");
    CHECK(app.says("not an assessor's decision"));
    REQUIRE(app.click("scenario/result/go-on"));
    CHECK(hereIn(app).id.value == "sea");
}

TEST_CASE("Words at a written step are on the sheet again after one step back and on", "[scenario][sitting]") {
    const TemporaryFolder folder;
    HeadlessDriver app(onSmallStory(folder));
    REQUIRE(app.click("rail/scenarios"));
    REQUIRE(app.click("scenarios/walk/open"));
    REQUIRE(app.click("scenario/begin"));
    REQUIRE(app.click("scenario/choices/ask"));
    app.frames(2);
    app.type("Ana decides about her walk.");
    app.frames(2);
    REQUIRE(app.click("scenario/back"));
    CHECK(hereIn(app).id.value == "door");
    REQUIRE(app.click("scenario/choices/ask"));
    app.frames(2);
    CHECK(app.find("scenario/editor")->value == "Ana decides about her walk.");
    CHECK(app.label("scenario/length") == "5 words");
}

TEST_CASE("From the debrief another way is played and both are kept", "[scenario][sitting]") {
    const TemporaryFolder folder;
    {
        HeadlessDriver app(onSmallStory(folder));
        REQUIRE(app.click("rail/scenarios"));
        REQUIRE(app.click("scenarios/walk/open"));
        REQUIRE(app.click("scenario/begin"));
        REQUIRE(app.click("scenario/choices/stop"));
        // As the author allows, back by the trail and on again.
        REQUIRE(app.click("scenario/aside/trail/turn-0"));
        CHECK(hereIn(app).id.value == "door");
        REQUIRE(app.click("scenario/choices/stop"));
        REQUIRE(app.click("scenario/choices/leave-it"));
        CHECK(app.says("A hard ending"));
        REQUIRE(app.click("scenario/look-back"));
        CHECK(app.says("Her day was decided for her."));
        CHECK(app.says("A common mistaken idea"));
        REQUIRE(app.click("scenario/debrief/way/turn-1/others"));
        CHECK(app.says("She was asked, and said it herself."));
        CHECK(app.find("scenario/debrief/way/turn-1/others")->expanded);
        REQUIRE(app.click("scenario/debrief/way/turn-2/play"));
        CHECK(hereIn(app).id.value == "upset");
        REQUIRE(app.click("scenario/choices/sorry"));
    }
    HeadlessDriver app(onSmallStory(folder));
    REQUIRE(app.click("rail/scenarios"));
    REQUIRE(app.click("scenarios/walk/open"));
    app.frames(2);
    CHECK(storyIn(app).run.plays.size() == 2);
    CHECK(hereIn(app).id.value == "talk");
    CHECK(storyIn(app).run.play().wentBack == 0);
}
