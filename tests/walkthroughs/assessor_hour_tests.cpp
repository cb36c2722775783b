/// A response on its whole way: handed in, proposed, decided, marked twice, resolved, sampled, released, questioned, answered,
/// and found unchanged at the end.
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/review_actions.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

void doAs(AssessorApp& app, const AccountId& who, const std::vector<Action>& what) {
    if (app->model().signedIn) app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(who);
    for (const Action& one : what) {
        INFO(app->workspace().whyNot(one));
        REQUIRE(app->workspace().whyNot(one).empty());
        app->workspace().apply({one});
        app->frame();
    }
}

ReviewAction ask(auto what) { return boxed<ReviewRequest>(std::move(what)); }

std::vector<Action> judgeAll(const Question& question, Verdict verdict) {
    std::vector<Action> actions;
    for (const QuestionPoint& one : question.points) actions.push_back(ask(JudgePoint{one.point, verdict}));
    return actions;
}

}  // namespace

TEST_CASE("A response goes from hand to hand and everybody's part can be proved", "[walkthrough][assessor]") {
    AssessorApp app(1);
    app.close();
    const AccountId ben = openAccount(app.data(), "Ben Marker", {StaffRole::assessor}, 1006);
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa}, 1003);
    admit(app.data(), app.assessor, ben, {StaffRole::assessor}, 1007);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa}, 1005);
    app.open();
    app->workspace().apply({SubmitAnswer{QuestionId("define"), "Personalisation means that the person decides how they want to be supported."}});
    app->frames(2);
    const AttemptState* attempt = app->model().attemptAt(QuestionId("define"));
    REQUIRE(attempt);
    const ResponseRef response{attempt->attempt, attempt->lastSubmission()->step, QuestionId("define")};
    const Question& question = *app->model().course.findQuestion(QuestionId("define"));

    // The first assessor agrees with the engine.
    std::vector<Action> first{ask(OpenResponse{response})};
    for (const Action& one : judgeAll(question, Verdict::agree)) first.push_back(one);
    first.push_back(ask(Decide{}));
    doAs(app, app.assessor, first);

    // The second marks it blind and refuses everything; a third party is needed, as whoever made one of the two cannot be a third.
    std::vector<Action> second{ask(OpenResponse{response}), ask(MarkSecond{})};
    for (const Action& one : judgeAll(question, Verdict::refuse)) second.push_back(one);
    second.push_back(ask(Decide{}));
    doAs(app, ben, second);
    REQUIRE(app.review().desk->record.second());
    CHECK(app.review().desk->record.second()->decided.blind.proposalHidden);
    const bool differ = app.review().desk->record.differsUnresolved();
    REQUIRE(differ);
    doAs(app, app.assessor, {ask(OpenResponse{response})});
    CHECK_FALSE(app->workspace().whyNot(ask(Release{})).empty());   // not while they differ
    const ActId standing = app.review().desk->record.standing()->act;
    doAs(app, ines, {ask(OpenResponse{response}), ask(Resolve{standing, "The person decides is enough for the first point."})});
    CHECK(app.review().desk->record.standing()->role == DecisionRole::resolution);
    app->frames(2);
    CHECK(app->says("Two markers differed, and Ines Quality decided as a third."));

    // Released, questioned by the learner, and answered by somebody who had no part in it.
    doAs(app, app.assessor, {ask(OpenResponse{response}), ask(Release{})});
    app->workspace().apply({boxed<StaffRequest>(SignOut{}), GoTo{{Room::result, "define", {}}}});
    app->frames(3);
    REQUIRE(app->has("result/decision/marks"));
    app->workspace().apply({ask(AskSecondLook{response, "I also wrote about support."})});
    app->frames(2);
    doAs(app, ines, {ask(OpenResponse{response})});
    CHECK_FALSE(app->workspace().whyNot(ask(AnswerAppeal{false, "No."})).empty());  // it is her own decision
    app.close();
    const AccountId fresh = openAccount(app.data(), "Farah Fresh", {StaffRole::assessor}, 1008);
    admit(app.data(), app.assessor, fresh, {StaffRole::assessor}, 1009);
    app.open();
    doAs(app, fresh, {ask(OpenResponse{response}), ask(AnswerAppeal{false, "The mark stands: support alone is not the point."})});
    CHECK_FALSE(app.review().desk->record.openAppeal());
    app.close();

    FixedClock clock(Instant{});
    auto store = Store::open(app.data(), clock);
    REQUIRE(store);
    const auto audit = ActStore(*store).audit();
    REQUIRE(audit);
    for (const std::string& problem : audit->problems) UNSCOPED_INFO(problem);
    CHECK(audit->whole());
}
