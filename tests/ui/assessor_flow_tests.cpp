/// What an assessor stumbles over in an hour of deciding: keys that write, what is left for later, corrections, groups.
#include <algorithm>

#include "app/assessor/review_words.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// As a window delivers it: the key and its character in one frame.
void strike(AssessorApp& app, char letter) {
    ImGui::GetIO().AddInputCharacter(static_cast<ImWchar>(letter - 'A' + 'a'));
    app.letter(letter);
}

void begin(AssessorApp& app) {
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().desk);
}

void decideAsProposed(AssessorApp& app) {
    const Question question = *app.review().desk->asked;
    for (std::size_t left = app.review().desk->open(question) + app.review().desk->openIdeas(); left > 0; --left) app.letter('A');
    app.letter('D');
}

}  // namespace

TEST_CASE("A share is never rounded to all or to nothing", "[ui][assessor]") {
    CHECK(percentWords(1) == "100 %");
    CHECK(percentWords(0.999) == "more than 99 %");
    CHECK(percentWords(0.99) == "99 %");
    CHECK(percentWords(0.001) == "less than 1 %");
    CHECK(percentWords(0) == "0 %");
}

TEST_CASE("It is said why a response is referred, and never that it is referred and sure", "[ui][assessor]") {
    CHECK(surenessWords(true, 0.55, {}) == "Referred to you: only 55 % sure of one point");
    CHECK(surenessWords(true, 0.98, {Flag::rightAndWrong}) == "Referred to you: Right and wrong at once");
    CHECK(surenessWords(true, 0.98, {}).find('%') == std::string::npos);
    CHECK(surenessWords(false, 0.86, {Flag::tooShort}) == "At least 86 % sure of each point. Too short");
}

TEST_CASE("The letter that asks for the feedback is not its first, and the whole box comes into sight", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    strike(app, 'F');
    app->frames(3);
    const SemanticItem* box = app->find("decision/desk/feedback/words");
    REQUIRE(box);
    CHECK(box->focused);
    const SemanticItem* bar = app->find("verdict/decide");
    REQUIRE(bar);
    CHECK(box->rect.bottom <= bar->rect.top);
    app->type("Well said.");
    app->frame();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app.review().desk->record.feedback == "Well said.");
}

TEST_CASE("Escape leaves the feedback box, and what was written stays in it", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const PointId point = app.review().desk->asked->points.front().point;
    strike(app, 'F');
    app->frames(3);
    app->type("Well said.");
    app->frame();
    CHECK(app->label("decision/desk/feedback/keep") == "Keep the feedback  (Ctrl+Enter)");
    app->key(ImGuiKey_Escape);
    app->frames(2);
    REQUIRE(app->has("decision/desk/feedback/words"));
    CHECK_FALSE(app->find("decision/desk/feedback/words")->focused);
    CHECK(app->find("decision/desk/feedback/words")->value == "Well said.");
    strike(app, 'A');
    app->frames(2);
    CHECK(app.review().desk->points.contains(point));
    CHECK(app->find("decision/desk/feedback/words")->value == "Well said.");
}

TEST_CASE("A reason can be written for a point that is decided as proposed, and a chosen one stands in its field", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const PointId point = app.review().desk->asked->points.front().point;
    const std::string path = "decision/desk/point-" + point.value;
    strike(app, 'R');
    app->frames(3);
    REQUIRE(app->has(path + "/reason"));
    CHECK(app->find(path + "/reason")->focused);
    app->type("It says so in the second line.");
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(3);
    CHECK(app.review().desk->points.at(point).reason == "It says so in the second line.");
    // Picked by its number it is what the field shows.
    app->workspace().apply({boxed<ReviewRequest>(GivePointReason{point, "", {}, false})});
    app->frames(2);
    while (app->find(path + "/agree")->description != "Key A") app.letter('J');
    const auto& proposed = app.review().desk->proposal()->points;
    app.letter(std::ranges::find(proposed, point, &PointMarking::id)->awarded ? 'X' : 'W');
    app.letter('1');
    const std::string reason = app.review().desk->points.at(point).reason;
    REQUIRE_FALSE(reason.empty());
    CHECK(app->find(path + "/reason")->value == reason);
}

TEST_CASE("What is left for later is marked in the queue, passed over, listed by itself and done once it is decided", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const ResponseRef first = app.review().desk->detail.response;
    app.letter('S');
    REQUIRE(app.review().desk);
    CHECK(app.review().desk->detail.response != first);
    REQUIRE(app.review().later == std::vector{first});
    std::string row = placeId(first);
    std::ranges::replace(row, '/', '.');
    REQUIRE(app->has("waiting/queue/" + row));
    CHECK(app->find("waiting/queue/" + row)->description.starts_with("Left for later."));
    // The two others are decided; then nothing else waits, and it is said that one was left.
    decideAsProposed(app);
    decideAsProposed(app);
    CHECK(app->model().place.room == Room::queue);
    CHECK(app->says("One response is left for later."));
    // It is kept: the next day it is still there, as a list of its own.
    app.open();
    app.signIn(app.assessor);
    REQUIRE(app.review().later == std::vector{first});
    REQUIRE(app->click("queue-page/standing/later"));
    app->frames(3);
    REQUIRE(app.review().page.items.size() == 1);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first})});
    app->frames(3);
    decideAsProposed(app);
    CHECK(app.review().later.empty());
    app.open();
    app.signIn(app.assessor);
    CHECK(app.review().later.empty());
}

TEST_CASE("A correction begins as agreement, names no idea that nobody saw, and is kept by the key that decides", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const ResponseRef first = app.review().desk->detail.response;
    decideAsProposed(app);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first})});
    app->frames(3);
    REQUIRE(app->click("decision/desk/decided/correct-open"));
    app->frames(3);
    REQUIRE(app.review().desk->correcting);
    for (const auto& [point, draft] : app.review().desk->points) CHECK(draft.verdict == Verdict::agree);
    for (const auto& [idea, draft] : app.review().desk->ideas) {
        const auto& proposed = app.review().desk->proposal()->misconceptions;
        CHECK(std::ranges::find(proposed, idea, &MisconceptionMarking::id)->asserted);
    }
    // What it comes to is in sight, and the key asks for the reason that is missing.
    REQUIRE(app->has("verdict/yours"));
    CHECK(app->says("Say why the decision is corrected."));
    strike(app, 'D');
    app->frames(3);
    REQUIRE(app->has("decision/desk/correct-reason"));
    CHECK(app->find("decision/desk/correct-reason")->focused);
    app->type("Read once more, with the same result.");
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(3);
    CHECK_FALSE(app.review().desk->correcting);
    CHECK(app.review().desk->record.standing()->role == DecisionRole::correction);
    CHECK(app.review().desk->record.standing()->reason == "Read once more, with the same result.");
}

TEST_CASE("That others say the same is said above the points, and taking back keeps them chosen", "[ui][assessor]") {
    AssessorApp app(52);
    app.signIn(app.assessor);
    for (const ReviewItem& item : std::vector(app.review().page.items)) {
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item.response})});
        app->frames(2);
        if (!app.review().desk->group.empty()) break;
    }
    REQUIRE_FALSE(app.review().desk->group.empty());
    REQUIRE(app->has("decision/desk/alike"));
    CHECK(app->says("G takes along"));
    app.letter('G');
    const auto chosen = app.review().desk->chosen;
    REQUIRE_FALSE(chosen.empty());
    decideAsProposed(app);
    REQUIRE(app.review().undo);
    app.letter('U');
    CHECK(app.review().desk->chosen == chosen);
}

TEST_CASE("A list of decided work is read one after the other, to its end", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    for (int i = 0; i < 3; ++i) decideAsProposed(app);
    QueueFilter filter = app.review().filter;
    filter.undecided = false;
    filter.state = ResponseState::decided;
    app->workspace().apply({boxed<ReviewRequest>(ShowQueue{filter, QueueSort::oldest})});
    app->frames(2);
    const std::vector<ReviewItem> list = app.review().page.items;
    REQUIRE(list.size() == 3);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{list[0].response})});
    app->frames(3);
    for (std::size_t i = 1; i < 3; ++i) {
        app.letter('D');
        REQUIRE(app.review().desk);
        CHECK(app.review().desk->detail.response == list[i].response);
    }
    app.letter('D');
    CHECK(app->model().place.room == Room::queue);
    CHECK(app->says("That was the last one of this page."));
}

TEST_CASE("A second marker sees nothing of the first marks, and then where the two differ", "[ui][assessor]") {
    AssessorApp app(3);
    const AccountId second = openAccount(app.data(), "Ben Okoro", {StaffRole::assessor}, 1002);
    admit(app.data(), app.assessor, second, {StaffRole::assessor}, 3);
    app.open();
    begin(app);
    const ResponseRef first = app.review().desk->detail.response;
    const QuestionPoint point = app.review().desk->asked->points.front();
    app.letter('N');
    app->keyCode('1');
    app->frames(3);
    REQUIRE(app.review().desk->record.annotations.size() == 1);
    strike(app, 'F');
    app->frames(3);
    app->type("You name the choice.");
    app->frame();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app->says("You name the choice."));
    decideAsProposed(app);
    const bool awarded = [&] {
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first})});
        app->frames(3);
        return app.review().desk->record.standing()->decided.find(point.point)->awarded;
    }();
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(second);
    QueueFilter filter = app.review().filter;
    filter.undecided = false;
    app->workspace().apply({boxed<ReviewRequest>(ShowQueue{filter, QueueSort::oldest}), boxed<ReviewRequest>(OpenResponse{first})});
    app->frames(3);
    REQUIRE(app->says("benefit of the doubt"));
    // The first assessor's feedback is read, and theirs alone to write.
    CHECK(app->says("You name the choice."));
    CHECK_FALSE(app->has("decision/desk/feedback/words"));
    app->workspace().apply({boxed<ReviewRequest>(MarkSecond{})});
    app->frames(3);
    CHECK_FALSE(app->has("decision/desk/feedback-open"));
    strike(app, 'F');
    app->frames(3);
    CHECK_FALSE(app->has("decision/desk/feedback/words"));
    CHECK_FALSE(app->says("benefit of the doubt"));
    CHECK_FALSE(app->says("You name the choice."));
    std::string row = placeId(first);
    std::ranges::replace(row, '/', '.');
    REQUIRE(app->has("waiting/queue/" + row));
    CHECK(app->find("waiting/queue/" + row)->value.empty());
    REQUIRE(app->click("review/beside/history"));
    app->frames(3);
    CHECK(app->says("What others decided is hidden until you have kept your own marking."));
    // Everything the other way round: the two differ on the first point at least.
    const Decided said = app.review().desk->record.standing()->decided;
    for (const PointDecision& one : said.points) app->workspace().apply({boxed<ReviewRequest>(JudgePoint{one.point, one.awarded ? Verdict::refuse : Verdict::award})});
    app->frames(2);
    app.letter('D');
    REQUIRE(app.review().desk->record.second());
    CHECK(app->says("You name the choice."));
    if (app.review().desk->record.differsUnresolved()) {
        REQUIRE(app->has("decision/desk/decided/differs-" + point.point.value));
        const std::string words = app->find("decision/desk/decided/differs-" + point.point.value)->label;
        CHECK(words.find("Amina Bello") != std::string::npos);
        CHECK((words.find("Amina Bello not awarded") == std::string::npos) == awarded);
    }
    REQUIRE(app.review().desk->record.differsUnresolved());
    REQUIRE(app->has("waiting/queue/" + row));
    CHECK(app->find("waiting/queue/" + row)->description.starts_with("Two markers differ"));
    // Once they agree, the line beside says so, too.
    const SemanticItem* hold = app->find("decision/desk/decided/hold-first");
    REQUIRE(hold);
    CHECK(hold->disabled);      // nobody has said why
    REQUIRE(app->click("decision/desk/decided/resolve-reason"));
    app->type("Read together.");
    app->frames(2);
    // Nobody lets their own marking hold.
    REQUIRE(app->has("decision/desk/decided/hold-second"));
    CHECK(app->find("decision/desk/decided/hold-second")->disabled);
    CHECK(app->find("decision/desk/decided/hold-second")->description == "You gave this one: the other marker can agree to it, or a third decides.");
    REQUIRE(app->click("decision/desk/decided/hold-first"));
    app->frames(3);
    CHECK_FALSE(app.review().desk->record.differsUnresolved());
    CHECK(app->says("Two markers differed, and Ben Okoro agreed to what Amina Bello gave."));
    CHECK(app->says("Why: Read together."));
    CHECK(app->find("waiting/queue/" + row)->description.starts_with("Decided by"));
}

TEST_CASE("What was said about a response waits until somebody comes back to it", "[ui][assessor]") {
    AssessorApp app(4);
    app.signIn(app.assessor);
    const std::vector<ReviewItem> items = app.review().page.items;
    REQUIRE(items.size() >= 2);
    const auto open = [&](const ReviewItem& item) { app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item.response})}); };
    open(items[0]);
    const PointId point = app->model().course.findQuestion(items[0].response.question)->points.front().point;
    app->workspace().apply({boxed<ReviewRequest>(JudgePoint{point, Verdict::refuse}), boxed<ReviewRequest>(GivePointReason{point, "Only a list.", {}, false})});
    const auto kept = [&] {
        const auto found = app.review().desk->points.find(point);
        return found != app.review().desk->points.end() && found->second.verdict == Verdict::refuse && found->second.reason == "Only a list.";
    };
    // Pressed once more in the list, looked at another one, left for later: it is all there.
    open(items[0]);
    CHECK(kept());
    open(items[1]);
    CHECK(app.review().desk->points.empty());
    open(items[0]);
    CHECK(kept());
    app->workspace().apply({boxed<ReviewRequest>(LeaveForLater{})});
    open(items[0]);
    CHECK(kept());
    // Nobody else finds it on the desk.
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(app.assessor);
    open(items[0]);
    CHECK(app.review().desk->points.empty());
}

TEST_CASE("All that was decided is released by a second step, which says how much and whose it is", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    decideAsProposed(app);
    decideAsProposed(app);
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    REQUIRE(app->click("queue-page/release-all"));
    app->frames(2);
    CHECK(app->says("Release 2 responses of 2 learners?"));
    CHECK(app.review().releasable == 2);
    REQUIRE(app->click("queue-page/release/not-yet"));
    app->frames(2);
    CHECK(app.review().releasable == 2);
    CHECK_FALSE(app->has("queue-page/release/now"));
    REQUIRE(app->click("queue-page/release-all"));
    app->frames(2);
    REQUIRE(app->click("queue-page/release/now"));
    app->frames(2);
    CHECK(app.review().releasable == 0);
    CHECK(app->says("2 decisions are released."));
}

TEST_CASE("The reason of one verdict goes when the point is turned round, and one written before any verdict stays", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const PointId point = app.review().desk->asked->points.front().point;
    const std::string path = "decision/desk/point-" + point.value;
    const auto& proposed = app.review().desk->proposal()->points;
    const bool earned = std::ranges::find(proposed, point, &PointMarking::id)->awarded;
    app->workspace().apply({boxed<ReviewRequest>(GivePointReason{point, "Read twice.", {}, false}), boxed<ReviewRequest>(JudgePoint{point, earned ? Verdict::refuse : Verdict::award})});
    app->frames(2);
    CHECK(app.review().desk->points.at(point).reason == "Read twice.");
    REQUIRE(app->has(path + "/reason"));
    CHECK(app->find(path + "/reason")->value == "Read twice.");
    REQUIRE(app->click(path + "/agree"));
    app->frames(2);
    CHECK(app.review().desk->points.at(point).verdict == Verdict::agree);
    CHECK(app.review().desk->points.at(point).reason.empty());
    // Turned back, it needs a reason again, and the field does not hold the old one.
    REQUIRE(app->click(path + (earned ? "/refuse" : "/award")));
    app->frames(2);
    CHECK(app.review().desk->points.at(point).reason.empty());
    CHECK(app->find(path + "/reason")->value.empty());
    CHECK(app->find(path + "/agree")->description == "Key A");      // the keys wait on this point
}

TEST_CASE("After a wrong passphrase the right one is typed at once", "[ui][assessor][staff]") {
    AssessorApp app(1);
    app->workspace().apply({GoTo{{Room::staff, {}, {}}}});
    app->frames(3);
    const std::string field = "staff/" + toString(app.assessor) + "/passphrase";
    REQUIRE(app->has(field));
    REQUIRE(app->find(field)->focused);
    app->type("not the passphrase");
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(4);
    REQUIRE_FALSE(app->model().signedIn);
    REQUIRE(app->has(field));
    CHECK(app->find(field)->focused);
    app->type(passphrase);
    app->frame();
    app->key(ImGuiKey_Enter);
    app->frames(4);
    CHECK(app->model().signedIn);
}

TEST_CASE("Feedback that went out is closed, and a correction carries new feedback", "[ui][assessor]") {
    AssessorApp app(3);
    begin(app);
    const ResponseRef first = app.review().desk->detail.response;
    strike(app, 'F');
    app->frames(3);
    app->type("Well said.");
    app->frame();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    decideAsProposed(app);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{first})});
    app->frames(3);
    REQUIRE(app->has("decision/desk/feedback/words"));
    app->workspace().apply({boxed<ReviewRequest>(Release{})});
    app->frames(2);
    CHECK_FALSE(app->has("decision/desk/feedback/words"));
    CHECK(app->says("Well said."));
    CHECK(app->says("It went out with the release. A correction carries new feedback."));
    CHECK_FALSE(app->workspace().whyNot(boxed<ReviewRequest>(WriteFeedback{"Too late."})).empty());
    // In a correction it is written anew, and goes with it.
    app->workspace().apply({boxed<ReviewRequest>(BeginCorrection{})});
    app->frames(2);
    REQUIRE(app->click("decision/desk/feedback-open"));
    app->frames(3);
    REQUIRE(app->find("decision/desk/feedback/words")->focused);
    app->type(" And clear.");
    app->frame();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app.review().desk->record.feedback == "Well said. And clear.");
    CHECK(app.review().desk->record.releasedFeedback == "Well said.");
    app->workspace().apply({boxed<ReviewRequest>(Correct{"Read again."}), boxed<ReviewRequest>(Release{})});
    app->frames(2);
    CHECK(app.review().desk->record.releasedFeedback == "Well said. And clear.");
}

TEST_CASE("That the proposal is hidden is told no longer than it is", "[ui][assessor]") {
    AssessorApp app(3);
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(ChooseBlind{{.learnerHidden = false, .proposalHidden = true}})});
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().desk);
    app.letter('A');
    CHECK(app->says("What was proposed is hidden until you have decided"));
    app->workspace().apply({boxed<ReviewRequest>(ChooseBlind{})});
    app->frames(2);
    REQUIRE(app.review().desk->proposalShown());
    CHECK_FALSE(app->says("What was proposed is hidden until you have decided"));
}
