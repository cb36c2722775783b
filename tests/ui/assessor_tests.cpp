#include <cctype>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include "app/ui/review_actions.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// Decides what lies on the desk by keys alone: agrees with every point.
void agreeByKeys(AssessorApp& app) {
    REQUIRE(app.review().desk);
    REQUIRE(app.review().desk->asked);
    const Question question = *app.review().desk->asked;
    const auto open = [&] { return app.review().desk->open(question) + app.review().desk->openIdeas(); };
    for (std::size_t left = open(); left > 0; --left) app.letter('A');
    REQUIRE(open() == 0);
    app.letter('D');
}

std::size_t decisionsIn(AssessorApp& app) {
    FixedClock clock(Instant{});
    auto store = Store::open(app.data(), clock);
    REQUIRE(store);
    return ActStore(*store).count({.state = ResponseState::decided, .allTries = true}).value();
}

}  // namespace

TEST_CASE("Forty responses are decided by keyboard alone", "[ui][assessor]") {
    AssessorApp app(40);
    // From the first screen: the staff's entry, the passphrase, the queue.
    REQUIRE(app->tabTo("rail/staff"));
    app->key(ImGuiKey_Enter);
    app->frames(3);
    const std::string field = "staff/" + toString(app.assessor) + "/passphrase";
    REQUIRE(app->has(field));
    REQUIRE(app->tabTo(field));
    app->type(passphrase);
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(4);
    REQUIRE(app->model().signedIn);
    REQUIRE(app->model().place.room == Room::queue);
    CHECK(app.review().found == 40);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app->model().place.room == Room::review);
    CHECK(app->says("How it was written: Spelling help on. OpenDyslexic, 13 pt, night."));
    for (int i = 0; i < 40; ++i) {
        INFO("response " << i);
        agreeByKeys(app);
    }
    CHECK(app->model().place.room == Room::queue);
    CHECK(app.review().found == 0);
    CHECK(app.review().releasable == 40);
    app.close();
    CHECK(decisionsIn(app) == 40);
}

TEST_CASE("Going against the proposal takes a reason, which the comment bank then offers", "[ui][assessor]") {
    AssessorApp app(12);
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().desk);
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    const Marking* marking = app.review().desk->proposal();
    REQUIRE(marking);
    const PointId point = question->points.front().point;
    const bool proposed = std::ranges::find(marking->points, point, &PointMarking::id)->awarded;
    // The others first; then only the first one is open, and the keys are back on it.
    if (question->points.size() > 1) app.letter('J');
    for (std::size_t i = 1; i < question->points.size() + app.review().desk->openIdeas(); ++i) app.letter('A');
    app.letter(proposed ? 'X' : 'W');
    // Without a reason the decision is refused, by the button and by the desk.
    const SemanticItem* decide = app->find("verdict/decide");
    REQUIRE(decide);
    CHECK(decide->disabled);
    const StepId before = app.review().desk->detail.response.submission;
    app->workspace().apply({boxed<ReviewRequest>(Decide{})});
    CHECK(app.review().desk->detail.response.submission == before);
    CHECK_FALSE(app.review().desk->record.standing());
    // The bank is empty, so what examiners usually say is offered; one's own words are a key away.
    CHECK(app->has("decision/desk/point-" + point.value + "/comment-1"));
    app.letter('R');
    CHECK(app->find("decision/desk/point-" + point.value + "/reason")->focused);
    app->type("The words are there, but they say the opposite.");
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().comments.size() == 1);
    CHECK(app.review().comments.front().text == "The words are there, but they say the opposite.");
    CHECK(app.review().desk->points.at(point).reason == app.review().comments.front().text);
    app.letter('D');
    CHECK(app.review().desk->detail.response.submission != before);
    // The next one against the proposal of that point takes it by a single digit.
    app->workspace().apply({boxed<ReviewRequest>(UndoDecision{})});
    app->frames(3);
    REQUIRE(app.review().desk->detail.response.submission == before);
    app->workspace().apply({boxed<ReviewRequest>(GivePointReason{point, "", {}, false}), boxed<ReviewRequest>(JudgePoint{point, {}})});
    app->frames(2);
    while (app->find("decision/desk/point-" + point.value + "/agree")->description != "Key A") app.letter('J');
    app.letter(proposed ? 'X' : 'W');
    app.letter('1');
    CHECK(app.review().desk->points.at(point).reason == app.review().comments.front().text);
    CHECK(app.review().desk->points.at(point).comment == app.review().comments.front().id);
}

TEST_CASE("A decision is taken back until it is released, and never after", "[ui][assessor]") {
    AssessorApp app(3);
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    const ResponseRef first = app.review().desk->detail.response;
    agreeByKeys(app);
    REQUIRE(app.review().undo);
    app.letter('U');
    REQUIRE(app.review().desk->detail.response == first);
    CHECK(app.review().desk->deciding());
    CHECK(app.review().desk->points.size() == app->model().course.findQuestion(first.question)->points.size());
    app.letter('D');
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first})});
    app->frames(3);
    REQUIRE(app.review().desk->record.standing());
    app.letter('L');
    CHECK_FALSE(app.review().desk->record.released());     // one slip of a finger releases nothing
    CHECK(app->says("Release it to the learner?"));
    app.letter('L');
    REQUIRE(app.review().desk->record.released());
    CHECK_FALSE(app.review().undo);
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(UndoDecision{})).empty());
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(Release{})).empty());
    // A correction comes later, with a reason, and the first decision stays in the record.
    app->workspace().apply({boxed<ReviewRequest>(BeginCorrection{})});
    app->frames(2);
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(Correct{" "})).empty());
    const QuestionPoint& point = app->model().course.findQuestion(first.question)->points.front();
    const bool awarded = app.review().desk->record.standing()->decided.find(point.point)->awarded;
    app->workspace().apply({boxed<ReviewRequest>(JudgePoint{point.point, awarded ? Verdict::refuse : Verdict::award}),
                            boxed<ReviewRequest>(GivePointReason{point.point, "Seen again.", {}, false}), boxed<ReviewRequest>(Correct{"I had overlooked the second sentence."})});
    app->frames(2);
    CHECK(app.review().desk->record.decisions.size() == 3);
    CHECK(app.review().desk->record.standing()->decided.find(point.point)->awarded != awarded);
    CHECK(app.review().desk->record.released()->decided.find(point.point)->awarded == awarded);
}

TEST_CASE("What is hidden stays hidden until the decision, and is recorded on it", "[ui][assessor]") {
    AssessorApp app(3);
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(ChooseBlind{{.learnerHidden = true, .proposalHidden = true}})});
    app->frames(2);
    const std::string name = app.review().nameOf(app.review().page.items.front().learner);
    CHECK_FALSE(app->says(name));
    app->key(ImGuiKey_Enter);
    app->frames(3);
    const ResponseRef response = app.review().desk->detail.response;
    CHECK_FALSE(app->says(name));
    CHECK_FALSE(app->says("Proposed: "));
    CHECK_FALSE(app->findUnder("review/response/evidence"));
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(JudgePoint{app->model().course.findQuestion(response.question)->points.front().point, Verdict::agree})).empty());
    const std::size_t points = app->model().course.findQuestion(response.question)->points.size();
    for (std::size_t i = 0; i < points; ++i) app.letter('W');
    CHECK_FALSE(app->findUnder("decision/desk/point-" + app->model().course.findQuestion(response.question)->points.front().point.value + "/agree"));
    app.letter('D');
    // Once it is decided, what was hidden is told.
    CHECK(app->model().notice.find("the engine had proposed") != std::string::npos);
    CHECK(app->says("the engine had proposed"));
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    const Decision* standing = app.review().desk->record.standing();
    REQUIRE(standing);
    CHECK(standing->decided.blind == BlindMode{true, true});
    CHECK(app->says("Proposed: "));
}

TEST_CASE("Responses that say the same are decided together and taken back at once", "[ui][assessor]") {
    // Twice as many learners as samples: each answer comes twice, with a sentence more that earns nothing.
    AssessorApp app(52);
    app.signIn(app.assessor);
    bool found = false;
    for (const ReviewItem& item : std::vector(app.review().page.items)) {
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item.response})});
        app->frames(2);
        if (app.review().desk->group.empty()) continue;
        found = true;
        break;
    }
    REQUIRE(found);
    app.letter('G');
    const std::size_t together = app.review().desk->chosen.size() + 1;
    REQUIRE(together > 1);
    agreeByKeys(app);
    REQUIRE(app.review().undo);
    CHECK(app.review().undo->decisions.size() == together);
    CHECK(app.review().releasable == together);
    app.letter('U');
    CHECK(app.review().releasable == 0);
}

TEST_CASE("Words are annotated in the shorthand of examiners and feedback is kept", "[ui][assessor]") {
    AssessorApp app(2);
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    app.letter('N');
    REQUIRE(app->has("review/annotations/BOD"));
    app->keyCode('1');
    app->frames(3);
    REQUIRE(app.review().desk->record.annotations.size() == 1);
    CHECK(app.review().desk->record.annotations.front().what.shorthand == "BOD");
    CHECK(app->says("benefit of the doubt"));
    CHECK(app.review().desk->deciding());
    app.letter('F');
    app->frames(2);
    REQUIRE(app->has("decision/desk/feedback/words"));
    app->type("Clear and kind. Add an example next time.");
    app->frame();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app.review().desk->record.feedback == "Clear and kind. Add an example next time.");
}

TEST_CASE("Keys can be given other letters, which stay", "[ui][assessor]") {
    AssessorApp app(2);
    app.signIn(app.assessor);
    Settings settings = app->model().settings;
    settings.keys.swap(Command::agree, Command::decide);
    app->workspace().apply({ChangeSettings{settings}});
    app.open();
    app.signIn(app.assessor);
    CHECK(toString(app->model().settings.keys.chord(Command::agree)) == "D");
    CHECK(toString(app->model().settings.keys.chord(Command::decide)) == "A");
    app->key(ImGuiKey_Enter);
    app->frames(3);
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    app.letter('D');
    CHECK(app.review().desk->open(*question) == question->points.size() - 1);
}

TEST_CASE("No role reaches or does more in the app than it should", "[ui][assessor][roles]") {
    AssessorApp app(2);
    app.close();
    const std::map<StaffRole, AccountId> people{{StaffRole::assessor, app.assessor},
                                                {StaffRole::tutor, openAccount(app.data(), "Tom Tutor", {StaffRole::tutor}, 1002)},
                                                {StaffRole::iqa, openAccount(app.data(), "Ines Quality", {StaffRole::iqa}, 1003)}};
    admit(app.data(), app.assessor, people.at(StaffRole::tutor), {StaffRole::tutor}, 1004);
    admit(app.data(), app.assessor, people.at(StaffRole::iqa), {StaffRole::iqa}, 1005);
    app.open();
    const ResponseRef none;
    struct Case {
        ReviewAction action;
        bool assessor, iqa;
    };
    const std::vector<Room> staffRooms{Room::workshop, Room::queue, Room::review, Room::quality, Room::sampling, Room::standardise, Room::handover};
    const auto reach = [&](Room room) {
        app->workspace().apply({GoTo{{Room::home, {}, {}}}, GoTo{{room, {}, {}}}});
        app->frames(2);
        return app->model().place.room == room;
    };
    // A learner: nobody is signed in.
    for (const Room room : staffRooms) {
        INFO(toString(room));
        CHECK_FALSE(reach(room));
        CHECK_FALSE(app->has("rail/" + std::string(toString(room))));
    }
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(ShowQueue{})).empty());
    CHECK(app.review().page.items.empty());
    const std::vector<std::pair<ReviewAction, std::set<StaffRole>>> deeds{
        {boxed<ReviewRequest>(ShowQueue{{.undecided = true}, QueueSort::nextBest}), {StaffRole::assessor, StaffRole::iqa}},
        {boxed<ReviewRequest>(JudgePoint{PointId("definition"), Verdict::award}), {StaffRole::assessor}},
        {boxed<ReviewRequest>(ChooseBlind{}), {StaffRole::assessor}},
        {boxed<ReviewRequest>(RetireComment{}), {StaffRole::assessor, StaffRole::iqa}},
    };
    for (const auto& [role, account] : people) {
        INFO(toString(role));
        app->workspace().apply({GoTo{{Room::staff, {}, {}}}});
        app.signIn(account);
        for (const Room room : staffRooms) {
            INFO(toString(room));
            const auto roles = rolesFor(room);
            const auto& mine = app->model().signedIn->roles;
            const bool allowed = std::ranges::any_of(roles, [&](StaffRole one) { return mine.contains(one); });
            CHECK(reach(room) == allowed);
        }
        if (maySee(app->model().signedIn->roles, Matter::others)) {
            app->workspace().apply({boxed<ReviewRequest>(ShowQueue{{.undecided = true}, QueueSort::nextBest})});
            REQUIRE_FALSE(app.review().page.items.empty());
            app->workspace().apply({boxed<ReviewRequest>(OpenResponse{app.review().page.items.front().response})});
        } else {
            CHECK(app.review().page.items.empty());
            CHECK(app.review().learners.empty());
        }
        for (std::size_t i = 0; i < deeds.size(); ++i) {
            INFO(i);
            CHECK(app->workspace().whyNot(deeds[i].first).empty() == deeds[i].second.contains(role));
        }
        app->workspace().apply({boxed<StaffRequest>(SignOut{})});
        app->frames(3);
        CHECK_FALSE(app->model().signedIn);
        CHECK_FALSE(app.review().desk);
        CHECK(app->model().mayEnter(app->model().place.room));
    }
}

TEST_CASE("The first account founds the centre, a second one waits to be let in", "[ui][assessor][staff]") {
    TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::staff, {}, {}}}}); };
    HeadlessDriver app(options);
    REQUIRE(app.has("staff/form/name"));
    REQUIRE(app.click("staff/form/name"));
    app.type("Amina Bello");
    REQUIRE(app.click("staff/form/passphrase"));
    app.type(passphrase);
    REQUIRE(app.click("staff/form/again"));
    app.type("something else entirely");
    app.frames(2);
    CHECK(app.find("staff/form/open")->disabled);
    CHECK_FALSE(app.says(passphrase));
    for (int i = 0; i < 23; ++i) app.key(ImGuiKey_Backspace);
    app.type(passphrase);
    app.frames(2);
    REQUIRE_FALSE(app.find("staff/form/open")->disabled);
    REQUIRE(app.click("staff/form/open"));
    REQUIRE(app.model().signedIn);
    CHECK(app.model().holds(StaffRole::lead));
    CHECK(app.model().holds(StaffRole::assessor));
    // The code for the day the passphrase is gone is shown until it is written down, and never again.
    const std::string code = app.model().staff->code;
    REQUIRE(code.size() == 24);
    app.workspace().apply({GoTo{{Room::staff, {}, {}}}});
    app.frames(3);
    CHECK(app.says(code));
    CHECK_FALSE(app.has("staff/sign-out"));
    REQUIRE(app.click("staff/recovery-code/noted"));
    app.frames(2);
    CHECK_FALSE(app.says(code));
    CHECK(app.has("staff/sign-out"));
    const AccountId founder = app.model().staff->accounts.front().id;
    const std::string fresh = "quite another calm sentence";
    app.workspace().apply({boxed<StaffRequest>(SignOut{}), boxed<StaffRequest>(RecoverAccount{founder, "AAAA-BBBB-CCCC-DDDD-EEEE", fresh})});
    CHECK_FALSE(app.model().signedIn);
    CHECK(app.model().staff->problem == "This is not the recovery code of this account.");
    std::string typed = code;
    std::ranges::transform(typed, typed.begin(), [](unsigned char c) { return c == '-' ? ' ' : static_cast<char>(std::tolower(c)); });
    app.workspace().apply({boxed<StaffRequest>(RecoverAccount{founder, typed, fresh})});
    INFO(app.model().staff->problem);
    REQUIRE(app.model().signedIn);
    CHECK(app.model().staff->accounts.front().keys.size() == 2);
    CHECK(app.model().staff->code.size() == 24);
    CHECK(app.model().staff->code != code);
    app.workspace().apply({boxed<StaffRequest>(SignOut{}), boxed<StaffRequest>(RecoverAccount{founder, code, fresh})});
    CHECK_FALSE(app.model().signedIn);      // it is used up
    app.workspace().apply({boxed<StaffRequest>(SignIn{founder, passphrase})});
    CHECK_FALSE(app.model().signedIn);
    app.workspace().apply({boxed<StaffRequest>(SignIn{founder, fresh}), boxed<StaffRequest>(ChangePassphrase{fresh, passphrase})});
    REQUIRE(app.model().signedIn);
    app.workspace().apply({boxed<StaffRequest>(SignOut{}), boxed<StaffRequest>(OpenAccount{"Ines Quality", "another calm sentence here", {StaffRole::iqa}})});
    app.frames(2);
    CHECK_FALSE(app.model().signedIn);
    REQUIRE(app.model().staff->accounts.size() == 2);
    CHECK(app.model().staff->accounts.back().standing == AccountStanding::waiting);
    // A wrong passphrase opens nothing and is told kindly.
    app.workspace().apply({GoTo{{Room::staff, {}, {}}}, boxed<StaffRequest>(SignIn{app.model().staff->accounts.front().id, "not the passphrase"})});
    CHECK_FALSE(app.model().signedIn);
    CHECK_FALSE(app.model().staff->problem.empty());
    app.workspace().apply({boxed<StaffRequest>(SignIn{app.model().staff->accounts.front().id, passphrase})});
    const AccountId waiting = app.model().staff->accounts.back().id;
    app.workspace().apply({boxed<StaffRequest>(AdmitAccount{waiting, {StaffRole::iqa}})});
    CHECK(app.model().staff->find(waiting)->standing == AccountStanding::open);
    CHECK_FALSE(app.workspace().whyNot(boxed<StaffRequest>(AdmitAccount{app.model().staff->accounts.front().id, {StaffRole::assessor}})).empty());
}

TEST_CASE("A recovery code is put on paper, and opens the account on the screen when the passphrase is gone", "[ui][assessor][staff]") {
    TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, GoTo{{Room::staff, {}, {}}}, boxed<StaffRequest>(OpenAccount{"Amina Bello", passphrase, {StaffRole::assessor}}), GoTo{{Room::staff, {}, {}}}});
    };
    HeadlessDriver app(options);
    const std::string code = app.model().staff->code;
    REQUIRE(code.size() == 24);
    const AccountId me = app.model().staff->accounts.front().id;
    REQUIRE(app.click("staff/recovery-code/print"));
    app.frames(2);
    INFO(app.model().staff->problem);
    const std::filesystem::path page = app.model().staff->folder / ("recovery-code-" + toString(me).substr(0, 8) + ".pdf");
    std::ifstream in(page, std::ios::binary);
    std::string begins(5, ' ');
    in.read(begins.data(), 5);
    CHECK(begins == "%PDF-");
    CHECK((std::filesystem::status(page).permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);
    CHECK(app.says(code));      // printing is not yet having it on paper
    REQUIRE(app.click("staff/recovery-code/noted"));
    app.frames(2);
    REQUIRE(app.click("staff/sign-out"));
    app.workspace().apply({GoTo{{Room::staff, {}, {}}}});
    app.frames(3);
    const std::string account = "staff/" + toString(me);
    REQUIRE(app.click(account + "/forgot"));
    app.frames(2);
    REQUIRE(app.click(account + "/forgotten/code"));
    app.type(code);
    REQUIRE(app.click(account + "/forgotten/after"));
    app.type("quite another calm sentence");
    REQUIRE(app.click(account + "/forgotten/again"));
    app.type("quite another calm sentenc");
    app.frames(2);
    CHECK(app.find(account + "/forgotten/recover")->disabled);
    app.type("e");
    app.frames(2);
    REQUIRE(app.click(account + "/forgotten/recover"));
    app.frames(2);
    INFO(app.model().staff->problem);
    REQUIRE(app.model().signedIn);
    CHECK(app.model().staff->code.size() == 24);
    CHECK(app.model().staff->code != code);
}

TEST_CASE("A signing key goes to another computer in a file that only the passphrase opens", "[ui][assessor][staff]") {
    AssessorApp here(1);
    here.signIn(here.assessor);
    here->workspace().apply({GoTo{{Room::staff, {}, {}}}});
    here->frames(3);
    REQUIRE(here->click("staff/take"));
    here->frames(2);
    const std::filesystem::path file = here->model().staff->folder / ("key-" + toString(here.assessor) + ".carewright-key");
    REQUIRE(std::filesystem::exists(file));
    here.close();

    // The other computer knows the centre's people from a package, not their keys.
    TemporaryFolder folder;
    {
        FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)) + std::chrono::hours(10));
        StoreOptions quiet;
        quiet.automaticBackups = false;
        auto from = Store::open(here.data(), clock, quiet), to = Store::open(folder.path() / "data", clock, quiet);
        REQUIRE(from);
        REQUIRE(to);
        SeededUuidSource ids(77);
        REQUIRE(to->addLearner(LearnerId(ids.next(clock.now())), "Learner"));
        REQUIRE(ActStore(*to).take(ActStore(*from).all().value(), false));
    }
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::staff, {}, {}}}}); };
    HeadlessDriver there(options);
    there.frames(3);
    const std::string account = "staff/" + toString(here.assessor);
    CHECK_FALSE(there.has(account + "/passphrase"));
    REQUIRE(there.click("staff/bring"));
    there.frames(2);
    REQUIRE(there.click("staff/bring-key/file"));
    there.type(file.string());
    const auto bring = [&](const std::string& words) {
        REQUIRE(there.click("staff/bring-key/passphrase"));
        there.type(words);
        there.frames(2);
        REQUIRE(there.click("staff/bring-key/bring"));
        there.frames(3);
    };
    bring("not the passphrase");
    CHECK_FALSE(there.model().staff->problem.empty());
    CHECK_FALSE(there.has(account + "/passphrase"));
    // Where the file is need not be typed again.
    REQUIRE(there.click("staff/bring"));
    there.frames(2);
    bring(passphrase);
    INFO(there.model().staff->problem);
    REQUIRE(there.has(account + "/passphrase"));
    REQUIRE(there.click(account + "/passphrase"));
    there.type(passphrase);
    there.key(ImGuiKey_Enter);
    there.frames(3);
    REQUIRE(there.model().signedIn);
    CHECK(there.model().signedIn->name == "Amina Bello");
    CHECK(there.model().place.room == Room::queue);
}

TEST_CASE("What is written in a story waits beside other answers, is decided by its own points, and comes back in the debrief", "[ui][assessor][asked]") {
    AssessorApp app(1);
    // A story of the course is played along any way that leads to a sheet, on this computer.
    const Course& course = app->model().course;
    const auto written = std::ranges::find_if(course.scenarios, [](const Scenario& one) { return std::ranges::any_of(one.passages, [](const Passage& passage) { return passage.written.has_value(); }); });
    REQUIRE(written != course.scenarios.end());
    app->workspace().apply({GoTo{{Room::scenario, written->id.value, {}}}, ScenarioAction{BeginStory{written->id}}});
    app->frames(3);
    const auto story = [&] { return app->model().scenario.story(written->id); };
    REQUIRE(story());
    const auto here = [&]() -> const Passage& { return story()->rules->passageOf(story()->run.state); };
    for (int move = 0; move < 60 && !story()->rules->asksForWriting(story()->run.state); ++move) {
        const auto open = story()->rules->openChoices(story()->run.state);
        if (open.empty()) break;
        app->workspace().apply({ScenarioAction{TakeChoice{written->id, here().choices[open[static_cast<std::size_t>(move) % open.size()]].id}}});
        app->frame();
    }
    REQUIRE(story()->rules->asksForWriting(story()->run.state));
    const WrittenStep step = *here().written;
    app->workspace().apply({ScenarioAction{HandInStory{written->id, "The person decides what their support looks like, and we plan it with them."}}});
    app->frames(2);
    REQUIRE(story()->run.handedIn);
    const StepId submission = story()->run.handedIn->submission;
    app.signIn(app.assessor);
    const auto waits = std::ranges::find(app.review().page.items, submission, [](const ReviewItem& one) { return one.response.submission; });
    REQUIRE(waits != app.review().page.items.end());
    CHECK(waits->exercise == "scenario");
    CHECK(waits->proposed->maxMarks <= 6);
    CHECK(app->says("in a story"));
    const ResponseRef response = waits->response;
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    REQUIRE(app.review().desk->asked);
    CHECK(app.review().desk->asked->points.size() == step.points.size());
    CHECK(app->says(step.prompt));
    agreeByKeys(app);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response}), boxed<ReviewRequest>(WriteFeedback{"You put her first."}), boxed<ReviewRequest>(Release{}), boxed<StaffRequest>(SignOut{}),
                            GoTo{{Room::scenario, written->id.value, {}}}});
    app->frames(3);
    const auto own = app.review().ownRecords.find(response);
    REQUIRE(own != app.review().ownRecords.end());
    CHECK(own->second.released()->decided.points.size() == step.points.size());
    CHECK(own->second.releasedFeedback == "You put her first.");
}

/// Makes a folder for playing an assessor's hour in the real app: CAREWRIGHT_DATA says where.
TEST_CASE("A centre's data folder is made", "[.data]") {
    const char* folder = std::getenv("CAREWRIGHT_DATA");
    REQUIRE(folder);
    fillStore(folder, 40);
    (void)openAccount(folder, "Amina Bello", {StaffRole::assessor, StaffRole::iqa}, 1001);
}

TEST_CASE("A learner sees the released decision beside the proposal and asks for a second look", "[ui][assessor]") {
    AssessorApp app(1);
    // Handed in on this computer, by whoever learns here.
    app->workspace().apply({SubmitAnswer{QuestionId("define"), "Personalisation means that the person decides how they want to be supported."}});
    app->frames(3);
    REQUIRE(app->model().place.room == Room::result);
    CHECK_FALSE(app->has("result/decision/marks"));
    const AttemptState* attempt = app->model().attemptAt(QuestionId("define"));
    REQUIRE(attempt);
    const ResponseRef response{attempt->attempt, attempt->lastSubmission()->step, QuestionId("define")};
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    agreeByKeys(app);
    app->workspace().apply({GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    CHECK_FALSE(app->has("result/decision/marks"));     // decided, not released
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response}), boxed<ReviewRequest>(WriteFeedback{"A clear start."}), boxed<ReviewRequest>(Release{}), boxed<StaffRequest>(SignOut{}),
                            GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    REQUIRE(app->has("result/decision/marks"));
    // The decision is what the page opens with; nothing calls it a guess any more.
    CHECK(app->label("result/proposed") == "Decided by your assessor.");
    CHECK_FALSE(app->has("result/refer"));
    CHECK(app->label("result/score") == app->label("result/decision/marks"));
    CHECK(app->says("A clear start."));
    CHECK(app->says("Amina Bello"));
    app->workspace().apply({GoTo{{Room::practise, {}, {}}}});
    app->frames(3);
    CHECK(app->label("practise/define/standing").find(", decided by your assessor") != std::string::npos);
    app->workspace().apply({GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    REQUIRE(app->click("result/decision/ask"));
    REQUIRE(app->click("result/decision/reason"));
    app->type("I wrote about choice in the second half.");
    app->frames(2);
    // The words wait while the learner reads something else; Tab goes on as it is seen, and Enter sends.
    app->workspace().apply({GoTo{{Room::home, {}, {}}}});
    app->frames(3);
    app->workspace().apply({GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    REQUIRE(app->has("result/decision/reason"));
    CHECK(app->find("result/decision/reason")->value == "I wrote about choice in the second half.");
    REQUIRE(app->click("result/decision/reason"));
    app->key(ImGuiKey_Tab);
    app->frame();
    CHECK(app->find("result/decision/send")->focused);
    app->key(ImGuiKey_Tab);
    app->frame();
    CHECK(app->find("result/decision/leave")->focused);
    REQUIRE(app->click("result/decision/reason"));
    app->key(ImGuiKey_Enter);
    app->frames(2);
    CHECK(app->says("Somebody else will look at it."));
    CHECK_FALSE(app->has("result/decision/ask"));
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    CHECK(app->says("The learner asks for a second look"));
    // Whoever decided does not hear the appeal against it.
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(AnswerAppeal{false, "It stays."})).empty());
    CHECK_FALSE(app->has("decision/desk/decided/answer"));
    CHECK_FALSE(app->has("decision/desk/decided/stays"));
    CHECK(app->says("You decided this, so another assessor or a quality assurer answers the learner."));

    // Another assessor does, and the learner reads what they say.
    const AccountId other = openAccount(app.data(), "Ben Okoro", {StaffRole::assessor}, 1002);
    admit(app.data(), app.assessor, other, {StaffRole::assessor}, 3);
    app.open();
    app.signIn(other);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    REQUIRE(app->click("decision/desk/decided/answer"));
    app->type("Choice is there, but nothing says what follows from it.");
    app->frames(2);
    REQUIRE(app->click("decision/desk/decided/stays"));
    app->frames(3);
    CHECK_FALSE(app->has("decision/desk/decided/answer"));
    app->workspace().apply({boxed<StaffRequest>(SignOut{}), GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    CHECK(app->says("The decision stays: Choice is there, but nothing says what follows from it."));
    CHECK(app->has("result/decision/ask"));
}

TEST_CASE("Feedback and the criterion are settled below the decision that stands", "[ui][assessor]") {
    AssessorApp app(2, 1280, 2400);
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().desk);
    const ResponseRef response = app.review().desk->detail.response;
    agreeByKeys(app);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    REQUIRE(app->click("decision/desk/feedback/words"));
    app->type("Clear and to the point.");
    app->frames(2);
    REQUIRE(app->click("decision/desk/feedback/keep"));
    app->frames(3);
    CHECK(app.review().desk->record.feedback == "Clear and to the point.");
    const std::string criterion = "decision/desk/criterion/";
    CHECK(app->label(criterion + "standing") == "Not judged yet");
    REQUIRE(app->click(criterion + "judge"));
    for (const char* mark : {"valid", "authentic", "current", "sufficient", "reliable"}) REQUIRE(app->click(criterion + mark));
    REQUIRE(app->click(criterion + "met"));
    app->frames(3);
    CHECK(app->label(criterion + "standing") == "Met");
    CHECK(app->has(criterion + "judge"));
}

TEST_CASE("What one is about to sign is in sight, and a mistaken idea is not passed over", "[ui][assessor]") {
    AssessorApp app(26);
    app.signIn(app.assessor);
    const ReviewItem* withIdea = nullptr;
    for (const ReviewItem& item : app.review().page.items) {
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item.response})});
        if (app.review().desk->openIdeas() > 0) {
            withIdea = &item;
            break;
        }
    }
    REQUIRE(withIdea);
    app->frames(3);
    const Question& question = *app.review().desk->asked;
    const std::string proposed = std::to_string(app.review().desk->proposal()->marks);
    CHECK(app->says("Yours: 0 of " + std::to_string(question.marks)));
    for (std::size_t left = question.points.size(); left > 0; --left) app.letter('A');
    CHECK(app.review().desk->open(question) == 0);
    CHECK(app->says("Yours: " + proposed + " of "));
    REQUIRE(app->find("verdict/decide"));
    CHECK(app->find("verdict/decide")->disabled);
    CHECK(app->says("whether it is there") != app->says("whether they are there"));
    // The keys have moved on to the idea by themselves.
    for (std::size_t left = app.review().desk->openIdeas(); left > 0; --left) app.letter('A');
    CHECK(app.review().desk->openIdeas() == 0);
    CHECK_FALSE(app->find("verdict/decide")->disabled);
    const Rect button = app->find("verdict/decide")->rect;
    CHECK(button.bottom <= 800);
    // Nothing similar waits, and that is said rather than nothing happening.
    if (app.review().desk->group.empty()) {
        app.letter('G');
        CHECK_FALSE(app->model().notice.empty());
    }
}

TEST_CASE("A letter decides while words of the response are selected, and they are annotated whole", "[ui][assessor]") {
    AssessorApp app(2);
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    const std::string text = app.review().desk->detail.text;
    // Somewhere in the middle of it, and seven characters on.
    REQUIRE(app->click("review/response"));
    for (int i = 0; i < 7; ++i) app->key(ImGuiKey_RightArrow, HeadlessDriver::shift);
    app->frames(2);
    app.letter('N');
    REQUIRE(app->has("review/annotations/BOD"));
    app->keyCode('1');
    app->frames(3);
    REQUIRE(app.review().desk->record.annotations.size() == 1);
    const ByteSpan span = app.review().desk->record.annotations.front().what.span;
    const auto letter = [&](std::size_t at) { return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0; };
    INFO(text.substr(span.begin, span.end - span.begin));
    CHECK(span.end - span.begin < text.size());
    CHECK_FALSE((letter(span.begin) && span.begin > 0 && letter(span.begin - 1)));
    CHECK_FALSE((letter(span.end - 1) && letter(span.end)));
}

TEST_CASE("An awarded point earns other marks than the scheme's by hand, with a reason", "[ui][assessor]") {
    AssessorApp app(26);
    app.signIn(app.assessor);
    const auto several = std::ranges::find_if(app.review().page.items, [&](const ReviewItem& one) {
        const Question* question = app->model().course.findQuestion(one.response.question);
        return question && question->points.front().marks > 1;
    });
    REQUIRE(several != app.review().page.items.end());
    const ResponseRef response = several->response;
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(3);
    const Question question = *app.review().desk->asked;
    const PointId point = question.points.front().point;
    for (const QuestionPoint& one : question.points)
        app->workspace().apply({boxed<ReviewRequest>(JudgePoint{one.point, Verdict::award}), boxed<ReviewRequest>(GivePointReason{one.point, "It says so.", {}, false})});
    agreeWithIdeas(app->workspace(), app.review());
    app->workspace().apply({boxed<ReviewRequest>(GivePointReason{point, "", {}, false})});
    app->frames(2);
    const bool overrides = !std::ranges::find(app.review().desk->proposal()->points, point, &PointMarking::id)->awarded;
    if (overrides) app->workspace().apply({boxed<ReviewRequest>(GivePointReason{point, "It says so.", {}, false})});
    app->frames(2);
    const int whole = app.review().desk->soFar->find(point)->marks;
    REQUIRE(whole > 1);
    app->keyCode('1');      // the keys are on the first point
    app->frames(2);
    REQUIRE(app.review().desk->soFar->find(point)->marks == 1);
    if (!overrides) {
        CHECK(app->find("verdict/decide")->disabled);
        CHECK(app->label("verdict/why-not") == "Say why the point “" + app->model().course.findPoint(point)->title + "” earns other marks than the scheme gives.");
        CHECK(app->label("decision/desk/point-" + point.value + "/comment-1") == "Only part of it is said.");
        app->keyCode('1');
        app->frames(2);
    }
    CHECK_FALSE(app.review().desk->points.at(point).reason.empty());
    app.letter('D');
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app->frames(2);
    REQUIRE(app.review().desk->record.standing());
    CHECK(app.review().desk->record.standing()->decided.find(point)->marks == 1);
    // Taken back, it is as it was left.
    app->workspace().apply({boxed<ReviewRequest>(UndoDecision{})});
    app->frames(2);
    CHECK(app.review().desk->points.at(point).marks == 1);
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(GivePointMarks{point, question.marks + 1})).empty());
}

TEST_CASE("A learner is found by typing part of the name and Enter", "[ui][assessor]") {
    AssessorApp app(40);
    app.signIn(app.assessor);
    REQUIRE(app->click("queue-page/filters/more"));
    app->frames(2);
    REQUIRE(app->click("queue-page/filters/learner"));
    app->type("grace");
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE_FALSE(app.review().filter.learner.empty());
    CHECK(app.review().nameOf(app.review().filter.learner).starts_with("Grace"));
    CHECK(app.review().found == 1);
    // A filter says what is chosen in one line and opens its list when it is wanted.
    CHECK_FALSE(app->has("queue-page/filters/question/define"));
    REQUIRE(app->click("queue-page/filters/question/open"));
    app->frames(2);
    REQUIRE(app->click("queue-page/filters/question/define"));
    app->frames(2);
    CHECK(app.review().filter.questions == std::vector{QuestionId("define")});
    CHECK_FALSE(app->has("queue-page/filters/question/define"));
}

TEST_CASE("What a learner handed in to the same question in another sitting is beside the response", "[ui][assessor]") {
    AssessorApp app(3);
    app.signIn(app.assessor);
    const ReviewItem first = app.review().page.items.front();
    app.close();
    {
        FixedClock clock(first.submittedAt + std::chrono::hours(30));
        SeededUuidSource ids(31);
        StoreOptions quiet;
        quiet.automaticBackups = false;
        auto store = Store::open(app.data(), clock, quiet);
        REQUIRE(store);
        auto sitting = Sitting::start(*store, clock, ids, first.learner, questionExercise(first.course, first.response.question));
        REQUIRE(sitting);
        REQUIRE(sitting->submit("A second thought on it, days later."));
    }
    app.open();
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first.response})});
    app->frames(2);
    REQUIRE(app.review().desk->detail.otherTries.size() == 1);
    CHECK(app->says("Other answers (1)"));
    REQUIRE(app->click("review/beside/tries"));
    app->frames(2);
    CHECK(app->says("In another sitting, try 1"));
    CHECK(app->says("A second thought on it, days later."));
}

TEST_CASE("An answer marked by levels is decided by a level and the marks within it", "[ui][assessor][levels]") {
    // The course with one question that asks for levels.
    TemporaryFolder folder;
    const std::filesystem::path course = folder.path() / "course";
    std::filesystem::copy(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation", course, std::filesystem::copy_options::recursive);
    std::string xml;
    {
        std::ifstream in(course / "questions.xml", std::ios::binary);
        xml.assign(std::istreambuf_iterator<char>(in), {});
    }
    const std::size_t end = xml.find("</question>", xml.find("question id=\"define\""));
    REQUIRE(end != std::string::npos);
    xml.insert(end, R"(<levels>
      <level id="basic" title="Basic" from="1" to="2"><descriptor id="idea"><point ref="definition"/><note>says what it is about</note></descriptor></level>
      <level id="sound" title="Sound" from="3" to="6"><descriptor id="means"><point ref="own-outcomes"/><note>says who decides what a good life is</note></descriptor></level>
    </levels>)");
    std::ofstream(course / "questions.xml", std::ios::binary) << xml;
    HeadlessDriver::Options options = onCourse(folder);
    options.courseFolder = course;
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, SubmitAnswer{QuestionId("define"), "Personalisation means that care is shaped around the person, who decides how they are supported."},
                         boxed<StaffRequest>(OpenAccount{"Amina Bello", passphrase, {StaffRole::assessor}})});
    };
    HeadlessDriver app(options);
    app.frames(3);
    const auto& review = *app.model().review;
    app.workspace().apply({boxed<ReviewRequest>(ShowQueue{{.undecided = true}, QueueSort::nextBest})});
    REQUIRE(review.page.items.size() == 1);
    const ResponseRef response = review.page.items.front().response;
    app.workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app.frames(3);
    REQUIRE(review.desk);
    REQUIRE(review.desk->asked->levels.size() == 2);
    CHECK(app.says("Level that fits best"));
    // Points alone make no decision: the level has to be chosen, and its marks are within its range.
    for (const QuestionPoint& point : review.desk->asked->points) app.workspace().apply({boxed<ReviewRequest>(JudgePoint{point.point, Verdict::agree})});
    agreeWithIdeas(app.workspace(), review);
    CHECK_FALSE(app.workspace().whyNot(boxed<ReviewRequest>(Decide{})).empty());
    CHECK_FALSE(app.workspace().whyNot(boxed<ReviewRequest>(JudgeLevel{LevelDraft{RuleId("sound"), 2}})).empty());
    app.keyCode('2');       // the keys are on the level
    app.frames(2);
    REQUIRE(review.desk->level);
    CHECK(review.desk->level->level == RuleId("sound"));
    REQUIRE(app.click("decision/desk/level/marks/more"));
    app.frames(2);
    CHECK(review.desk->level->marks == 4);
    CHECK(app.says("Yours: 4 of 6"));
    app.keyCode('D');
    app.frames(3);
    app.workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
    app.frames(2);
    REQUIRE(review.desk->record.standing());
    CHECK(review.desk->record.standing()->decided.level == RuleId("sound"));
    CHECK(review.desk->record.standing()->decided.marks == 4);
}
