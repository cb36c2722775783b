/// Nothing is cut off and nothing shares a name, whatever the size of window and type.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <vector>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const std::vector<Place> places = {
    {Room::home, {}, {}},         {Room::learn, {}, {}},          {Room::topic, "what-it-is", {}},
    {Room::words, {}, {}},        {Room::law, {}, {}},            {Room::myths, {}, {}},
    {Room::recall, {}, {}},       {Room::practise, {}, {}},     {Room::write, "scenario", {}},  {Room::result, "define", {}},
    {Room::search, {}, "budget"}, {Room::keys, {}, {}},
    {Room::mocks, {}, {}},        {Room::mock, "short-mock", {}}, {Room::examiner, {}, {}},
    {Room::progress, "definition", {}}, {Room::myData, {}, {}}, {Room::profile, {}, {}},
};

void prepare(Workspace& workspace, float points, FontFamily family) {
    Settings settings;
    settings.points = points;
    settings.family = family;
    settings.welcomed = true;
    workspace.apply({ChangeSettings{settings},
                     SubmitAnswer{QuestionId("define"), "Personalisation means giving people choice and control."},
                     SubmitAnswer{QuestionId("define"), "People decide how their needs are met and by whom."}});
}

/// Words that need more room than they have, or stick out of the window at the right.
void checkNothingCutOff(const HeadlessDriver& app, float width) {
    for (const SemanticItem& item : app.record().items()) {
        if (item.neededWidth == 0 && item.neededHeight == 0) continue;
        INFO(item.path << " \"" << item.label << "\" needs " << item.neededWidth << "x" << item.neededHeight
                       << " and has " << item.rect.width() << "x" << item.rect.height());
        CHECK(item.neededWidth <= item.rect.width() + 2);
        CHECK(item.neededHeight <= item.rect.height() + 2);
        CHECK(item.rect.left >= -1);
        CHECK(item.rect.right <= width + 1);
    }
}

}  // namespace

TEST_CASE("No text is cut off in any view at small and large type", "[layout]") {
    const TemporaryFolder folder;
    const auto [points, width, height] = GENERATE(table<float, float, float>(
        {{28, 1280, 800}, {12, 1280, 800}, {13, 1920, 1080}, {32, 1024, 768}, {20, 640, 480}}));
    HeadlessDriver::Options options = onCourse(folder);
    options.width = width;
    options.height = height;
    options.prepare = [points = points](Workspace& workspace) { prepare(workspace, points, FontFamily::inter); };
    HeadlessDriver app(options);
    for (const Place& place : places) {
        app.workspace().apply({GoTo{place}});
        app.frames(3);
        INFO(toString(place.room) << " at " << points << " pt");
        checkNothingCutOff(app, width);
    }
    app.shell().showLookPanel(true);
    app.frames(3);
    checkNothingCutOff(app, width);
}

TEST_CASE("Words stay in the rail as long as the page keeps its room, and a menu has them beyond", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 24, FontFamily::inter); };
    HeadlessDriver app(options);
    const auto size = [&](float points) {
        Settings settings = app.model().settings;
        settings.points = points;
        app.workspace().apply({ChangeSettings{settings}});
        app.frames(3);
    };
    const std::vector<const char*> entries = {"home", "learn", "practise", "quizzes", "scenarios", "recall", "mocks", "progress", "profile", "staff", "keys"};
    const auto wholeInSight = [&] {
        for (const char* entry : entries) {
            const SemanticItem* item = app.find(std::string("rail/") + entry);
            INFO(entry);
            REQUIRE(item);
            CHECK(item->visible == item->rect);
            CHECK(item->neededWidth <= item->rect.width());
        }
    };
    app.workspace().apply({GoTo{{Room::home, {}, {}}}});
    app.frames(3);
    CHECK_FALSE(app.has("top/menu"));
    wholeInSight();

    size(32);
    CHECK_FALSE(app.has("rail/home"));
    REQUIRE(app.click("top/menu"));
    app.frames(2);
    wholeInSight();
    CHECK(app.find("rail/home")->selected);
    REQUIRE(app.click("rail/mocks"));
    app.frames(2);
    CHECK(app.model().place.room == Room::mocks);
    CHECK_FALSE(app.has("rail/mocks"));

    // By keys alone: the ring stands where one is, Escape leaves everything as it was.
    app.mouseAway();
    REQUIRE(app.tabTo("top/menu"));
    app.key(ImGuiKey_Enter);
    app.frames(2);
    CHECK(app.shell().focus().has("rail/mocks"));
    app.key(ImGuiKey_Tab);
    CHECK(app.shell().focus().has("rail/progress"));
    app.key(ImGuiKey_Escape);
    app.frames(2);
    CHECK_FALSE(app.has("rail/progress"));
    CHECK(app.shell().focus().has("top/menu"));
    app.key(ImGuiKey_Enter);
    app.frames(2);
    app.key(ImGuiKey_Tab);
    app.key(ImGuiKey_Enter);
    app.frames(2);
    CHECK(app.model().place.room == Room::progress);
}

TEST_CASE("The buttons of the top bar keep apart with the largest letters", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 32, FontFamily::openDyslexic); };
    HeadlessDriver app(options);
    app.workspace().apply({GoTo{{Room::practise, {}, {}}}});
    app.frames(3);
    std::vector<Rect> buttons;
    for (const char* path : {"top/menu", "top/back", "top/aloud", "top/search", "top/look"})
        if (const SemanticItem* item = app.find(path)) buttons.push_back(item->rect);
    REQUIRE(buttons.size() >= 4);
    for (std::size_t i = 1; i < buttons.size(); ++i) CHECK(buttons[i].left >= buttons[i - 1].right + 8);
}

TEST_CASE("A tip goes away when one clicks or scrolls, and comes back when the pointer goes on", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 13, FontFamily::inter); };
    HeadlessDriver app(options);
    app.workspace().apply({GoTo{{Room::practise, {}, {}}}});
    app.frames(3);
    const auto tips = [&] { return std::ranges::count(app.record().items(), Role::tooltip, &SemanticItem::role); };
    REQUIRE(app.hover("top/search"));
    app.frames(2);
    CHECK(tips() == 1);
    app.scroll(-1);
    app.frames(2);
    CHECK(tips() == 0);
    app.mouseAway();
    app.frames(2);
    REQUIRE(app.hover("top/look"));
    app.frames(2);
    CHECK(tips() == 1);
    REQUIRE(app.click("top/look"));
    app.frames(3);
    CHECK(tips() == 0);
    CHECK(app.has("look/title"));
}

TEST_CASE("The button that opened the panel for how it looks closes it", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 13, FontFamily::inter); };
    HeadlessDriver app(options);
    app.frames(2);
    for (int i = 0; i < 2; ++i) {
        REQUIRE(app.click("top/look"));
        app.frames(3);
        CHECK(app.has("look/title"));
        REQUIRE(app.click("top/look"));
        app.frames(3);
        CHECK_FALSE(app.has("look/title"));
    }
    REQUIRE(app.click("top/look"));
    app.frames(3);
    app.clickAt(640, 500);      // beside it
    app.frames(3);
    CHECK_FALSE(app.has("look/title"));
}

TEST_CASE("A rail whose places are all in sight does not scroll", "[layout]") {
    for (const float points : {13.0f, 18.0f, 24.0f}) {
        INFO(points);
        const TemporaryFolder folder;
        HeadlessDriver::Options options = onCourse(folder);
        options.width = 1920;
        options.prepare = [points](Workspace& workspace) { prepare(workspace, points, FontFamily::inter); };
        HeadlessDriver app(options);
        app.frames(3);
        REQUIRE(app.find("rail/progress"));
        const float before = app.find("rail/progress")->rect.top;
        CHECK(app.find("rail/progress")->visible.height() == app.find("rail/progress")->rect.height());
        REQUIRE(app.hover("rail/progress"));
        app.scroll(-5);
        app.frames(3);
        CHECK(app.find("rail/progress")->rect.top == before);
    }
}

TEST_CASE("The place where one is stays in sight in the rail with large type", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.width = 1920;
    options.height = 800;
    options.prepare = [](Workspace& workspace) { prepare(workspace, 32, FontFamily::inter); };
    HeadlessDriver app(options);
    for (const Room room : {Room::progress, Room::home, Room::mocks, Room::recall}) {
        app.workspace().apply({GoTo{{room, {}, {}}}});
        app.frames(3);
        const SemanticItem* here = app.find("rail/" + std::string(toString(room)));
        const SemanticItem* below = app.find("rail/profile");
        REQUIRE(here);
        REQUIRE(below);
        INFO(toString(room) << " from " << here->rect.top << " to " << here->rect.bottom);
        CHECK(here->selected);
        CHECK(here->rect.top >= 0);
        CHECK(here->rect.bottom <= below->rect.top);
    }
}

TEST_CASE("No text is cut off on a card or in the summary of an evening", "[layout][recall]") {
    const TemporaryFolder folder;
    const auto [points, width, height] = GENERATE(table<float, float, float>({{13, 1280, 800}, {32, 1024, 768}, {20, 640, 480}}));
    HeadlessDriver::Options options = onCourse(folder);
    options.width = width;
    options.height = height;
    options.prepare = [points = points](Workspace& workspace) { prepare(workspace, points, FontFamily::inter); };
    HeadlessDriver app(options);
    app.workspace().apply({GoTo{{Room::recall, {}, {}}}, RecallAction(SetAssessmentDay{app.model().recall.today + std::chrono::days(12)}),
                           RecallAction(BeginEvening{})});
    for (int cards = 0; cards < 30 && app.model().recall.card; ++cards) {
        app.frames(3);
        checkNothingCutOff(app, width);
        const CardId card = app.model().recall.card->card.id;
        app.workspace().apply({RecallAction(TurnCard{card, cards % 3 == 0 ? "something else" : cards % 3 == 1 ? "myth and personalised care" : ""})});
        app.frames(3);
        checkNothingCutOff(app, width);
        app.workspace().apply({RecallAction(RateCard{card, cards % 4 == 0 ? Rating::again : Rating::good})});
    }
    app.workspace().apply({RecallAction(EndEvening{})});
    app.frames(3);
    REQUIRE(app.model().recall.stage == RecallModel::Stage::summary);
    checkNothingCutOff(app, width);
    app.workspace().apply({RecallAction(LeaveSummary{})});
    app.frames(3);
    REQUIRE(app.click("recall/assessment/change"));
    checkNothingCutOff(app, width);
}

TEST_CASE("The other font fits as well", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 28, FontFamily::openDyslexic); };
    HeadlessDriver app(options);
    for (const Place& place : places) {
        app.workspace().apply({GoTo{place}});
        app.frames(3);
        INFO(toString(place.room));
        checkNothingCutOff(app, 1280);
    }
}

TEST_CASE("No two things that can be reached share a path", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 13, FontFamily::inter); };
    HeadlessDriver app(options);
    for (const Place& place : places) {
        app.workspace().apply({GoTo{place}});
        app.frames(3);
        std::set<std::string> seen;
        for (const SemanticItem& item : app.record().items()) {
            INFO(toString(place.room) << ": " << item.path);
            if (item.focusable) CHECK(seen.insert(item.path).second);
        }
    }
}

TEST_CASE("Every pressable thing has a name for those who can't see it", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 28, FontFamily::inter); };
    HeadlessDriver app(options);
    for (const Place& place : places) {
        app.workspace().apply({GoTo{place}});
        app.frames(3);
        for (const SemanticItem& item : app.record().items()) {
            INFO(toString(place.room) << ": " << item.path);
            if (item.focusable) CHECK_FALSE(item.label.empty());
            if (item.disabled) CHECK_FALSE(item.description.empty());
        }
    }
}

TEST_CASE("A page keeps its length while it scrolls", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { prepare(workspace, 13, FontFamily::inter); };
    HeadlessDriver app(options);
    app.workspace().apply({GoTo{{Room::topic, "what-it-is", {}}}});
    app.frames(3);
    const auto length = [&app] {
        return app.find("topic/what-it-is/tick")->rect.bottom - app.find("topic/what-it-is/title")->rect.top;
    };
    const float before = length();
    ImGui::GetIO().MousePos = {640, 400};
    app.frames(2);
    for (int step = 0; step < 40; ++step) {
        app.scroll(-1);
        app.frame();
        REQUIRE(length() == Approx(before).margin(2));
    }
    CHECK_FALSE(app.find("topic/what-it-is/tick")->visible.empty());
}
