/// The recall room by mouse and by keyboard alone, and what it says about typed answers.
#include <catch2/catch.hpp>

#include "app/ui/column_chart.h"
#include "app/ui/keys.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

using Stage = RecallModel::Stage;

HeadlessDriver::Options atCards(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::recall, {}, {}}}}); };
    return options;
}

const RecallModel& recallOf(const HeadlessDriver& app) { return app.model().recall; }

/// Puts cards aside until one lies there that is answered so; the front stays up.
void lay(HeadlessDriver& app, TypedAnswer typed, bool mythOrFact = false) {
    for (int tries = 0; tries < 400; ++tries) {
        // What a day allows of new cards is put aside: another evening brings others.
        if (recallOf(app).stage != Stage::card) {
            app.workspace().apply({RecallAction(LeaveSummary{}), RecallAction(BeginEvening{})});
            app.frames(2);
        }
        REQUIRE(recallOf(app).stage == Stage::card);
        const carewright::Card& card = recallOf(app).card->card;
        if (card.typed == typed && (card.kind == CardKind::mythOrFact) == mythOrFact) return;
        app.workspace().apply({RecallAction(PutCardAside{card.id, true})});
        app.frames(2);
    }
    FAIL("no such card");
}

void begin(HeadlessDriver& app, int minutes) {
    RecallChoices choices = recallOf(app).choices;
    choices.minutes = minutes;
    choices.newPerDay = RecallChoices::mostNew;
    app.workspace().apply({RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
    app.frames(3);
}

}  // namespace

TEST_CASE("An evening is done by mouse alone", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    REQUIRE(app.click("rail/recall"));
    REQUIRE(app.click("recall/tonight/minutes/5"));
    CHECK(recallOf(app).choices.minutes == 5);
    REQUIRE(app.click("recall/habits/buttons/two"));
    REQUIRE(app.click("recall/tonight/begin"));
    for (int cards = 0; recallOf(app).stage == Stage::card; ++cards) {
        REQUIRE(cards < 200);
        REQUIRE(app.click("recall/card/show"));
        CHECK(app.has("recall/card/back"));
        CHECK_FALSE(app.has("recall/card/hard"));
        REQUIRE(app.click("recall/card/good"));
    }
    CHECK(recallOf(app).stage == Stage::summary);
    REQUIRE(app.click("recall/summary/done"));
    CHECK(recallOf(app).stage == Stage::start);
    CHECK(recallOf(app).met > 0);
}

TEST_CASE("The first evening is short, shows no charts yet and counts every card that was rated", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    app.frames(2);
    CHECK(recallOf(app).choices.minutes == 10);
    CHECK(recallOf(app).tonight.unseen <= static_cast<std::size_t>(recallOf(app).choices.newPerDay));
    CHECK(recallOf(app).tonight.cost <= 10min);
    CHECK_FALSE(app.has("recall/prediction/title"));
    CHECK_FALSE(app.has("recall/days/title"));
    REQUIRE(app.click("recall/tonight/begin"));
    for (const char* rating : {"again", "hard", "good"}) {
        REQUIRE(app.click("recall/card/show"));
        REQUIRE(app.click(std::string("recall/card/") + rating));
    }
    CHECK(app.label("recall/progress-words").starts_with("3 of "));
    CHECK(app.label("recall/progress-words").find("come back once more") != std::string::npos);
    REQUIRE(app.click("recall/stop"));
    REQUIRE(app.click("recall/summary/done"));
    CHECK(app.has("recall/prediction/title"));
    CHECK(app.has("recall/days/title"));
}

TEST_CASE("With large letters the evening begins on the first screen", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = atCards(folder);
    options.prepare = [](Workspace& workspace) {
        Settings settings;
        settings.points = 32;
        settings.welcomed = true;
        workspace.apply({ChangeSettings{settings}, GoTo{{Room::recall, {}, {}}}});
    };
    HeadlessDriver app(options);
    app.frames(3);
    REQUIRE(app.has("recall/tonight/begin"));
    CHECK(app.find("recall/tonight/begin")->visible == app.find("recall/tonight/begin")->rect);
}

TEST_CASE("An evening is done by keyboard alone with answers typed", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    app.keyCode('1', HeadlessDriver::alt);
    app.keyCode('1' + 5, HeadlessDriver::alt);
    REQUIRE(app.model().place.room == Room::recall);
    REQUIRE(app.tabTo("recall/tonight/minutes/5"));
    app.key(ImGuiKey_Enter);
    CHECK(recallOf(app).choices.minutes == 5);
    REQUIRE(app.tabTo("recall/tonight/begin"));
    app.key(ImGuiKey_Enter);
    REQUIRE(recallOf(app).stage == Stage::card);
    int typed = 0;
    for (int cards = 0; recallOf(app).stage == Stage::card; ++cards) {
        REQUIRE(cards < 200);
        const carewright::Card card = recallOf(app).card->card;
        if (app.has("recall/card/answer")) {
            app.frames(2);
            app.type(card.accepted.empty() ? "something" : card.accepted.front());
            CHECK(app.find("recall/card/answer")->value == (card.accepted.empty() ? "something" : card.accepted.front()));
            app.key(ImGuiKey_Enter, card.typed == TypedAnswer::words ? HeadlessDriver::none : HeadlessDriver::ctrl);
            ++typed;
        } else {
            app.key(ImGuiKey_Space);
        }
        REQUIRE(recallOf(app).card);
        REQUIRE(recallOf(app).card->turned);
        if (card.typed == TypedAnswer::words && card.kind != CardKind::mythOrFact) CHECK(app.label("recall/card/yours/verdict") == "That is it.");
        app.keyCode('0' + 3);
    }
    CHECK(typed > 0);
    REQUIRE(recallOf(app).stage == Stage::summary);
    REQUIRE(app.tabTo("recall/summary/done"));
    app.key(ImGuiKey_Enter);
    CHECK(recallOf(app).stage == Stage::start);
}

TEST_CASE("A typed answer shows what matched and what is missing and may still be rated", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    begin(app, 180);
    for (int tries = 0;; ++tries) {     // one of two words or more
        REQUIRE(tries < 50);
        lay(app, TypedAnswer::words);
        if (recallOf(app).card->card.accepted.size() == 1 && recallOf(app).card->card.accepted.front().find(' ') != std::string::npos) break;
        app.workspace().apply({RecallAction(PutCardAside{recallOf(app).card->card.id, true})});
        app.frames(2);
    }
    const std::string wording = recallOf(app).card->card.accepted.front();
    app.type(wording.substr(0, wording.find(' ')));
    CHECK(app.model().notice.empty());
    app.key(ImGuiKey_Enter);
    REQUIRE(recallOf(app).card->turned);
    CHECK(app.label("recall/card/yours/verdict").starts_with("Part of it. Missing: "));
    CHECK(app.shell().focus().has("recall/card/again"));
    const CardId card = recallOf(app).card->card.id;
    REQUIRE(app.click("recall/card/easy"));
    CHECK(recallOf(app).undoable == card);
}

TEST_CASE("The first Tab of the recall page comes to Begin, where Enter would begin already", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    app.frames(3);
    CHECK_FALSE(app.shell().focus().ringShown());
    app.key(ImGuiKey_Tab);
    CHECK(app.shell().focus().has("recall/tonight/begin"));
    CHECK(app.shell().focus().ringShown());
    app.key(ImGuiKey_Tab);
    CHECK_FALSE(app.shell().focus().has("recall/tonight/begin"));
}

TEST_CASE("Ctrl+Z takes the last rating back before anything is typed, and on the pages before and after", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    begin(app, 180);
    const CardId rated = recallOf(app).card->card.id;
    app.workspace().apply({RecallAction(TurnCard{rated, ""}), RecallAction(RateCard{rated, Rating::good})});
    lay(app, TypedAnswer::words);
    app.frames(3);
    REQUIRE(app.shell().focus().has("recall/card/answer"));
    REQUIRE(recallOf(app).done.ratings == 1);
    // What is being typed is taken back first, and nothing else.
    app.type("abc");
    app.frames(2);
    app.key(ImGuiKey_Z, HeadlessDriver::ctrl);
    CHECK(recallOf(app).done.ratings == 1);
    const CardId typedAt = recallOf(app).card->card.id;
    app.workspace().apply({RecallAction(PutCardAside{typedAt, true})});
    lay(app, TypedAnswer::words);
    app.frames(3);
    REQUIRE(app.find("recall/card/answer")->value.empty());
    app.key(ImGuiKey_Z, HeadlessDriver::ctrl);
    CHECK(recallOf(app).done.ratings == 0);
    REQUIRE(recallOf(app).card);
    CHECK(recallOf(app).card->card.id == rated);

    app.workspace().apply({RecallAction(TurnCard{rated, ""}), RecallAction(RateCard{rated, Rating::good}), RecallAction(EndEvening{})});
    app.frames(3);
    REQUIRE(recallOf(app).stage == Stage::summary);
    app.key(ImGuiKey_Z, HeadlessDriver::ctrl);
    CHECK(recallOf(app).done.ratings == 0);
    CHECK(recallOf(app).stage == Stage::card);
}

TEST_CASE("Myth or fact is answered with two keys", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    begin(app, 180);
    lay(app, TypedAnswer::words, true);
    const bool myth = recallOf(app).card->card.accepted.front() == "myth";
    app.keyCode('0' + (myth ? 2 : 1));
    REQUIRE(recallOf(app).card->turned);
    CHECK(app.label("recall/card/yours/verdict") == "It is the other one.");
}

TEST_CASE("A missed point comes as a card and leads on to writing", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, SubmitAnswer{QuestionId("define"), "Personalisation means giving people choice and control."}, GoTo{{Room::recall, {}, {}}}});
    };
    HeadlessDriver app(options);
    begin(app, 180);
    lay(app, TypedAnswer::point);
    app.type("The kettle is in the kitchen.");
    REQUIRE(app.click("recall/card/show"));
    CHECK(app.label("recall/card/yours/verdict") == "The marking did not find the point in it.");
    const SemanticItem* write = app.findUnder("recall/card/write-");
    REQUIRE(write);
    REQUIRE(app.click(write->path));
    CHECK(app.model().place.room == Room::write);
    app.key(ImGuiKey_LeftArrow, HeadlessDriver::alt);
    CHECK(recallOf(app).card->turned);
}

TEST_CASE("A card leads to its topic and back to where it lay", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    begin(app, 20);
    const CardId card = recallOf(app).card->card.id;
    REQUIRE(app.click("recall/card/show"));
    REQUIRE(app.click("recall/card/topic"));
    CHECK(app.model().place.room == Room::topic);
    REQUIRE(app.click("top/back"));
    REQUIRE(recallOf(app).card);
    CHECK(recallOf(app).card->card.id == card);
    CHECK(recallOf(app).card->turned);
}

TEST_CASE("The day of the assessment is typed and moved and set and cleared", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    REQUIRE(app.tabTo("recall/assessment/change"));
    app.key(ImGuiKey_Enter);
    app.frames(2);
    app.key(ImGuiKey_A, HeadlessDriver::ctrl);
    app.type("31 November");
    CHECK(app.label("recall/assessment/date/problem") == "November has 30 days.");
    CHECK(app.find("recall/assessment/set")->disabled);
    app.key(ImGuiKey_A, HeadlessDriver::ctrl);
    app.type("4 dec");
    CHECK(app.label("recall/assessment/date/meaning").starts_with("Friday 4 December 2026, in 13 days"));
    app.key(ImGuiKey_Enter);
    CHECK(recallOf(app).assessment == parseDay("2026-12-04"));
    REQUIRE(app.click("recall/assessment/change"));
    REQUIRE(app.click("recall/assessment/date/week-on"));
    REQUIRE(app.click("recall/assessment/date/day-back"));
    REQUIRE(app.click("recall/assessment/set"));
    CHECK(recallOf(app).assessment == parseDay("2026-12-10"));
    REQUIRE(app.click("recall/assessment/change"));
    for (int week = 0; week < 3; ++week) REQUIRE(app.click("recall/assessment/date/week-back"));
    CHECK(app.find("recall/assessment/set")->disabled);
    CHECK(app.says("That day has passed"));
    REQUIRE(app.click("recall/assessment/clear"));
    CHECK_FALSE(recallOf(app).assessment);
}

TEST_CASE("The chart of the coming days tells its values by mouse and by arrow keys", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    begin(app, 5);
    app.workspace().apply({RecallAction(TurnCard{recallOf(app).card->card.id, ""})});
    app.workspace().apply({RecallAction(RateCard{recallOf(app).card->card.id, Rating::good}), RecallAction(EndEvening{}), RecallAction(LeaveSummary{})});
    app.frames(3);
    CHECK(app.label("recall/days/chart-shown").starts_with("Today"));
    REQUIRE(app.tabTo("recall/days/chart"));
    app.key(ImGuiKey_RightArrow);
    app.frame();
    CHECK(app.label("recall/days/chart-shown").starts_with("Tomorrow"));
    CHECK(app.find("recall/days/chart")->value.starts_with("Tomorrow"));
    app.key(ImGuiKey_LeftArrow);
    app.key(ImGuiKey_LeftArrow);
    CHECK(app.label("recall/days/chart-shown").starts_with("Today"));
    REQUIRE(app.hover("recall/days/chart"));
    CHECK_FALSE(app.label("recall/days/chart-shown").starts_with("Today"));
}

TEST_CASE("A chart's axis ends at a round number", "[recall]") {
    CHECK(axisTop(0) == 1);
    CHECK(axisTop(3) == 4);
    CHECK(axisTop(5) == 5);
    CHECK(axisTop(6) == 10);
    CHECK(axisTop(41) == 50);
    CHECK(axisTop(50.5f) == 100);
}
