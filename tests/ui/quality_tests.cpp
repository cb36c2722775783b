#include <fstream>

#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/review_actions.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// Decides all that waits: every second one against the proposal of its first point.
void decideAll(AssessorApp& app) {
    bool against = false;
    for (const ReviewItem& item : std::vector(app.review().page.items)) {
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item.response})});
        const Question* question = app->model().course.findQuestion(item.response.question);
        const Marking* marking = app.review().desk->proposal();
        REQUIRE(marking);
        for (const QuestionPoint& asked : question->points) {
            const bool proposed = std::ranges::find(marking->points, asked.point, &PointMarking::id)->awarded;
            const bool turn = against && asked.point == question->points.front().point;
            app->workspace().apply({boxed<ReviewRequest>(JudgePoint{asked.point, !turn ? Verdict::agree : proposed ? Verdict::refuse : Verdict::award})});
            if (turn) app->workspace().apply({boxed<ReviewRequest>(GivePointReason{asked.point, "Read again.", {}, false})});
        }
        agreeWithIdeas(app->workspace(), app.review());
        app->workspace().apply({boxed<ReviewRequest>(Decide{})});
        against = !against;
    }
    app->frames(2);
    REQUIRE(app.review().releasable == 20);
}

/// Goes on drawing until the plans are read beside the frame.
void readPlans(AssessorApp& app) {
    for (int i = 0; i < 20000 && app->model().quality->readingPlans; ++i) app->frame();
    REQUIRE_FALSE(app->model().quality->readingPlans);
    app->frames(2);
}

}  // namespace

TEST_CASE("Every figure of quality opens the responses behind it", "[ui][quality]") {
    AssessorApp app(20);
    app.signIn(app.assessor);
    decideAll(app);
    app->workspace().apply({GoTo{{Room::quality, {}, {}}}});
    const QualityModel& quality = *app->model().quality;
    // Beside the frame, however much is decided; whoever signs out meanwhile leaves nothing behind.
    CHECK(quality.measuring);
    CHECK_FALSE(quality.measuredAt);
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(app.assessor);
    app->workspace().apply({GoTo{{Room::quality, {}, {}}}});
    for (int i = 0; i < 20000 && !quality.measuredAt; ++i) app->frame();
    REQUIRE(quality.measuredAt);
    CHECK_FALSE(quality.measuring);
    app->frames(2);
    CHECK(app->says("Landis and Koch, 1977"));
    CHECK(app->says("Down: marks by the engine. Across: marks by the assessors."));
    CHECK(quality.responses.size() == 20);
    const Confusion& counts = quality.engine.allPoints.counts;
    CHECK(counts.machineOnly + counts.readerOnly == 10);
    CHECK(quality.engine.allPoints.differing.size() == 10);
    CHECK(quality.confidence.decisions == counts.total());
    CHECK(quality.confidence.agreed == counts.agreed());
    REQUIRE(app->click("quality/differing"));
    CHECK(app->model().place.room == Room::queue);
    CHECK(app.review().found == 10);
    for (const ReviewItem& item : app.review().page.items) CHECK(item.overridden);
    app->workspace().apply({GoTo{{Room::quality, {}, {}}}});
    app->frames(2);
    for (const char* tab : {"markers", "items", "confidence"}) {
        REQUIRE(app->click(std::string("quality/tabs/") + tab));
        app->frames(2);
    }
    CHECK(app->has("quality/calibration"));
    CHECK(app->has("quality/refer"));
}

TEST_CASE("A plan draws samples, which an IQA looks at, never the assessor, and signs off", "[ui][quality]") {
    AssessorApp app(20);
    app.close();
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa, StaffRole::assessor}, 1003);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa, StaffRole::assessor}, 1005);
    app.open();
    app.signIn(app.assessor);
    decideAll(app);
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(MakePlan{})).empty());
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(ines);
    app->workspace().apply({GoTo{{Room::sampling, {}, {}}}});
    // Beside the frame, however much is decided.
    CHECK(app->model().quality->readingPlans);
    CHECK_FALSE(app->model().quality->plansReadAt);
    app->frame();
    readPlans(app);
    REQUIRE(app->model().quality->plansReadAt);
    REQUIRE(app->click("sampling/new"));
    REQUIRE(app->click("sampling/editor/name"));
    app->type("Autumn");
    app->frames(2);
    REQUIRE(app->click("sampling/editor/make"));
    readPlans(app);
    const QualityModel& quality = *app->model().quality;
    REQUIRE(quality.plans.size() == 1);
    CHECK(quality.plans.front().plan.seed != 0);
    const SamplingGrid grid = quality.plans.front().grid;
    REQUIRE(grid.cells.size() == 1);
    CHECK(grid.cells.front().decisions == 20);
    CHECK(grid.planned == 2);       // 10 % of 20: twenty decisions make nobody new any more
    const ActId plan = quality.plans.front().id;
    const SignOffPlan sign{plan, {}};
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(sign)).empty());
    const std::vector<ActId> planned = grid.cells.front().planned;
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(LookAtSample{plan, planned[0], false, {}, " "})).empty());
    app->workspace().apply({boxed<QualityRequest>(LookAtSample{plan, planned[0], true, {}, {}}), boxed<QualityRequest>(LookAtSample{plan, planned[1], false, {}, "Too generous."})});
    // Nothing is signed off by figures that lack what was just done.
    CHECK(quality.readingPlans);
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(sign)).empty());
    readPlans(app);
    CHECK(quality.plans.front().grid.complete());
    app->workspace().apply({boxed<QualityRequest>(RaiseAction{{plan, app.assessor, "Read the note on choice.", app->model().now + std::chrono::hours(24)}, planned[1]})});
    const ResponseRef about = quality.decided.at(planned[1]);
    readPlans(app);
    app->workspace().apply({boxed<QualityRequest>(sign)});
    readPlans(app);
    CHECK(quality.plans.front().signedOff);
    REQUIRE(quality.actions.size() == 1);
    CHECK(app->says("Read the note on choice."));
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    CHECK(quality.plans.empty());
    app.signIn(app.assessor);
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(LookAtSample{plan, planned[0], true, {}, {}})).empty());
    // Whoever has to do something about it reads so where their work begins, and says when it is done.
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    REQUIRE(quality.ownActions.size() == 1);
    CHECK(app->says("Ines Quality asks you, by"));
    CHECK(app->says("Read the note on choice."));
    const std::string own = "queue-page/own-actions/" + toString(quality.ownActions.front().id);
    // … with the way to the response that it is about.
    CHECK(app->label(own + "/about").starts_with(app.review().nameOf(quality.ownActions.front().learner) + ": "));
    REQUIRE(app->click(own + "/open"));
    app->frames(3);
    CHECK(app->model().place.room == Room::review);
    CHECK(app.review().desk->detail.response == about);
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    REQUIRE(app->click(own + "/done"));
    REQUIRE(app->click(own + "/note"));
    app->type("Read, and talked over.");
    app->frames(2);
    REQUIRE(app->click(own + "/close"));
    CHECK(quality.ownActions.empty());
    CHECK_FALSE(app->says("Read the note on choice."));
    readPlans(app);
    REQUIRE(quality.actions.size() == 1);
    CHECK(quality.actions.front().closed->note == "Read, and talked over.");
}

/// Goes on drawing until what is done beside the frame is done.
void settle(AssessorApp& app) {
    for (int i = 0; i < 20000 && !app->model().quality->handover.working.empty(); ++i) app->frame();
    REQUIRE(app->model().quality->handover.working.empty());
}

TEST_CASE("Whoever decided a response earlier reads why somebody else samples it", "[ui][quality]") {
    AssessorApp app(20);
    app.close();
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa, StaffRole::assessor}, 1003);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa, StaffRole::assessor}, 1005);
    app.open();
    const auto changeTo = [&](const AccountId& who) {
        if (app->model().signedIn) app->workspace().apply({boxed<StaffRequest>(SignOut{})});
        app->frames(2);
        app.signIn(who);
    };
    // Ines corrects one of Amina's decisions, and Amina corrects it once more: it stands as hers.
    changeTo(app.assessor);
    const ResponseRef twice = app.review().page.items.front().response;
    decideAll(app);
    for (const AccountId& who : {ines, app.assessor}) {
        changeTo(who);
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{twice}), boxed<ReviewRequest>(BeginCorrection{}), boxed<ReviewRequest>(Correct{"Read again."})});
        app->frames(2);
        REQUIRE(app.review().desk->record.standing()->by == who);
    }
    changeTo(ines);
    app->workspace().apply({GoTo{{Room::sampling, {}, {}}}});
    app->frame();
    readPlans(app);
    PlanMade all;
    all.name = "All";
    all.percent = all.percentNew = 100;
    all.due = app->model().now + std::chrono::hours(24);
    app->workspace().apply({boxed<QualityRequest>(MakePlan{all})});
    readPlans(app);
    const QualityModel& quality = *app->model().quality;
    REQUIRE(quality.plans.size() == 1);
    const ActId plan = quality.plans.front().id;
    REQUIRE(quality.plans.front().grid.planned == 20);
    REQUIRE(app->click("sampling/" + toString(plan) + "/open"));
    app->frames(2);
    CHECK(app->says("You decided this response earlier: another quality assurer samples it"));
    // All that she may look at but one: the last says truly what is left.
    std::vector<ActId> hers;
    for (const ActId& one : quality.plans.front().grid.cells.front().planned)
        if (quality.decided.at(one) != twice) hers.push_back(one);
    REQUIRE(hers.size() == 19);
    const ResponseRef last = quality.decided.at(hers.back());
    for (std::size_t i = 0; i + 1 < hers.size(); ++i) {
        app->workspace().apply({boxed<QualityRequest>(LookAtSample{plan, hers[i], true, {}, {}})});
        readPlans(app);
    }
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{last})});
    app->frames(3);
    REQUIRE(app->has("decision/desk/sample/agree"));
    CHECK(app->says("1 other sample of this plan is for another quality assurer."));
    app->workspace().apply({boxed<QualityRequest>(LookAtSample{plan, hers.back(), true, {}, {}})});
    readPlans(app);
    CHECK(app->workspace().whyNot(boxed<QualityRequest>(SignOffPlan{plan, {}})) == "1 planned sample has not been looked at. Say in the remark why it is signed off all the same.");
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{twice})});
    app->frames(3);
    CHECK_FALSE(app->has("decision/desk/sample/agree"));
    // Where nobody else is there, the plan is no dead end: what was left out is part of the sign-off.
    app->workspace().apply({boxed<QualityRequest>(SignOffPlan{plan, "I decided the one that is left myself; there is no other quality assurer."})});
    readPlans(app);
    REQUIRE(quality.plans.front().signedOff);
    CHECK(quality.plans.front().signedOff->planned == 20);
    CHECK(quality.plans.front().signedOff->done == 19);
}

TEST_CASE("Work is handed over in files, checked, and taken over once", "[ui][quality]") {
    AssessorApp app(20);
    app.signIn(app.assessor);
    decideAll(app);
    app->workspace().apply({boxed<ReviewRequest>(Release{true}), GoTo{{Room::handover, {}, {}}}});
    app->frames(3);
    const HandoverModel& shown = app->model().quality->handover;
    TemporaryFolder out;
    const auto give = [&](HandOut::What what, const LearnerId& learner = {}) {
        HandOut request;
        request.what = what;
        request.folder = out.path();
        request.learner = learner;
        const QualityAction action = boxed<QualityRequest>(request);
        INFO(app->workspace().whyNot(action));
        REQUIRE(app->workspace().whyNot(action).empty());
        app->workspace().apply({action});
        settle(app);
        INFO(shown.problem);
        REQUIRE(shown.problem.empty());
        const std::string path = shown.done.substr(std::string("Written: ").size());
        const std::filesystem::path file(path.substr(0, path.find('\n')));
        CHECK(std::filesystem::file_size(file) > 100);
        // It is told where one is, however far down the page that is.
        app->frames(2);
        const SemanticItem* told = app->find("outcome/done");
        REQUIRE(told);
        CHECK(told->rect.bottom <= 800);
        CHECK(told->rect.top > 400);
        return file;
    };
    CHECK(give(HandOut::What::eqaPack).extension() == ".zip");
    CHECK(shown.done.find("It holds 20 of the 20 responses that were handed in to this course, of which 20 are decided and 20 released: all that are released.") != std::string::npos);
    CHECK(give(HandOut::What::resultsCsv).extension() == ".csv");
    CHECK(give(HandOut::What::resultsXlsx).extension() == ".xlsx");
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(HandOut{HandOut::What::feedbackSheet, out.path(), {}, {}, false})).empty());
    const LearnerId learner = std::next(shown.learners.begin())->first;
    CHECK(give(HandOut::What::feedbackSheet, learner).extension() == ".pdf");
    CHECK(give(HandOut::What::decisionsPackage, learner).extension() == ".carewright");
    const auto record = give(HandOut::What::recordPackage);
    app->workspace().apply({boxed<QualityRequest>(TakeOver{record})});
    CHECK(shown.done == "Everything in this package was here already.");
    app->workspace().apply({boxed<QualityRequest>(TakeOver{out.path() / "nothing"})});
    CHECK_FALSE(shown.problem.empty());
    // A damaged package is refused, and nothing is unsaved for all that.
    {
        std::ofstream damaged(out.path() / "damaged.carewright", std::ios::binary);
        damaged << "no package";
    }
    app->workspace().apply({boxed<QualityRequest>(TakeOver{out.path() / "damaged.carewright"})});
    CHECK_FALSE(shown.problem.empty());
    CHECK(app->model().saved.problem.empty());
    // What is kept after that is saved just now.
    app->clock().advance(std::chrono::minutes(5));
    app->workspace().apply({boxed<QualityRequest>(SetRetention{6, "Asked for."})});
    CHECK(app->model().saved.lastSaved == app->clock().now());
    app->workspace().apply({boxed<QualityRequest>(AuditAll{})});
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(AuditAll{})).empty());     // one at a time
    // What is done meanwhile is kept, and neither waits for the other.
    app->workspace().apply({boxed<QualityRequest>(SetRetention{4, "Meanwhile."})});
    CHECK(shown.keeping.years == 4);
    settle(app);
    REQUIRE(shown.audit);
    CHECK(shown.audit->whole());
    CHECK(app->workspace().whyNot(boxed<QualityRequest>(SetRetention{5, "The awarding body asks for it."})).empty());
    app->workspace().apply({boxed<QualityRequest>(SetRetention{5, "The awarding body asks for it."}), boxed<QualityRequest>(HoldRecords{learner, true, "An appeal is open."})});
    CHECK(shown.keeping.years == 5);
    CHECK(shown.keeping.isHeld(learner));
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(EraseLearner{learner, "Asked for."})).empty());
    app->frames(2);
    CHECK(app->says("Everything is as it was written"));
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    CHECK(shown.learners.empty());
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(AuditAll{})).empty());
}

TEST_CASE("Whoever practises sees afterwards where the reference says otherwise, and why", "[ui][quality]") {
    AssessorApp app(2);
    app.signIn(app.assessor);
    app->workspace().apply({GoTo{{Room::standardise, {}, {}}}});
    app->frames(3);
    REQUIRE(app->click("standardise/practice"));
    const QualityModel& quality = *app->model().quality;
    // Everything as the reference, but the first point of the first response.
    const SampleJudgement* other = nullptr;
    for (const SampleId& id : std::vector(quality.practice)) {
        const Sample* sample = app->model().course.findSample(id);
        REQUIRE(sample);
        for (const SampleJudgement& one : sample->judgements) {
            if (one.point.empty()) continue;
            const bool against = !other;
            if (against) other = &one;
            REQUIRE(app->click("standardise/" + one.point.value + (one.holds != against ? "/award" : "/refuse")));
        }
        REQUIRE(app->click("standardise/next"));
    }
    REQUIRE(other);
    REQUIRE(quality.sets.size() == 1);
    CHECK(quality.sets.front().what.pointsRight == quality.sets.front().what.points - 1);
    CHECK(app->says("Practised"));
    CHECK(app->says(other->holds ? "you refused it, the reference awards it" : "you awarded it, the reference does not"));
    CHECK(app->says(other->why));
    CHECK(app->says("you marked as the reference does"));
}

TEST_CASE("A quality assurer says beside a decision whether they agree, and goes from sample to sample", "[ui][quality]") {
    AssessorApp app(20);
    app.close();
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa}, 1003);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa}, 1005);
    app.open();
    app.signIn(app.assessor);
    decideAll(app);
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(ines);
    app->workspace().apply({GoTo{{Room::sampling, {}, {}}}});
    app->frame();
    readPlans(app);
    PlanMade made;
    made.name = "Autumn";
    made.percent = made.percentNew = 20;
    made.due = app->model().now + std::chrono::hours(24 * 30);
    app->workspace().apply({boxed<QualityRequest>(MakePlan{made})});
    readPlans(app);
    const QualityModel& quality = *app->model().quality;
    REQUIRE(quality.plans.size() == 1);
    const std::vector<ActId> planned = quality.plans.front().grid.cells.front().planned;
    REQUIRE(planned.size() == 4);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{quality.decided.at(planned.front())})});
    app->frames(3);
    REQUIRE(app->has("decision/desk/sample/agree"));
    CHECK(app->says("3 other samples of this plan to look at"));
    // Agreed: on to the next one by itself.
    REQUIRE(app->click("decision/desk/sample/agree"));
    readPlans(app);
    CHECK(quality.samples.at(planned.front()).agrees);
    CHECK(app.review().desk->detail.response != quality.decided.at(planned.front()));
    // Not agreed needs a reason, and stays: an action may follow.
    const ResponseRef second = app.review().desk->detail.response;
    REQUIRE(app->click("decision/desk/sample/note"));
    app->type("Too generous.");
    app->frames(2);
    REQUIRE(app->click("decision/desk/sample/disagree"));
    readPlans(app);
    CHECK(app.review().desk->detail.response == second);
    CHECK(app->says("Looked at: not agreed. Too generous."));
    REQUIRE(app->click("decision/desk/sample/next"));
    REQUIRE(app->click("decision/desk/sample/agree"));
    readPlans(app);
    REQUIRE(app->click("decision/desk/sample/agree"));
    readPlans(app);
    CHECK(quality.plans.front().grid.complete());
    CHECK(app->says("All others of this plan are looked at"));
    REQUIRE(app->click("decision/desk/sample/plan"));
    CHECK(app->model().place.room == Room::sampling);
    // An assessor has no such card.
    app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(app.assessor);
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{second})});
    app->frames(3);
    CHECK_FALSE(app->has("decision/desk/sample/title"));
}

TEST_CASE("Learners who were erased are told apart by a number", "[ui][quality]") {
    SeededUuidSource ids(5);
    const LearnerId one(ids.next(firstMorning)), other(ids.next(firstMorning));
    const ReviewModel review;
    CHECK(review.nameOf(one) != review.nameOf(other));
    CHECK(review.nameOf(one) == "Learner " + toString(one).substr(toString(one).size() - 4) + ", no longer listed");
}

TEST_CASE("Nobody is erased by one press", "[ui][quality]") {
    AssessorApp app(3);
    app.signIn(app.assessor);
    REQUIRE(app->model().holds(StaffRole::lead));
    app->workspace().apply({GoTo{{Room::handover, {}, {}}}});
    app->frames(3);
    const HandoverModel& shown = app->model().quality->handover;
    const auto here = std::ranges::find_if(shown.learners, [](const auto& one) { return one.second == "Beth Adeyemi"; });
    REQUIRE(here != shown.learners.end());
    const LearnerId learner = here->first;
    REQUIRE(app->click("handover/learner/search"));
    app->type("Beth");
    app->frames(2);
    REQUIRE(app->click("handover/learner/" + toString(learner)));
    REQUIRE(app->click("handover/keeping/reason"));
    app->type("Asked for in writing.");
    app->frames(2);
    REQUIRE(app->click("handover/keeping/erase"));
    CHECK(shown.learners.contains(learner));
    CHECK(app->says("Erase Beth Adeyemi?"));
    REQUIRE(app->click("handover/keeping/erase-not"));
    CHECK_FALSE(app->has("handover/keeping/erase-now"));
    REQUIRE(app->click("handover/keeping/erase"));
    REQUIRE(app->click("handover/keeping/erase-now"));
    INFO(shown.problem);
    CHECK_FALSE(shown.learners.contains(learner));
    CHECK(app->says("The learner is erased"));
}
