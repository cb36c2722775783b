/// Nothing is cut off and nothing shares a name, whatever the size of window and type.
#include <catch2/catch.hpp>

#include <set>

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

TEST_CASE("The place where one is stays in sight in the rail with large type", "[layout]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.width = 1280;
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
