#include <catch2/catch.hpp>

#include <fstream>

#include "app/desktop/workspace.h"
#include "app/desktop/workspace_entries.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const std::string goodAnswer =
    "Personalisation means shaping care and support around the individual, so that each person has choice and control "
    "over how their needs are met. They define their own outcomes, which means they decide what a good life looks "
    "like for them.";

struct LearnersDesk {
    explicit LearnersDesk(const TemporaryFolder& folder)
        : workspace({onCourse(folder).dataFolder, onCourse(folder).courseFolder, {}}, clock, ids) {}
    void act(Action action) { workspace.apply({std::move(action)}); }

    FixedClock clock{Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21))};
    RandomUuidSource ids;
    Workspace workspace;
};

const QuestionId define("define");

}  // namespace

TEST_CASE("Typing is stored within a second and found by the next start", "[workspace]") {
    const TemporaryFolder folder;
    {
        LearnersDesk desk(folder);
        REQUIRE_FALSE(desk.workspace.model().trouble.has_value());
        desk.act(WriteDraft{define, "Care that begins"});
        desk.clock.advance(std::chrono::milliseconds(900));
        desk.workspace.tick();
        REQUIRE(desk.workspace.model().attemptAt(define));
        CHECK(desk.workspace.model().attemptAt(define)->draft == "Care that begins");
        CHECK_FALSE(desk.workspace.wakeAt().has_value());
    }
    LearnersDesk again(folder);
    REQUIRE(again.workspace.model().draftAt(define));
    CHECK(again.workspace.model().draftAt(define)->draft == "Care that begins");
    REQUIRE(again.workspace.model().questionInHand());
    CHECK(again.workspace.model().questionInHand()->id == define);
}

TEST_CASE("Leaving a view stores what was typed at once", "[workspace]") {
    const TemporaryFolder folder;
    LearnersDesk desk(folder);
    desk.act(WriteDraft{define, "Half a"});
    desk.act(GoTo{{Room::practise, {}, {}}});
    CHECK(desk.workspace.model().attemptAt(define)->draft == "Half a");
}

TEST_CASE("Handing in marks the answer and shows the result", "[workspace]") {
    const TemporaryFolder folder;
    LearnersDesk desk(folder);
    desk.act(SubmitAnswer{define, goodAnswer});
    const Model& model = desk.workspace.model();
    INFO(model.notice);
    REQUIRE(model.attemptAt(define));
    REQUIRE(model.attemptAt(define)->lastSubmission());
    REQUIRE(model.attemptAt(define)->lastSubmission()->marking());
    CHECK(model.attemptAt(define)->lastSubmission()->marking()->marks > 0);
    CHECK(model.place.room == Room::result);
}

TEST_CASE("Refusals are sentences", "[workspace]") {
    const TemporaryFolder folder;
    LearnersDesk desk(folder);
    CHECK_FALSE(desk.workspace.whyNot(SubmitAnswer{define, " \n "}).empty());
    CHECK_FALSE(desk.workspace.whyNot(TryAgain{define, true}).empty());
    CHECK_FALSE(desk.workspace.whyNot(GoBack{}).empty());
    CHECK(desk.workspace.whyNot(SubmitAnswer{define, goodAnswer}).empty());
    desk.act(SubmitAnswer{define, goodAnswer});
    CHECK_FALSE(desk.workspace.whyNot(SubmitAnswer{define, goodAnswer}).empty());
    CHECK(desk.workspace.whyNot(TryAgain{define, true}).empty());
}

TEST_CASE("Trying again keeps both answers", "[workspace]") {
    const TemporaryFolder folder;
    LearnersDesk desk(folder);
    desk.act(SubmitAnswer{define, "It is care."});
    desk.act(TryAgain{define, true});
    CHECK(desk.workspace.model().place.room == Room::write);
    CHECK(desk.workspace.model().attemptAt(define)->draft == "It is care.");
    desk.act(SubmitAnswer{define, goodAnswer});
    const AttemptState& attempt = *desk.workspace.model().attemptAt(define);
    REQUIRE(attempt.submissions.size() == 2);
    CHECK(attempt.submissions[0].text == "It is care.");
    CHECK(attempt.submissions[1].text == goodAnswer);
}

TEST_CASE("Settings and topics read come back", "[workspace]") {
    const TemporaryFolder folder;
    TopicId first;
    {
        LearnersDesk desk(folder);
        Settings settings = desk.workspace.model().settings;
        settings.theme = ThemeName::night;
        settings.points = 20;
        settings.lineSpacing = 1.3f;
        desk.act(ChangeSettings{settings});
        first = desk.workspace.model().course.topics.front().id;
        desk.act(TickTopic{first, true});
        desk.act(AddOwnWord{"Siobhán"});
    }
    LearnersDesk again(folder);
    const Model& model = again.workspace.model();
    CHECK(model.settings.theme == ThemeName::night);
    CHECK(model.settings.points == 20);
    CHECK(model.settings.lineSpacing == Approx(1.3f));
    CHECK(model.topicsRead.contains(first));
    CHECK(model.ownWords == std::vector<std::string>{"Siobhán"});
}

TEST_CASE("Entries that make no sense are as for a new learner", "[workspace]") {
    const Settings settings =
        settingsFrom({{"theme", "pink"}, {"text-size", "9000"}, {"line-spacing", "abc"}, {"font", ""}});
    CHECK(settings.theme == ThemeName::paper);
    CHECK(settings.points == Settings::mostPoints);
    CHECK(settings.lineSpacing == Settings{}.lineSpacing);
    CHECK(settingsFrom(toEntries(settings)) == settings);
}

TEST_CASE("A damaged store is told calmly and an empty record can be begun", "[workspace]") {
    const TemporaryFolder folder;
    {
        LearnersDesk desk(folder);
        desk.act(SubmitAnswer{define, goodAnswer});
    }
    for (const auto& entry : std::filesystem::directory_iterator(onCourse(folder).dataFolder))
        if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::trunc) << "this is not a database at all";
    LearnersDesk desk(folder);
    REQUIRE(desk.workspace.model().trouble.has_value());
    CHECK(desk.workspace.model().trouble->kind == Trouble::Kind::storeDamaged);
    CHECK_FALSE(desk.workspace.model().trouble->happened.empty());
    CHECK_FALSE(desk.workspace.model().trouble->toDo.empty());
    desk.act(StartFreshStore{});
    INFO(desk.workspace.model().notice);
    CHECK_FALSE(desk.workspace.model().trouble.has_value());
    desk.act(SubmitAnswer{define, goodAnswer});
    CHECK(desk.workspace.model().attemptAt(define) != nullptr);
}

TEST_CASE("Without a course there is a sentence instead of a crash", "[workspace]") {
    const TemporaryFolder folder;
    FixedClock clock{Instant{}};
    RandomUuidSource ids;
    const Workspace workspace({folder.path() / "data", folder.path() / "nowhere", {}}, clock, ids);
    REQUIRE(workspace.model().trouble.has_value());
    CHECK(workspace.model().trouble->kind == Trouble::Kind::courseMissing);
}
