// A saved, half-written part of a course is held back from learners, and from nothing else.
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/ui/held_parts.h"
#include "app/ui/workshop_actions.h"
#include "tests/half_written_story.h"
#include "tests/ui/workshop_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// The product's course, copied, with a tutor signed in.
struct HeldApp {
    TemporaryFolder folder;
    std::unique_ptr<HeadlessDriver> app;

    HeldApp() {
        const std::filesystem::path course = folder.path() / "course";
        std::filesystem::copy(CAREWRIGHT_CONTENT_DIR "/personalisation", course, std::filesystem::copy_options::recursive);
        app = std::make_unique<HeadlessDriver>(HeadlessDriver::Options{folder.path() / "data", course, 1280, 800, {}});
        app->workspace().apply({boxed<StaffRequest>(OpenAccount{"Dawn Tutor", "a calm sentence to remember", {StaffRole::tutor}}), EndWelcome{}, GoTo{{Room::workshop, {}, {}}}});
        REQUIRE(app->model().holds(StaffRole::tutor));
        app->frames(3);
    }
    [[nodiscard]] const Course& edited() const { return app->model().workshop->document->course(); }
    void edit(Edit edit) { app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{std::move(edit)})}); }
    void settle() {
        do {
            std::this_thread::yield();
            app->frame();
        } while (app->model().workshop->saving || app->model().workshop->checking || app->model().workshop->looking);
        app->frames(2);
    }
    void save() {
        app->workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
        settle();
    }
    void addHalfWrittenStory() { edit(insertElement(edited().scenarios.size(), test::halfWrittenStory(), "Added a story")); }
    void answer(const QuestionId& question) {
        app->workspace().apply({GoTo{{Room::write, question.value, {}}}, SubmitAnswer{question, "Personalisation means that care fits the person, who is in charge and decides."}});
        app->frames(3);
    }
};

}  // namespace

TEST_CASE("A saved half-written story stops no marking, and learners see neither it nor its faults", "[held]") {
    HeldApp at;
    at.addHalfWrittenStory();
    at.save();
    CHECK(at.app->model().notice.find("Learners don't have yet: the story “Mrs Bello's bath”") != std::string::npos);
    CHECK(at.app->model().courseUsable);

    at.answer(QuestionId("define"));
    const AttemptState* attempt = at.app->model().attemptAt(QuestionId("define"));
    REQUIRE(attempt);
    REQUIRE(attempt->lastSubmission());
    CHECK(attempt->lastSubmission()->marking());

    for (const Room room : {Room::practise, Room::scenarios, Room::quizzes, Room::mocks, Room::home, Room::learn}) {
        at.app->workspace().apply({GoTo{{room, {}, {}}}});
        at.app->frames(3);
        CHECK_FALSE(at.app->says(".xml"));
        CHECK_FALSE(at.app->says("Mrs Bello"));
        CHECK(at.app->says("One more story is being written") == (room == Room::scenarios));
    }

    // The tutor finds it under Checks, and from there its form.
    at.app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
    at.settle();
    REQUIRE(at.app->click("workshop/main/tabs/problems"));
    at.app->frames(2);
    CHECK(at.app->says("Learners don't have these yet"));
    REQUIRE(at.app->click("workshop/main/problems/held/1"));
    at.app->frames(2);
    CHECK(at.app->says("scenario · mrs-bello") != at.app->says("story · mrs-bello"));
}

TEST_CASE("What is put right reaches learners with the next save", "[held]") {
    HeldApp at;
    Question whole = at.edited().questions.front(), broken = whole;
    broken.modelAnswer.clear();
    at.edit(replaceElement(at.edited(), 0, broken, "Emptied the model answer"));
    at.save();
    CHECK_FALSE(at.app->model().course.findQuestion(whole.id));
    REQUIRE(heldPart(at.app->model(), "question", whole.id.value));
    at.app->workspace().apply({GoTo{{Room::practise, {}, {}}}});
    at.app->frames(3);
    CHECK(at.app->says("One more question is being written"));
    at.edit(replaceElement(at.edited(), 0, whole, "Wrote it again"));
    at.save();
    CHECK(at.app->model().course.findQuestion(whole.id));
    CHECK(at.app->model().heldParts.empty());
    CHECK(at.app->model().notice == "The course is saved.");
    at.answer(whole.id);
    CHECK(at.app->model().attemptAt(whole.id)->lastSubmission()->marking());
}

TEST_CASE("A half-written story is tried in the preview as far as it goes", "[held]") {
    HeldApp at;
    at.addHalfWrittenStory();
    // An error elsewhere is no reason either.
    Item item = at.edited().items.front();
    item.stem.clear();
    at.edit(replaceElement(at.edited(), 0, item, "Emptied an item"));
    at.app->workspace().apply({boxed<WorkshopRequest>(PreviewDraft{ElementKind::scenario, "mrs-bello"})});
    at.app->frames(4);
    REQUIRE(at.app->workspace().preview());
    const Model& preview = at.app->workspace().preview()->model();
    CHECK(preview.place == Place{Room::scenario, "mrs-bello", {}});
    REQUIRE(preview.scenario.inHand);
    CHECK(at.app->says("Mrs Bello waits for her bath."));
}

TEST_CASE("What cannot be tried in a preview says why", "[held]") {
    HeldApp at;
    Item item = at.edited().items.front();
    item.stem.clear();
    at.edit(replaceElement(at.edited(), 0, item, "Emptied an item"));
    at.app->workspace().apply({boxed<WorkshopRequest>(PreviewDraft{ElementKind::item, item.id.value})});
    at.app->frames(4);
    REQUIRE(at.app->workspace().preview());
    CHECK_FALSE(at.app->workspace().preview()->model().quiz.run);
    CHECK(at.app->says("is not finished yet: it cannot do without a quiz item"));
    // A question without its model answer is shown, and says why nothing is marked.
    at.app->workspace().closePreview();
    Question question = at.edited().questions.front();
    question.modelAnswer.clear();
    at.edit(replaceElement(at.edited(), 0, question, "Emptied the model answer"));
    at.app->workspace().apply({boxed<WorkshopRequest>(PreviewDraft{ElementKind::question, question.id.value})});
    at.app->frames(4);
    REQUIRE(at.app->workspace().preview());
    const Workspace& preview = *at.app->workspace().preview();
    CHECK(preview.model().course.findQuestion(question.id));
    CHECK(preview.whyNot(SubmitAnswer{question.id, "Some words"}).find("is not finished yet") != std::string::npos);
}
