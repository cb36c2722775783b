// How marking is checked: second marking by rule, known responses among the others, and what re-marking would change.
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/review_actions.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

ReviewAction ask(auto what) { return boxed<ReviewRequest>(std::move(what)); }

/// Says the same about every point of what lies on the desk, and decides.
void decide(AssessorApp& app, Verdict verdict) {
    REQUIRE(app.review().desk);
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    for (const QuestionPoint& asked : question->points) {
        app->workspace().apply({ask(JudgePoint{asked.point, verdict})});
        if (verdict != Verdict::agree) app->workspace().apply({ask(GivePointReason{asked.point, "Read again.", {}, false})});
    }
    agreeWithIdeas(app->workspace(), app.review());
    INFO(app->workspace().whyNot(ask(Decide{})));
    REQUIRE(app->workspace().whyNot(ask(Decide{})).empty());
    app->workspace().apply({ask(Decide{})});
    app->frames(2);
}

void changeTo(AssessorApp& app, const AccountId& who) {
    if (app->model().signedIn) app->workspace().apply({boxed<StaffRequest>(SignOut{})});
    app->frames(2);
    app.signIn(who);
}

/// A centre with an assessor who founded it and a quality assurer who assesses, too.
AccountId withQuality(AssessorApp& app) {
    app.close();
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa, StaffRole::assessor}, 1003);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa, StaffRole::assessor}, 1005);
    app.open();
    return ines;
}

std::vector<Act> actsOfKind(AssessorApp& app, ActKind kind) {
    app.close();
    FixedClock clock(Instant{});
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(app.data(), clock, options);
    REQUIRE(store);
    const auto acts = ActStore(*store).ofKind(kind);
    REQUIRE(acts);
    return *acts;
}

}  // namespace

TEST_CASE("What the rules draw is marked a second time, blind, before it is released", "[ui][quality][checks]") {
    AssessorApp app(6);
    const AccountId ines = withQuality(app);
    app.signIn(app.assessor);
    // Neither an assessor's to say nor the centre lead's, which the founder is as well.
    REQUIRE(app->model().holds(StaffRole::lead));
    CHECK_FALSE(app->workspace().whyNot(boxed<QualityRequest>(SetMarkingRules{})).empty());
    CHECK_FALSE(app->model().mayEnter(Room::sampling));
    changeTo(app, ines);
    app->workspace().apply({GoTo{{Room::sampling, {}, {}}}});
    // The plans are read beside the frame.
    const auto settled = [&] {
        for (int i = 0; i < 20000 && (app->model().quality->readingPlans || !app->model().quality->plansReadAt); ++i) app->frame();
        app->frames(2);
    };
    settled();
    REQUIRE(app->click("sampling/rules/change"));
    app->frames(2);
    REQUIRE(app->click("sampling/rules/way/double"));
    app->frames(2);
    REQUIRE(app->click("sampling/rules/tolerance/more"));
    app->frames(2);
    REQUIRE(app->click("sampling/rules/set"));
    settled();
    REQUIRE(app->model().quality->rules);
    REQUIRE(app->model().quality->rules->second);
    CHECK(app->model().quality->rules->second->way == SecondMarkingWay::blindDouble);
    CHECK(app->model().quality->rules->second->tolerance == 1);

    changeTo(app, app.assessor);
    const ResponseRef first = app.review().page.items.front().response;
    app->workspace().apply({ask(OpenResponse{first})});
    decide(app, Verdict::agree);
    decide(app, Verdict::agree);
    app->workspace().apply({ask(OpenResponse{first})});
    CHECK(app->workspace().whyNot(ask(Release{})).find("second marking") != std::string::npos);
    app->workspace().apply({ask(Release{true})});
    CHECK_FALSE(app.review().desk->record.released());
    CHECK(app.review().toMarkSecond.empty());   // never one's own

    changeTo(app, ines);
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    REQUIRE(app.review().toMarkSecond.size() == 2);
    REQUIRE(app->click("queue-page/second/show"));
    app->frames(2);
    const ResponseRef one = app.review().page.items.front().response;
    app->workspace().apply({ask(OpenResponse{one})});
    app->frames(2);
    REQUIRE(app.review().desk->second);
    CHECK_FALSE(app.review().desk->proposalShown());
    const Decision before = *app.review().desk->record.standing();
    const Question* question = app->model().course.findQuestion(one.question);
    for (const QuestionPoint& asked : question->points)
        app->workspace().apply({ask(JudgePoint{asked.point, before.decided.find(asked.point)->awarded ? Verdict::award : Verdict::refuse})});
    app->workspace().apply({ask(Decide{})});
    app->frames(2);
    // On to the other one by itself.
    REQUIRE(app.review().desk);
    CHECK(app.review().desk->detail.response != one);
    CHECK(app.review().desk->second);
    CHECK(app.review().toMarkSecond.size() == 1);

    changeTo(app, app.assessor);
    app->workspace().apply({ask(OpenResponse{one})});
    REQUIRE(app.review().desk->record.second());
    CHECK(app.review().desk->record.second()->way == SecondMarkingWay::blindDouble);
    CHECK(app.review().desk->record.second()->tolerance == 1);
    CHECK(app->workspace().whyNot(ask(Release{})).empty());
}

TEST_CASE("Known responses come along unnoticed, are told afterwards, and become nobody's decision", "[ui][quality][checks]") {
    AssessorApp app(12);
    const AccountId ines = withQuality(app);
    app.signIn(ines);
    app->workspace().apply({boxed<QualityRequest>(SetMarkingRules{{{}, {}, 2, 0, {}}})});
    changeTo(app, app.assessor);
    CHECK(app.review().blind.learnerHidden);
    CHECK_FALSE(app->workspace().whyNot(ask(ChooseBlind{})).empty());
    app->workspace().apply({ask(OpenResponse{app.review().page.items.front().response})});
    std::size_t known = 0, decided = 0;
    while (app.review().desk && known + decided < 40) {
        const bool seeded = app.review().desk->seeded;
        if (seeded) {
            // It takes what a learner's response takes.
            CHECK(app->workspace().whyNot(ask(Annotate{{0, 4}, "BOD", {}})).empty());
            app->workspace().apply({ask(Annotate{{0, 4}, "BOD", {}})});
            CHECK(app.review().desk->record.annotations.size() == 1);
            CHECK(app->model().place.room == Room::review);
        }
        decide(app, Verdict::agree);
        ++(seeded ? known : decided);
        if (seeded) CHECK(app->model().notice.find("That was a known response") != std::string::npos);
    }
    CHECK(decided == 12);
    CHECK(known >= 2);
    CHECK(actsOfKind(app, ActKind::decided).size() == 12);
    const std::vector<Act> made = actsOfKind(app, ActKind::standardised);
    CHECK(made.size() == known);
    std::set<std::string> samples;
    for (const Act& act : made) {
        const auto what = standardisedPayload(act.payload);
        REQUIRE(what);
        CHECK(what->kind == "seed");
        samples.insert(what->marks.front().response);
    }
    CHECK(samples.size() == known);     // never the same one twice
    CHECK(actsOfKind(app, ActKind::annotated).empty());
}

TEST_CASE("What re-marking would change is listed beside decisions and touches none", "[ui][quality][checks]") {
    AssessorApp app(8);
    app.signIn(app.assessor);
    app->workspace().apply({ask(OpenResponse{app.review().page.items.front().response})});
    decide(app, Verdict::refuse);
    while (app.review().desk) decide(app, Verdict::agree);
    app->workspace().apply({GoTo{{Room::quality, {}, {}}}});
    // The figures are worked out beside the frame.
    for (int i = 0; i < 20000 && !app->model().quality->measuredAt; ++i) app->frame();
    app->frames(2);
    REQUIRE(app->click("quality/tabs/remarking"));
    app->frames(2);
    REQUIRE(app->click("quality/remarking/mark"));
    app->frames(6);
    const auto& shown = app->model().quality->remarking;
    REQUIRE(shown);
    REQUIRE(shown->whole());
    CHECK(shown->total == 8);
    CHECK(shown->changedProposals == 0);    // the same rubric and engine
    const bool anyEarned = shown->lines.size() == 1;
    CHECK(shown->agreeing + shown->lines.size() == 8);
    if (anyEarned) {
        CHECK(shown->lines.front().decidedMarks == 0);
        CHECK(app->has("quality/remarking/line-1/read"));
    }
    CHECK(actsOfKind(app, ActKind::decided).size() == 8);
}

TEST_CASE("A comment that is retired is offered no more", "[ui][assessor][checks]") {
    AssessorApp app(4);
    app.signIn(app.assessor);
    app->workspace().apply({ask(OpenResponse{app.review().page.items.front().response})});
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    app->workspace().apply({ask(GivePointReason{question->points.front().point, "Says it in other words.", {}, true})});
    REQUIRE(app.review().comments.size() == 1);
    const std::string id = toString(app.review().comments.front().id);
    app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
    app->frames(3);
    REQUIRE(app->click("queue-page/filters/comments/open"));
    app->frames(2);
    REQUIRE(app->click("queue-page/filters/comments/" + id + "/retire"));
    app->frames(2);
    CHECK(app.review().comments.empty());
}

TEST_CASE("The queue is sorted by learner and by question", "[ui][assessor][checks]") {
    AssessorApp app(30);
    app.signIn(app.assessor);
    app->workspace().apply({ask(ShowQueue{{.undecided = true}, QueueSort::question})});
    REQUIRE(app.review().page.items.size() == 30);
    std::vector<QuestionId> questions;
    for (const ReviewItem& item : app.review().page.items) questions.push_back(item.response.question);
    CHECK(std::ranges::is_sorted(questions, {}, &QuestionId::value));
    CHECK(questions.front() != questions.back());
    app->workspace().apply({ask(ShowQueue{{.undecided = true}, QueueSort::learner})});
    CHECK(app.review().page.items.size() == 30);
}

TEST_CASE("In a narrow window the work comes before the filters, and the point of the keys stays in sight", "[ui][assessor][checks]") {
    AssessorApp app(12, 760, 700);
    app.signIn(app.assessor);
    app->frames(3);
    CHECK_FALSE(app->has("queue-page/filters/sort/learner"));
    REQUIRE(app->click("queue-page/filters-open"));
    app->frames(2);
    CHECK(app->has("queue-page/filters/sort/learner"));
    const auto several = std::ranges::find_if(app.review().page.items, [&](const ReviewItem& one) {
        const Question* question = app->model().course.findQuestion(one.response.question);
        return question->points.size() > 2;
    });
    REQUIRE(several != app.review().page.items.end());
    app->workspace().apply({ask(OpenResponse{ResponseRef(several->response)})});
    app->frames(3);
    app.letter('J');
    app->frames(3);
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    const auto* point = app->find("review/desk/point-" + question->points[1].point.value + "/agree");
    REQUIRE(point);
    CHECK(point->rect.top > 0);
    CHECK(point->rect.bottom < 700);
}

TEST_CASE("Where one person can sign in, they type at once", "[ui][assessor][staff][checks]") {
    AssessorApp app(1);
    app->workspace().apply({GoTo{{Room::staff, {}, {}}}});
    app->frames(3);
    app->type(passphrase);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    CHECK(app->model().signedIn);
}
