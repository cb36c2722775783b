#include <catch2/catch.hpp>

#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

HeadlessDriver::Options laptopOf(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}}); };
    return options;
}

std::filesystem::path fileIn(const std::string& told) {
    const std::string path = told.substr(std::string("Written: ").size());
    return path.substr(0, path.find('\n'));
}

void waitFor(AssessorApp& app) {
    for (int i = 0; i < 20000 && !app->model().quality->handover.working.empty(); ++i) app->frame();
    REQUIRE(app->model().quality->handover.problem.empty());
}

}  // namespace

TEST_CASE("A learner's answers go to another computer as a file, and the decision comes home as one", "[ui][carried]") {
    const TemporaryFolder laptop, stick;
    const QuestionId question("define");
    std::filesystem::path work, decisions;
    {
        HeadlessDriver app(laptopOf(laptop));
        app.workspace().apply({GoTo{{Room::myData, {}, {}}}});
        app.frames(3);
        REQUIRE(app.click("my-data/carry/hand-in"));
        CHECK(app.says("You have handed nothing in yet"));
        const std::string answer = "Personalisation means that support is built around the person, who decides how they live.";
        app.workspace().apply({GoTo{{Room::write, question.value, {}}}, WriteDraft{question, answer}});
        app.workspace().apply({SubmitAnswer{question, answer}});
        app.frames(3);
        app.workspace().apply({GoTo{{Room::myData, {}, {}}}});
        app.frames(3);
        REQUIRE(app.click("my-data/carry/folder"));
        app.key(ImGuiKey_A, HeadlessDriver::ctrl);
        app.type(stick.path().string());
        app.frames(2);
        REQUIRE(app.click("my-data/carry/hand-in"));
        INFO(app.model().quality->carried.problem);
        REQUIRE_FALSE(app.model().quality->carried.done.empty());
        work = fileIn(app.model().quality->carried.done);
        CHECK(work.parent_path() == stick.path());
        REQUIRE(std::filesystem::exists(work));
        // What one hands in is no decision.
        app.workspace().apply({boxed<QualityRequest>(TakeHome{work})});
        CHECK_FALSE(app.model().quality->carried.problem.empty());
    }
    {
        AssessorApp app(1);
        app.signIn(app.assessor);
        app->workspace().apply({GoTo{{Room::handover, {}, {}}}});
        app->frames(2);
        app->workspace().apply({boxed<QualityRequest>(TakeOver{work})});
        waitFor(app);
        app->workspace().apply({GoTo{{Room::queue, {}, {}}}});
        app->frames(2);
        const auto items = app.review().page.items;
        const auto here = std::ranges::find_if(items, [&](const ReviewItem& one) { return app.review().nameOf(one.learner) == "Learner" && one.response.question == question; });
        REQUIRE(here != items.end());
        const ResponseRef response = here->response;
        const LearnerId learner = here->learner;
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{response})});
        for (const QuestionPoint& asked : app->model().course.findQuestion(question)->points) {
            app->workspace().apply({boxed<ReviewRequest>(JudgePoint{asked.point, Verdict::award})});
            app->workspace().apply({boxed<ReviewRequest>(GivePointReason{asked.point, "Said in other words.", {}, false})});
        }
        agreeWithIdeas(app->workspace(), app.review());
        app->workspace().apply({boxed<ReviewRequest>(Decide{}), boxed<ReviewRequest>(Release{true}), GoTo{{Room::handover, {}, {}}}});
        app->frames(2);
        HandOut home;
        home.what = HandOut::What::decisionsPackage;
        home.folder = stick.path();
        home.learner = learner;
        app->workspace().apply({boxed<QualityRequest>(home)});
        waitFor(app);
        decisions = fileIn(app->model().quality->handover.done);
        REQUIRE(std::filesystem::exists(decisions));
        // Staff work here: nobody brings decisions in past them.
        app->workspace().apply({boxed<StaffRequest>(SignOut{})});
        app->workspace().apply({boxed<QualityRequest>(TakeHome{decisions})});
        CHECK(app->model().quality->carried.problem.find("Staff work at this computer") != std::string::npos);
    }
    {
        // Decisions about somebody else's answers say so and bring nothing.
        const TemporaryFolder other;
        HeadlessDriver app(laptopOf(other));
        app.workspace().apply({boxed<QualityRequest>(TakeHome{decisions})});
        CHECK(app.model().quality->carried.problem.find("not on this computer") != std::string::npos);
    }
    HeadlessDriver app(laptopOf(laptop));
    app.workspace().apply({GoTo{{Room::myData, {}, {}}}});
    app.frames(3);
    REQUIRE(app.click("my-data/carry/file"));
    app.type(decisions.string());
    app.frames(2);
    REQUIRE(app.click("my-data/carry/take-home"));
    INFO(app.model().quality->carried.problem);
    CHECK(app.says("1 answer is decided"));
    app.workspace().apply({GoTo{{Room::result, question.value, {}}}});
    app.frames(3);
    CHECK(app.says("Decided by your assessor"));
    CHECK(app.says("Amina Bello decided this"));
    app.workspace().apply({GoTo{{Room::myData, {}, {}}}, boxed<QualityRequest>(TakeHome{decisions})});
    CHECK(app.model().quality->carried.done == "Everything in this file was here already.");
}
