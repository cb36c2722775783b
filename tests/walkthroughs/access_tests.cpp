/// How somebody worked is kept with what they wrote, where they began and where they changed it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "app/ui/workshop_actions.h"
#include "engine/attempt/access.h"
#include "engine/store/staff_session.h"
#include "engine/store/store.h"
#include "test_paths.h"
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
    CHECK(app.says("On for this mock only"));
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

TEST_CASE("Spelling help is chosen for one exercise alone, and holds again where that is gone on with", "[access][quiz][scenario]") {
    const TemporaryFolder folder;
    {
        HeadlessDriver app(at(folder, {Room::write, "define", {}}));
        app.frames(2);
        CHECK(app.says("Spelling help is on, as in your settings."));
        app.type("The person decides");
        app.wait(1s);
        REQUIRE(app.click("write/spelling-here/change"));
        CHECK(app.says("Spelling help is off for this exercise only."));
        CHECK_FALSE(app.model().spellingHere());
        CHECK(app.model().settings.spelling);
        REQUIRE(app.click("write/editor"));
        app.type(" how they live");
        app.wait(1s);
        const std::vector<AccessFrom> all = recorded(app, folder, "question");
        REQUIRE(all.size() == 2);
        CHECK(all[0].used.spelling);
        CHECK_FALSE(all[0].used.spellingHere);
        CHECK_FALSE(all[1].used.spelling);
        CHECK(all[1].used.spellingHere);
        app.workspace().apply({GoTo{{Room::write, "risk", {}}}});
        app.frames(2);
        CHECK(app.model().spellingHere());                       // the other question is not touched
        app.workspace().apply({GoTo{{Room::write, "define", {}}}});
        app.frames(2);
        CHECK_FALSE(app.model().spellingHere());
    }
    HeadlessDriver again(at(folder, {Room::write, "define", {}}));
    again.frames(2);
    CHECK_FALSE(again.model().spellingHere());                   // the attempt itself remembers it
    REQUIRE(again.click("write/spelling-here/change"));
    CHECK(again.says("Spelling help is on, as in your settings."));
    REQUIRE(again.click("write/editor"));
    again.type(".");
    again.wait(1s);
    CHECK(recorded(again, folder, "question").back().used.spelling);
}

TEST_CASE("In quizzes the choice stands below what is to be written, and is kept with the run", "[access][quiz]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quizzes, {}, {}}));
    const Course& course = app.model().course;
    const auto written = std::ranges::find(course.items, Item::Kind::written, &Item::kind);
    REQUIRE(written != course.items.end());
    const Quiz* quiz = nullptr;
    for (const Quiz& one : course.quizzes)
        for (const QuizSection& section : one.sections)
            for (const QuizPool& pool : section.pools)
                if (pool.draw == 0 && std::ranges::find(pool.items, written->id) != pool.items.end()) quiz = &one;
    REQUIRE(quiz);
    app.workspace().apply({QuizAction(StartQuiz{quiz->id, {}})});
    app.workspace().apply({QuizAction(VisitItem{written->id})});
    app.frames(2);
    REQUIRE(app.model().quiz.run->at == written->id);
    REQUIRE(app.click("quiz/item/spelling-here/change"));
    CHECK_FALSE(app.model().spellingHere());
    REQUIRE(app.click("quiz/item/editor"));
    app.type("They choose");
    app.wait(1s);
    CHECK_FALSE(recorded(app, folder, "quiz").back().used.spelling);
    CHECK(recorded(app, folder, "quiz").back().used.spellingHere);
}

TEST_CASE("That something was read aloud is kept with the exercise, and with no other", "[access][aloud]") {
    constexpr int f2 = 291, f3 = 292;
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::learn, {}, {}}));
    app.frames(2);
    app.keyCode(f2);
    app.frames(3);
    CHECK_FALSE(app.model().access.readAloud);                   // a page to learn from is no exercise
    app.keyCode(f3);
    app.workspace().apply({GoTo{{Room::write, "define", {}}}});
    app.frames(3);
    app.type("The person decides");
    app.wait(1s);
    const bool before = recorded(app, folder, "question").back().used.readAloud;
    CHECK_FALSE(before);
    app.keyCode(f2);
    app.frames(3);
    CHECK(app.model().access.readAloud);
    REQUIRE(app.click("write/editor"));
    app.type(" how they live");
    app.wait(1s);
    const std::vector<AccessFrom> all = recorded(app, folder, "question");
    CHECK(all.back().used.readAloud);
    CHECK(accessWords(all).find("read aloud part of the time") != std::string::npos);
}

TEST_CASE("Extra time of the profile counts in timed quizzes too, and is said and recorded", "[access][quiz]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quiz, "hand-it-in", {}}));
    app.workspace().apply({ProfileAction{ChooseExtraTime{50}}});
    app.frames(2);
    CHECK(app.says("With 50 % extra time: 22 minutes 30 seconds."));
    REQUIRE(app.click("quiz/timed"));
    REQUIRE(app.click("quiz/start"));
    REQUIRE(app.model().quiz.run);
    CHECK(app.model().quiz.run->timeLeft(0ms) == 22min + 30s);
    CHECK(accessWords(recorded(app, folder, "quiz")).find("50 % extra time") != std::string::npos);
    app.clock().advance(15min + 1s);
    app.frames(2);
    CHECK_FALSE(app.model().quiz.run->handedIn);                 // the quarter of an hour is over, the extra time is not
}

TEST_CASE("A centre that allows no spelling help in mocks keeps it off, says so and has it recorded", "[access][mock][staff]") {
    const TemporaryFolder folder;
    const std::string passphrase = "a calm sentence to remember";
    AccountId lead;
    {
        FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)) + 9h);
        SeededUuidSource ids(900002);
        auto store = Store::open(folder.path() / "data", clock, {.automaticBackups = false});
        REQUIRE(store);
        auto session = StaffSession::open(*store, clock, ids, {"Lena Lead", {StaffRole::lead}, passphrase, cheapPassphrase});
        REQUIRE(session);
        lead = session->id();
    }
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    app.frames(2);
    CHECK(app.has("mock/conditions/spelling/on"));
    // A learner can't settle it, a centre lead can.
    app.workspace().apply({boxed<StaffRequest>(AllowMockSpelling{false})});
    CHECK(app.model().staff->mockSpelling);
    app.workspace().apply({GoTo{{Room::staff, {}, {}}}, boxed<StaffRequest>(SignIn{lead, passphrase})});
    app.frames(2);
    REQUIRE(app.click("staff/mock-spelling"));
    CHECK_FALSE(app.model().staff->mockSpelling);
    app.workspace().apply({boxed<StaffRequest>(SignOut{}), GoTo{{Room::mock, "short-mock", {}}}});
    app.frames(2);
    CHECK(app.says("Your centre allows no spelling help in mock assessments."));
    CHECK_FALSE(app.has("mock/conditions/spelling/on"));
    app.workspace().apply({MockAction{BeginMock{MockId("short-mock"), {0, 0, true}}}});
    CHECK_FALSE(app.model().mock.open);                          // nor by any other way
    app.frames(2);                                               // the refusal stands on the page
    REQUIRE(app.click("mock/begin"));
    REQUIRE(app.model().mock.open);
    CHECK_FALSE(app.model().mock.open->conditions.spelling);
    CHECK(accessWords(recorded(app, folder, "mock")).starts_with("No spelling help, as the centre allows none in assessments."));
}

TEST_CASE("Recall and marking as an examiner record how they were done", "[access][recall][examiner]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::recall, {}, {}}));
    app.workspace().apply({RecallAction(SetAssessmentDay{app.model().recall.today + std::chrono::days(8)})});
    CHECK(recorded(app, folder, "recall").size() == 1);
    const Sample& sample = app.model().course.samples.front();
    app.workspace().apply({GoTo{{Room::examiner, sample.id.value, {}}}});
    const auto judged = std::ranges::find_if(sample.judgements, [](const SampleJudgement& one) { return !one.point.empty(); });
    REQUIRE(judged != sample.judgements.end());
    app.workspace().apply({MockAction{DecideSample{sample.id, {judged->point, {}, true}}}});
    CHECK(recorded(app, folder, "examiner").size() == 1);
}

TEST_CASE("What is chosen where a quiz begins holds for that quiz alone", "[access][quiz]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quiz, "hand-it-in", {}}));
    app.frames(2);
    CHECK(app.says("As in your settings. It is kept with your answers."));
    CHECK_FALSE(app.has("quiz/extra/extra-25"));                 // nothing to lengthen without a limit
    REQUIRE(app.click("quiz/timed"));
    REQUIRE(app.click("quiz/extra/extra-25"));
    CHECK(app.says("With 25 % extra time: 18 minutes 45 seconds."));
    REQUIRE(app.click("quiz/access-here/aloud"));
    CHECK(app.says("For this quiz only. It is kept with your answers."));
    CHECK(app.speaker().said.empty());                           // the quiz has not begun
    REQUIRE(app.click("quiz/start"));
    REQUIRE(app.model().quiz.run);
    app.frames(2);
    CHECK(app.model().quiz.run->timeLeft(0ms) == 18min + 45s);
    CHECK(app.model().profile.extraPercent == 0);
    CHECK_FALSE(app.model().settings.aloudAtOnce);
    CHECK(app.model().aloudHere());
    const AccessUsed used = recorded(app, folder, "quiz").back().used;
    CHECK(used.extraPercent == 25);
    CHECK(used.aloudAtOnce);
    CHECK(used.aloudHere);
    // Left and come back to, it still holds; the next quiz begins as the settings say.
    const Place run = app.model().place;
    app.workspace().apply({GoTo{{Room::quiz, "hand-it-in", {}}}});
    app.frames(2);
    CHECK_FALSE(app.model().aloudHere());
    CHECK_FALSE(app.find("quiz/access-here/aloud")->checked);
    app.workspace().apply({GoTo{run}});
    CHECK(app.model().aloudHere());
}

TEST_CASE("Pages of an exercise are read aloud as they open, where that is chosen", "[access][aloud][quiz]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::quiz, "hand-it-in", {}}));
    app.frames(2);
    REQUIRE(app.click("quiz/access-here/aloud"));
    REQUIRE(app.click("quiz/start"));
    app.frames(3);
    const QuizState& run = *app.model().quiz.run;
    REQUIRE_FALSE(app.speaker().said.empty());
    CHECK(app.model().access.readAloud);
    // Another item, and what is said is of that one; nothing twice.
    const std::size_t before = app.speaker().said.size();
    app.workspace().apply({QuizAction(VisitItem{run.items[1].item})});
    app.frames(3);
    REQUIRE(app.speaker().said.size() == before + 1);
    CHECK(app.speaker().speaking);
    app.frames(5);
    CHECK(app.speaker().said.size() == before + 1);
    // A page that is no exercise keeps silent.
    app.workspace().apply({GoTo{{Room::learn, {}, {}}}});
    app.frames(3);
    CHECK(app.speaker().said.size() == before + 1);
    CHECK_FALSE(app.speaker().speaking);
}

TEST_CASE("Stories, mocks, cards and questions can be read aloud for once, too", "[access][aloud]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::home, {}, {}}));
    const auto hears = [&app] {
        app.frames(3);
        const std::size_t heard = app.speaker().said.size();
        app.speaker().said.clear();
        return heard > 0;
    };
    app.workspace().apply({GoTo{{Room::scenario, app.model().course.scenarios.front().id.value, {}}}});
    app.frames(2);
    REQUIRE(app.click("scenario/access-here/aloud"));
    CHECK_FALSE(hears());
    REQUIRE(app.click("scenario/begin"));
    CHECK(hears());
    CHECK(recorded(app, folder, "scenario").front().used.aloudHere);

    app.workspace().apply({GoTo{{Room::recall, {}, {}}}});
    app.frames(2);
    REQUIRE(app.click("recall/access-here/aloud"));
    REQUIRE(app.click("recall/tonight/begin"));
    CHECK(hears());
    REQUIRE(app.model().recall.card);
    app.workspace().apply({RecallAction(TurnCard{app.model().recall.card->card.id, {}})});
    CHECK(hears());

    app.workspace().apply({GoTo{{Room::write, "define", {}}}});
    app.frames(2);
    CHECK_FALSE(hears());
    REQUIRE(app.click("write/aloud-here/change"));
    CHECK(hears());

    app.workspace().apply({GoTo{{Room::mock, "short-mock", {}}}});
    app.frames(2);
    REQUIRE(app.click("mock/access-here/aloud"));
    CHECK_FALSE(hears());
    REQUIRE(app.click("mock/begin"));
    CHECK(hears());
    CHECK(recorded(app, folder, "mock").front().used.aloudAtOnce);
    CHECK_FALSE(app.model().settings.aloudAtOnce);
}

TEST_CASE("What was chosen for an exercise does not go over to another course's of the same id", "[access]") {
    const TemporaryFolder folder;
    const std::filesystem::path other = folder.path() / "data" / "courses" / "small";
    std::filesystem::create_directories(other.parent_path());
    std::filesystem::copy(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small-course", other, std::filesystem::copy_options::recursive);
    HeadlessDriver app(at(folder, {Room::write, "define", {}}));
    app.frames(2);
    REQUIRE(app.click("write/spelling-here/change"));
    REQUIRE_FALSE(app.model().spellingHere());
    app.workspace().apply({boxed<StaffRequest>(OpenAccount{"Dawn Tutor", "a calm sentence to remember", {StaffRole::tutor}})});
    REQUIRE(app.model().holds(StaffRole::tutor));
    const CourseId before = app.model().course.id;
    app.workspace().apply({boxed<WorkshopRequest>(ListCourses{}), boxed<WorkshopRequest>(OpenOther{other.string()})});
    REQUIRE(app.model().course.id != before);
    REQUIRE(app.model().course.findQuestion(QuestionId("define")));
    app.workspace().apply({GoTo{{Room::home, {}, {}}}, GoTo{{Room::write, "define", {}}}});
    REQUIRE(app.model().place.room == Room::write);
    CHECK(app.model().spellingHere());
}
