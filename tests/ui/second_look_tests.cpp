/// What happens with a second look that a learner asks for: who hears it, what has to come before the answer, and what stays of it.
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

ReviewAction ask(auto what) { return boxed<ReviewRequest>(std::move(what)); }

/// A decision of Amina's that the learner was told and asks to be looked at again; Ben is the other assessor.
class AskedAgain {
public:
    AskedAgain() {
        app.close();
        ben = openAccount(app.data(), "Ben Okoro", {StaffRole::assessor}, 1002);
        admit(app.data(), app.assessor, ben, {StaffRole::assessor}, 3);
        app.open();
        app->workspace().apply({SubmitAnswer{QuestionId("define"), "Personalisation means that the person decides how they want to be supported."}});
        app->frames(3);
        const AttemptState* attempt = app->model().attemptAt(QuestionId("define"));
        REQUIRE(attempt);
        response = {attempt->attempt, attempt->lastSubmission()->step, QuestionId("define")};
        changeTo(app.assessor);
        for (const QuestionPoint& one : app.review().desk->asked->points) app->workspace().apply({ask(JudgePoint{one.point, Verdict::agree})});
        agreeWithIdeas(app->workspace(), app.review());
        app->workspace().apply({ask(Decide{}), ask(OpenResponse{response}), ask(Release{}), boxed<StaffRequest>(SignOut{}), GoTo{{Room::result, "define", {}}}});
        app->frames(3);
        REQUIRE(app->has("result/decision/ask"));
        app->workspace().apply({ask(AskSecondLook{response, "I wrote about choice in the second half."})});
        app->frames(2);
    }

    /// Signs somebody else in, and puts the response on the desk.
    void changeTo(const AccountId& who) {
        if (app->model().signedIn) app->workspace().apply({boxed<StaffRequest>(SignOut{})});
        app->frames(2);
        app.signIn(who);
        app->workspace().apply({ask(OpenResponse{response})});
        app->frames(3);
        REQUIRE(app.review().desk);
    }

    AssessorApp app{1};
    AccountId ben;
    ResponseRef response;
};

}  // namespace

TEST_CASE("It was corrected is said once the learner has been told the correction", "[ui][assessor]") {
    AskedAgain asked;
    AssessorApp& app = asked.app;
    asked.changeTo(asked.ben);
    REQUIRE(app->click("decision/desk/decided/answer"));
    app->type("Choice is there.");
    app->frames(2);
    CHECK(app->find("decision/desk/decided/upheld")->disabled);
    const ReviewAction upheld = ask(AnswerAppeal{true, "Choice is there."});
    CHECK(app->workspace().whyNot(upheld) == "Correct the decision first, then release it.");
    app->workspace().apply({ask(BeginCorrection{}), ask(Correct{"The second half says it."})});
    app->frames(2);
    REQUIRE(app.review().desk->record.standing()->role == DecisionRole::correction);
    CHECK(app->workspace().whyNot(upheld) == "Release the corrected decision first; the learner then reads both.");
    app->workspace().apply({ask(Release{})});
    app->frames(2);
    CHECK(app->workspace().whyNot(upheld).empty());
    app->workspace().apply({upheld});
    app->frames(2);
    CHECK_FALSE(app.review().desk->record.openAppeal());
}

TEST_CASE("A second look is told where its list is chosen, and to whoever may answer it", "[ui][assessor]") {
    AskedAgain asked;
    AssessorApp& app = asked.app;
    // Nothing fits this queue, and one second look waits beside it.
    const auto emptyQueue = [&] {
        QueueFilter filter;
        filter.undecided = true;
        filter.belowConfidence = 0;
        app->workspace().apply({GoTo{{Room::queue, {}, {}}}, ask(ShowQueue{filter, QueueSort::nextBest})});
        app->frames(3);
        REQUIRE(app.review().page.items.empty());
    };
    asked.changeTo(app.assessor);
    emptyQueue();
    CHECK(app->label("queue-page/standing/appeal") == "Second look 1");
    CHECK(app->says("Nothing waits here"));     // it is her own decision
    asked.changeTo(asked.ben);
    emptyQueue();
    CHECK(app.review().secondLooksForMe == 1);
    CHECK_FALSE(app->says("Nothing waits here"));
    REQUIRE(app->click("queue-page/second-looks"));
    app->frames(3);
    REQUIRE(app.review().page.items.size() == 1);
    CHECK(app.review().page.items.front().response == asked.response);
    // Once it is answered, both stay on the decision.
    app->workspace().apply({ask(OpenResponse{asked.response}), ask(AnswerAppeal{false, "Choice alone is not the point."})});
    app->frames(3);
    CHECK(app->says("I wrote about choice in the second half."));
    CHECK(app->says("Choice alone is not the point."));
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    CHECK(app->label("queue-page/standing/appeal") == "Second look");
}

TEST_CASE("The answer to a second look waits while the decision is corrected", "[ui][assessor]") {
    AskedAgain asked;
    AssessorApp& app = asked.app;
    asked.changeTo(asked.ben);
    const std::string answer = "decision/desk/decided/answer";
    REQUIRE(app->click(answer));
    app->type("You are right.");
    app->frames(2);
    REQUIRE(app->click("decision/desk/decided/correct-open"));
    app->frames(2);
    REQUIRE(app.review().desk->correcting);
    app->workspace().apply({ask(Correct{"The second half says it."})});
    app->frames(2);
    REQUIRE_FALSE(app.review().desk->correcting);
    REQUIRE(app->has(answer));
    CHECK(app->find(answer)->value == "You are right.");
    // It is nobody else's.
    asked.changeTo(app.assessor);
    asked.changeTo(asked.ben);
    CHECK(app->find(answer)->value.empty());
}
