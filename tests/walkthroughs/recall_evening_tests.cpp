/// Whole evenings with the cards: begun, taken back, broken off, gone on with, day after day up to the assessment.
#include <catch2/catch.hpp>

#include <random>

#include "app/ui/keys.h"
#include "engine/attempt/following_step.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/recall_run.h"
#include "engine/recall/deck.h"
#include "engine/store/recall_sitting.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

using Stage = RecallModel::Stage;

HeadlessDriver::Options atCards(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        RecallChoices choices = workspace.model().recall.choices;
        choices.typing = false;
        choices.minutes = 5;
        workspace.apply({EndWelcome{}, RecallAction(ChangeRecallChoices{choices}), GoTo{{Room::recall, {}, {}}}});
    };
    return options;
}

const RecallModel& recallOf(const HeadlessDriver& app) { return app.model().recall; }

void press(HeadlessDriver& app, int digit) { app.keyCode('0' + digit); }

/// Shows the back by Space and rates by a digit key.
void answer(HeadlessDriver& app, int digit) {
    REQUIRE(recallOf(app).stage == Stage::card);
    app.wait(5s);
    app.key(ImGuiKey_Space);
    REQUIRE(recallOf(app).card);
    REQUIRE(recallOf(app).card->turned);
    press(app, digit);
}

/// Goes on until the evening is over.
void finishEvening(HeadlessDriver& app, int digit) {
    for (int cards = 0; recallOf(app).stage == Stage::card; ++cards) {
        REQUIRE(cards < 200);
        answer(app, digit);
    }
}

void nextDay(HeadlessDriver& app, int days = 1) {
    app.clock().advance(std::chrono::hours(24 * days));
    app.frames(2);
}

}  // namespace

TEST_CASE("An evening is rated and taken back and broken off and gone on with", "[recall]") {
    const TemporaryFolder folder;
    std::size_t ratings = 0;
    {
        HeadlessDriver app(atCards(folder));
        REQUIRE(recallOf(app).tonight.all > 3);
        CHECK(app.label("recall/tonight/cards").find("cards, about") != std::string::npos);
        REQUIRE(app.click("recall/tonight/begin"));
        const CardId first = recallOf(app).card->card.id;
        answer(app, 3);
        CHECK(recallOf(app).done.ratings == 1);
        const CardId second = recallOf(app).card->card.id;
        CHECK(second != first);
        // Taken back by its key, the same card comes again, unseen as before.
        app.keyCode('U');
        REQUIRE(recallOf(app).card);
        CHECK(recallOf(app).card->card.id == first);
        CHECK(recallOf(app).card->unseen);
        CHECK(recallOf(app).done.ratings == 0);
        answer(app, 4);
        CHECK(recallOf(app).card->card.id == second);
        answer(app, 1);
        app.key(ImGuiKey_Z, HeadlessDriver::ctrl);
        CHECK(recallOf(app).card->card.id == second);
        answer(app, 3);
        answer(app, 3);
        ratings = recallOf(app).done.ratings;
        CHECK(ratings == 3);
    }
    HeadlessDriver app(atCards(folder));    // it was just closed
    CHECK(recallOf(app).stage == Stage::start);
    CHECK(recallOf(app).done.ratings == ratings);
    CHECK(app.says("Done today: 3 cards"));
    REQUIRE(app.click("recall/tonight/begin"));
    finishEvening(app, 3);
    REQUIRE(recallOf(app).stage == Stage::summary);
    const EveningSummary& summary = *recallOf(app).summary;
    CHECK(summary.ratings > 3);
    CHECK_FALSE(summary.strengthened.empty());
    REQUIRE_FALSE(summary.points.empty());
    for (const PointBar& bar : summary.points) CHECK(bar.after >= bar.before);
    CHECK(app.label("recall/summary/next").find("Tomorrow") != std::string::npos);
    app.key(ImGuiKey_Enter);
    CHECK(recallOf(app).stage == Stage::start);
}

TEST_CASE("The cards of one evening come back on another and Home says so", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    app.key(ImGuiKey_Enter);    // Begin has the keyboard
    finishEvening(app, 3);
    REQUIRE(recallOf(app).stage == Stage::summary);
    app.key(ImGuiKey_Enter);
    REQUIRE(app.click("rail/home"));
    CHECK_FALSE(app.has("home/recall"));
    nextDay(app, 3);
    CHECK(recallOf(app).done.ratings == 0);
    CHECK(recallOf(app).due > 0);
    REQUIRE(app.has("home/recall"));
    CHECK(app.label("home/recall").starts_with("Tonight: "));
    REQUIRE(app.click("home/recall"));
    CHECK(app.model().place.room == Room::recall);
    const std::size_t again = recallOf(app).tonight.all - recallOf(app).tonight.unseen;
    CHECK(again > 0);
    REQUIRE(app.click("recall/tonight/begin"));
    CHECK_FALSE(app.has("home/recall"));
    REQUIRE(app.click("rail/home"));
    CHECK(app.label("home/recall") == "Your cards are on the table");
    REQUIRE(app.click("home/recall"));
    CHECK(recallOf(app).stage == Stage::card);
}

TEST_CASE("The plan aims at the assessment until its day has come", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    const Day day = recallOf(app).today + std::chrono::days(4);
    app.workspace().apply({RecallAction(SetAssessmentDay{day})});
    app.frames(2);
    CHECK(recallOf(app).aim == day);
    CHECK(app.label("recall/assessment/days") == "4 days to go");
    CHECK(recallOf(app).forecast.size() == 4);
    for (int evening = 0; evening < 4; ++evening) {
        std::vector<PointBar> before = recallOf(app).tonight.points;
        app.workspace().apply({RecallAction(BeginEvening{})});
        app.frames(2);
        finishEvening(app, 3);
        app.workspace().apply({RecallAction(LeaveSummary{})});
        nextDay(app);
    }
    CHECK(recallOf(app).today == day);
    CHECK(recallOf(app).aim == day);
    CHECK(app.label("recall/assessment/days").starts_with("Today"));
    double mean = 0;
    for (const PointBar& bar : recallOf(app).tonight.points) mean += bar.before / static_cast<double>(recallOf(app).tonight.points.size());
    CHECK(mean > 0.25);
    nextDay(app);
    CHECK(app.label("recall/assessment/days") == "It has passed");
    CHECK(recallOf(app).aim == recallOf(app).today + std::chrono::days(30));
    // A past day is refused with a sentence, a cleared one is kept.
    app.workspace().apply({RecallAction(SetAssessmentDay{recallOf(app).today - std::chrono::days(1)})});
    CHECK(app.model().notice.find("has passed") != std::string::npos);
    app.workspace().apply({RecallAction(SetAssessmentDay{})});
    CHECK_FALSE(recallOf(app).assessment);
}

TEST_CASE("All that is due keeps to the day's limit of new cards", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    RecallChoices choices = recallOf(app).choices;
    choices.minutes = 0;
    choices.newPerDay = 3;
    app.workspace().apply({RecallAction(ChangeRecallChoices{choices})});
    app.frames(2);
    CHECK(recallOf(app).tonight.all == 3);
    REQUIRE(app.click("recall/tonight/begin"));
    finishEvening(app, 4);
    CHECK(recallOf(app).stage == Stage::summary);
    CHECK(recallOf(app).summary->cards == 3);
    CHECK_FALSE(recallOf(app).summary->more);
    app.key(ImGuiKey_Enter);
    CHECK(app.find("recall/tonight/begin")->disabled);
    HeadlessDriver again(onCourse(folder));
    CHECK(recallOf(again).choices.minutes == 0);
    CHECK(recallOf(again).choices.newPerDay == 3);
}

TEST_CASE("A card that is put aside stays away until it is taken back", "[recall]") {
    const TemporaryFolder folder;
    CardId aside;
    {
        HeadlessDriver app(atCards(folder));
        REQUIRE(app.click("recall/tonight/begin"));
        aside = recallOf(app).card->card.id;
        app.keyCode('S');
        CHECK(recallOf(app).card->card.id != aside);
        REQUIRE(app.click("recall/take-back"));
        CHECK(recallOf(app).card->card.id == aside);
        REQUIRE(app.click("recall/aside"));
        CHECK(recallOf(app).card->card.id != aside);
    }
    HeadlessDriver app(atCards(folder));
    REQUIRE(recallOf(app).aside.size() == 1);
    CHECK(recallOf(app).aside.front().id == aside);
    REQUIRE(app.click("recall/aside/" + aside.value + "/back"));
    CHECK(recallOf(app).aside.empty());
}

TEST_CASE("Damaged and foreign steps leave the cards in working order", "[recall]") {
    const TemporaryFolder folder;
    const HeadlessDriver::Options options = atCards(folder);
    LearnerId learner;
    CourseId course;
    {
        HeadlessDriver app(options);
        course = app.model().course.id;
        app.key(ImGuiKey_Enter);
        answer(app, 3);
    }
    {
        const FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)) + 19h);
        SeededUuidSource ids(7);
        auto store = Store::open(options.dataFolder, clock, {});
        REQUIRE(store);
        learner = store->learners().value().front().id;
        AttemptState attempt;
        const auto stamp = [&] { return StepStamp{StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)}; };
        const auto first = start(AttemptId(ids.next(clock.now())), learner, recallExercise(course), stamp());
        REQUIRE(first);
        REQUIRE(store->append(*first));
        apply(attempt, *first);
        for (const char* payload : {"", "{", "[]", "{\"card\":7}", "{\"card\":\"gone.card\",\"rating\":\"good\"}", "{\"card\":\"x\",\"rating\":\"splendid\"}"}) {
            const Step step = followingStep(attempt, StepKind::reviewed, payload, stamp());
            REQUIRE(store->append(step));
            apply(attempt, step);
        }
        const Step date = followingStep(attempt, StepKind::assessmentDateSet, "{\"day\":\"2026-02-30\"}", stamp());
        REQUIRE(store->append(date));
    }
    HeadlessDriver app(options);
    REQUIRE(recallOf(app).open);
    CHECK_FALSE(recallOf(app).assessment);
    app.key(ImGuiKey_Enter);
    REQUIRE(recallOf(app).stage == Stage::card);
    answer(app, 3);
    CHECK(recallOf(app).done.ratings >= 2);
    // The newest rating may be of a card that the course no longer has: taking ratings back never breaks the evening.
    for (int i = 0; i < 4; ++i) app.keyCode('U');
    CHECK(recallOf(app).stage == Stage::card);
}

TEST_CASE("A card that keeps slipping comes with advice and can be put aside", "[recall]") {
    const TemporaryFolder folder;
    const HeadlessDriver::Options options = atCards(folder);
    CardId slipping;
    {
        HeadlessDriver app(options);
        slipping = makeDeck(app.model().course).front().id;
    }
    {
        FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 8 / 1)) + 19h);
        SeededUuidSource ids(7);
        auto store = Store::open(options.dataFolder, clock, {});
        REQUIRE(store);
        auto sitting = RecallSitting::open(*store, clock, ids, store->learners().value().front().id, CourseId("personalisation"), LearnerDays{});
        REQUIRE(sitting);
        REQUIRE(sitting->rate(slipping, Rating::easy, 5s));
        for (int lapse = 0; lapse < 8; ++lapse) {
            clock.advance(std::chrono::hours(24 * 10));
            REQUIRE(sitting->rate(slipping, Rating::again, 5s));
            clock.advance(10min);
            REQUIRE(sitting->rate(slipping, Rating::good, 5s));
        }
        CHECK(sitting->state().find(slipping).lapses == 8);
    }
    HeadlessDriver app(options);
    RecallChoices choices = recallOf(app).choices;
    choices.minutes = 0;    // what is due comes before what is new
    app.workspace().apply({RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
    app.frames(2);
    for (int cards = 0; recallOf(app).card && recallOf(app).card->card.id != slipping; ++cards) {
        REQUIRE(cards < 500);
        CHECK(recallOf(app).card->leechAdvice.empty());
        answer(app, 4);
    }
    REQUIRE(recallOf(app).card);
    app.key(ImGuiKey_Space);
    CHECK(app.label("recall/card/leech/words").starts_with("This card has slipped 8 times"));
    REQUIRE(app.click("recall/aside"));
    app.workspace().apply({RecallAction(EndEvening{})});
    REQUIRE(recallOf(app).aside.size() == 1);
    CHECK(recallOf(app).aside.front().id == slipping);
}

TEST_CASE("Without a record the cards say why they are closed", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.courseFolder = folder.path();   // nothing there
    HeadlessDriver app(options);
    app.workspace().apply({RecallAction(BeginEvening{}), RecallAction(UndoRating{}), RecallAction(RateCard{CardId("x"), Rating::good})});
    CHECK_FALSE(app.model().notice.empty());
}

TEST_CASE("A monkey among the cards breaks nothing", "[recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(atCards(folder));
    std::mt19937 random(GENERATE(11u, 12u));
    constexpr int codes[] = {'1', '2', '3', '4', 'U', 'H', 'S', 32, 257, 258, 263, 262};
    for (int step = 0; step < 300; ++step) {
        if (app.model().place.room != Room::recall) app.workspace().apply({GoTo{{Room::recall, {}, {}}}});
        app.keyCode(codes[random() % std::size(codes)]);
        if (random() % 10 == 0) app.wait(20s);
        REQUIRE_FALSE(app.model().trouble);
        REQUIRE(recallOf(app).eveningDone <= recallOf(app).eveningAll);
    }
}
