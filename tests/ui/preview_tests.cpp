// A tutor looks at the unsaved draft as a learner would, and comes back.
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/edit.h"
#include "engine/content/course_reader.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"
#include "tests/ui/tutor_account.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// The product's course with a tutor signed in.
struct PreviewApp {
    TemporaryFolder folder;
    std::unique_ptr<HeadlessDriver> app;

    PreviewApp() {
        const AccountId tutor = openTutorAccount(folder.path() / "data");
        app = std::make_unique<HeadlessDriver>(onCourse(folder));
        signIn(*app, tutor);
        app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
        app->frames(3);
    }

    [[nodiscard]] Workspace& preview() {
        REQUIRE(app->workspace().preview());
        return *app->workspace().preview();
    }
    void show(ElementKind kind, const std::string& id) {
        app->workspace().apply({boxed<WorkshopRequest>(PreviewDraft{kind, id})});
        app->frames(4);
        REQUIRE(app->workspace().preview());
    }
    /// How many attempts of the learners' lie in the store.
    [[nodiscard]] std::size_t attempts() {
        FixedClock clock(app->clock().now());
        auto store = Store::open(folder.path() / "data", clock, {.automaticBackups = false});
        REQUIRE(store);
        return store->countAttempts().value_or(999);
    }
};

}  // namespace

TEST_CASE("The unsaved draft is tried as a learner, and nothing of it stays", "[preview]") {
    PreviewApp at;
    const Course& course = at.app->model().workshop->document->course();
    Question question = course.questions.at(0);
    question.text = "Say in your own words what a draft is.";
    const QuestionId id = question.id;
    at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{replaceElement(course, 0, question, "Changed the question", "")})});
    at.app->frames(2);
    REQUIRE(at.app->click("workshop/outline/questions/" + id.value));
    at.app->keyCode(294);   // F5
    at.app->frames(4);
    CHECK(at.preview().model().place == Place{Room::write, id.value, {}});
    CHECK(at.app->has("banner/back"));
    CHECK(at.app->says("Say in your own words what a draft is."));
    // The rooms of the staff and of profiles are not here.
    CHECK_FALSE(at.app->has("rail/workshop"));
    CHECK_FALSE(at.app->has("rail/staff"));
    CHECK_FALSE(at.app->has("rail/profile"));
    CHECK_FALSE(at.preview().whyNot(StaffAction(boxed<StaffRequest>(SignOut{}))).empty());
    CHECK_FALSE(at.preview().whyNot(ProgressAction(EraseMe{})).empty());

    at.preview().apply({SubmitAnswer{id, "Personalisation means that care fits the person, who is in charge and decides."}});
    at.app->frames(3);
    const AttemptState* attempt = at.preview().model().attemptAt(id);
    REQUIRE(attempt);
    REQUIRE(attempt->lastSubmission());
    CHECK(attempt->lastSubmission()->marking());

    REQUIRE(at.app->click("banner/back"));
    CHECK_FALSE(at.app->workspace().preview());
    CHECK_FALSE(at.app->workspace().quitWanted());
    // Back where one was, with the draft as it was; the learner's record is untouched.
    CHECK(at.app->has("workshop/main/form/text"));
    CHECK(at.app->model().workshop->unsaved);
    CHECK(at.app->model().attemptAt(id) == nullptr);
    CHECK(at.attempts() == 0);
    CHECK(at.app->model().course.questions.at(0).text != "Say in your own words what a draft is.");
}

TEST_CASE("A preview begins at what one stands on", "[preview]") {
    PreviewApp at;
    const Course& course = at.app->model().workshop->document->course();
    at.show(ElementKind::topic, course.topics.at(1).id.value);
    CHECK(at.preview().model().place.room == Room::topic);
    at.app->keyCode(294);
    at.app->frames(2);
    REQUIRE_FALSE(at.app->workspace().preview());

    at.show(ElementKind::item, course.items.at(3).id.value);
    REQUIRE(at.preview().model().quiz.run);
    REQUIRE(at.preview().model().quiz.run->items.size() == 1);
    CHECK(at.preview().model().quiz.run->items[0].item == course.items.at(3).id);
    at.app->keyCode(294);

    at.show(ElementKind::scenario, course.scenarios.at(0).id.value);
    CHECK(at.preview().model().place.room == Room::scenario);
    CHECK(at.preview().model().scenario.inHand);
    at.app->keyCode(294);

    at.show(ElementKind::rubric, course.questions.at(0).points.at(0).point.value);
    CHECK(at.preview().model().place.room == Room::write);
    at.app->keyCode(294);
    at.app->frames(2);
    CHECK(at.attempts() == 0);
    // A learner's computer has no draft to preview.
    at.app->workspace().apply({boxed<StaffRequest>(SignOut{}), boxed<WorkshopRequest>(PreviewDraft{})});
    CHECK_FALSE(at.app->workspace().preview());
}
