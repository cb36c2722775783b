/// What somebody did shows in their progress, can be taken along, and goes when they ask for it.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

const std::string answer =
    "Personalisation means shaping care and support around the individual, so that each person has choice and control "
    "over how their needs are met and decides what a good life looks like.";

HeadlessDriver::Options answered(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, SubmitAnswer{QuestionId("define"), answer}, GoTo{{Room::progress, {}, {}}}});
    };
    return options;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("An answer moves the bar of its point and leads back to it", "[progress]") {
    const TemporaryFolder folder;
    HeadlessDriver app(answered(folder));
    REQUIRE(app.find("progress/points/definition"));
    CHECK(app.find("progress/points/definition")->value.find("Growing · 50 %") == 0);
    CHECK(app.find("progress/points/legislation")->value == "Nothing yet");
    REQUIRE(app.click("progress/points/definition"));
    CHECK(app.label("progress/points/definition-evidence/piece-0").find("shown · Written answer") != std::string::npos);
    REQUIRE(app.click("progress/points/definition-evidence/piece-0"));
    CHECK(app.model().place.room == Room::result);
}

TEST_CASE("What is foretold of the cards stands only where most of them were met, and is called theirs", "[progress][recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(answered(folder));
    const auto check = [&] {
        app.workspace().apply({GoTo{{Room::progress, {}, {}}}});
        app.frames(3);
        int told = 0;
        for (const PointRecall& forecast : app.model().progress.forecast) {
            const SemanticItem* row = app.find("progress/points/" + forecast.point.value);
            REQUIRE(row);
            INFO(row->value << ", " << forecast.unseen << " of " << forecast.cards << " cards not met");
            const bool says = row->value.find("cards: ") != std::string::npos;
            CHECK(says == (2 * forecast.unseen <= forecast.cards));
            told += says;
        }
        CHECK((app.label("progress/points/lead").find("about your cards alone") != std::string::npos) == (told > 0));
        CHECK_FALSE(app.says("forecast"));
        CHECK_FALSE(app.says("Mastery"));
        return told;
    };
    const auto rate = [&](int most) {
        for (int cards = 0; cards < most && app.model().recall.card; ++cards) {
            const CardId card = app.model().recall.card->card.id;
            app.workspace().apply({RecallAction(TurnCard{card, ""}), RecallAction(RateCard{card, Rating::easy})});
        }
    };
    RecallChoices choices = app.model().recall.choices;
    choices.minutes = 180;
    choices.newPerDay = RecallChoices::mostNew;
    app.workspace().apply({RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
    rate(1);
    CHECK(check() == 0);
    for (int evening = 0; evening < 12; ++evening) {
        app.workspace().apply({RecallAction(EndEvening{}), RecallAction(LeaveSummary{})});
        app.wait(24h);
        app.workspace().apply({GoTo{{Room::recall, {}, {}}}, RecallAction(BeginEvening{})});
        rate(500);
    }
    CHECK(check() > 0);
}

TEST_CASE("The figures tell each value by arrow keys and by mouse", "[progress]") {
    const TemporaryFolder folder;
    HeadlessDriver app(answered(folder));
    REQUIRE(app.tabTo("progress/over-time/plot"));
    const std::string today = app.find("progress/over-time/plot")->value;
    CHECK(today.find("Saturday 21 November 2026: all together ") == 0);
    app.key(ImGuiKey_LeftArrow);
    app.frame();
    CHECK(app.find("progress/over-time/plot")->value == "Friday 20 November 2026: all together 0 %");
    app.key(ImGuiKey_End);
    app.frame();
    CHECK(app.find("progress/over-time/plot")->value == today);
    REQUIRE(app.tabTo("progress/days/calendar"));
    CHECK(app.find("progress/days/calendar")->value.find("Saturday 21 November 2026: ") == 0);
    CHECK(app.find("progress/days/calendar")->value.find("nothing") == std::string::npos);
    app.key(ImGuiKey_LeftArrow);
    app.frame();
    CHECK(app.find("progress/days/calendar")->value == "Saturday 14 November 2026: nothing");
    CHECK(app.has("progress/days/calendar/value"));
    app.mouseAway();
    REQUIRE(app.hover("progress/over-time/plot"));
    CHECK(app.has("progress/over-time/plot/value"));
}

TEST_CASE("Progress and everything about me are written where the learner says", "[progress]") {
    const TemporaryFolder folder, out;
    HeadlessDriver app(answered(folder));
    const auto write = [&](ExportFile::What what) { app.workspace().apply({ProgressAction{ExportFile{what, out.path() / "mine"}}}); };
    for (const ExportFile::What what : {ExportFile::What::progressCsv, ExportFile::What::evidencePdf, ExportFile::What::recordJson, ExportFile::What::recordPdf}) write(what);
    app.frames(2);
    CHECK(app.says("Written to "));
    const auto mine = out.path() / "mine";
    CHECK(contentOf(mine / "carewright-progress-2026-11-21.csv").find("written answer") != std::string::npos);
    CHECK(contentOf(mine / "carewright-evidence-record-2026-11-21.pdf").starts_with("%PDF"));
    CHECK(contentOf(mine / "carewright-everything-about-me-2026-11-21.json").find("shaping care and support") != std::string::npos);
    CHECK(contentOf(mine / "carewright-everything-about-me-2026-11-21.pdf").starts_with("%PDF"));
    app.workspace().apply({ProgressAction{ExportFile{ExportFile::What::progressCsv, "/proc/nowhere"}}});
    CHECK(app.model().notice.find("could not be written") != std::string::npos);
}

TEST_CASE("Erasing needs the word and leaves an empty profile", "[progress]") {
    const TemporaryFolder folder;
    HeadlessDriver app(answered(folder));
    REQUIRE(app.click("progress/take-along/my-data"));
    REQUIRE(app.click("my-data/erase/begin"));
    CHECK(app.find("my-data/erase/yes")->disabled);
    REQUIRE(app.click("my-data/erase/word"));
    app.type("erase");
    app.frames(2);
    REQUIRE(app.find("my-data/erase/yes"));
    CHECK_FALSE(app.find("my-data/erase/yes")->disabled);
    REQUIRE(app.click("my-data/erase/yes"));
    CHECK(app.model().place.room == Room::home);
    CHECK(app.model().attempts.empty());
    CHECK_FALSE(app.model().settings.welcomed);
    app.workspace().apply({GoTo{{Room::progress, {}, {}}}});
    CHECK(app.model().progress.progress.days.empty());
}
