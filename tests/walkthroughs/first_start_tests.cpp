/// The first minutes: what reads best is asked before there is anything long to read.
#include <catch2/catch.hpp>

#include <string>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("The first page asks how one reads best before anything long, and each choice holds at once", "[home][access]") {
    const TemporaryFolder folder;
    {
        HeadlessDriver app(onCourse(folder));
        app.frames(2);
        REQUIRE(app.has("home/first-look/title"));
        CHECK(app.find("home/first-look/done")->visible.bottom <= 800);      // all of it in sight without scrolling
        CHECK_FALSE(app.find("home/first-look/done")->visible.empty());
        CHECK(app.find("home/first-look/done")->rect.bottom < app.find("home/step-1/title")->rect.top);
        CHECK(app.find("home/first-look/size/usual")->checked);
        REQUIRE(app.click("home/first-look/size/bigger"));
        CHECK(app.model().settings.points == 18);
        REQUIRE(app.click("home/first-look/letters/dyslexia"));
        CHECK(app.model().settings.family == FontFamily::openDyslexic);
        REQUIRE(app.click("home/first-look/colours/softer"));
        CHECK(app.model().settings.theme == ThemeName::paper);
        CHECK(app.model().settings.tint != Tint::none);
        app.frames(2);
        CHECK(app.find("home/first-look/colours/softer")->checked);
        REQUIRE(app.click("home/first-look/name"));
        app.type("Amina");
        REQUIRE(app.click("home/first-look/done"));
        app.frames(2);
        CHECK_FALSE(app.has("home/first-look/title"));
        CHECK(app.has("home/step-1/title"));
        CHECK(app.model().profile.name() == "Amina");
    }
    HeadlessDriver again(onCourse(folder));
    again.frames(2);
    CHECK(again.model().settings.points == 18);
    CHECK(again.model().settings.family == FontFamily::openDyslexic);
    CHECK(again.model().profile.name() == "Amina");
}

TEST_CASE("The first page's questions can be passed over, by keyboard too", "[home][access][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(onCourse(folder));
    app.frames(2);
    Settings before = app.model().settings;
    before.welcomed = true;     // it has been asked
    const std::string name = app.model().profile.name();
    REQUIRE(app.tabTo("home/first-look/skip"));
    app.key(ImGuiKey_Enter);
    app.frames(2);
    CHECK_FALSE(app.has("home/first-look/title"));
    CHECK(app.has("home/start"));
    CHECK(app.model().settings == before);
    CHECK(app.model().profile.name() == name);
}

TEST_CASE("What the first page asked is not asked again, though the app was closed right after it", "[home][access]") {
    for (const char* answer : {"home/first-look/done", "home/first-look/skip"}) {
        INFO(answer);
        const TemporaryFolder folder;
        {
            HeadlessDriver app(onCourse(folder));
            app.frames(2);
            REQUIRE(app.click(answer));
            CHECK(app.has("home/step-1/title"));
        }
        HeadlessDriver again(onCourse(folder));
        again.frames(2);
        CHECK_FALSE(again.has("home/first-look/title"));
        CHECK(again.has("home/next/write"));
    }
}

TEST_CASE("A name typed on the first page is kept by starting to read, and Enter in it is enough", "[home][access]") {
    const TemporaryFolder folder;
    HeadlessDriver app(onCourse(folder));
    app.frames(2);
    REQUIRE(app.click("home/first-look/name"));
    app.type("Amina");
    REQUIRE(app.click("home/start"));
    CHECK(app.model().place.room == Room::topic);
    CHECK(app.model().profile.name() == "Amina");

    const TemporaryFolder other;
    HeadlessDriver second(onCourse(other));
    second.frames(2);
    REQUIRE(second.click("home/first-look/name"));
    second.type("Bo");
    second.key(ImGuiKey_Enter);
    second.frames(2);
    CHECK(second.model().profile.name() == "Bo");
    CHECK_FALSE(second.has("home/first-look/title"));
}

TEST_CASE("The first page's questions fit in the largest letters", "[home][access][layout]") {
    const TemporaryFolder folder;
    HeadlessDriver app(onCourse(folder));
    app.frames(2);
    Settings settings = app.model().settings;
    settings.points = Settings::mostPoints;
    settings.family = FontFamily::openDyslexic;
    app.workspace().apply({ChangeSettings{settings}});
    app.frames(3);
    for (const SemanticItem& item : app.record().items())
        if (item.path.starts_with("home/first-look/")) {
            INFO(item.path);
            CHECK(item.neededWidth <= item.rect.width() + 1);
        }
    REQUIRE(app.click("home/first-look/size/usual"));
    CHECK(app.model().settings.points == Settings{}.points);
}
