// A saved, half-written part of a course is held back from learners, and from nothing else.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

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

namespace {

/// Started anew on the same course after another program did something to it.
struct DamagedApp : HeldApp {
    void damage(const std::string& file, const std::string& text) {
        std::ofstream(folder.path() / "course" / file, std::ios::binary) << text;
        restart();
    }
    void restart() {
        app.reset();
        app = std::make_unique<HeadlessDriver>(HeadlessDriver::Options{folder.path() / "data", folder.path() / "course", 1280, 800, {}});
        app->workspace().apply({boxed<StaffRequest>(SignIn{app->model().staff->accounts.front().id, "a calm sentence to remember"}), GoTo{{Room::workshop, {}, {}}}});
        REQUIRE(app->model().holds(StaffRole::tutor));
        settle();
    }
    [[nodiscard]] std::string text(const std::string& file) const {
        std::ifstream in(folder.path() / "course" / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

}  // namespace

TEST_CASE("A file that can't be read is told to the tutor, blocks saving, and keeps nothing else from learners", "[held]") {
    DamagedApp at;
    const std::string file = "scenarios/home-care.xml", whole = at.text(file);
    at.damage(file, whole.substr(0, whole.size() / 2));
    CHECK(at.app->model().courseUsable);
    CHECK(at.app->says("The file “" + file + "” can't be read"));
    CHECK(at.app->says("Learners do without what stands in it"));
    // The rest is marked and played.
    at.answer(QuestionId("define"));
    CHECK(at.app->model().attemptAt(QuestionId("define"))->lastSubmission()->marking());
    at.app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
    at.settle();
    // Edits are kept, and nothing is written.
    Term term = at.edited().terms.front();
    term.name = "My own words";
    at.edit(replaceElement(at.edited(), 0, term, "Typed"));
    at.app->frames(2);
    const std::string main = at.text("course.xml");
    CHECK(at.app->workspace().whyNot(boxed<WorkshopRequest>(SaveCourse{})).find(file) != std::string::npos);
    at.save();
    CHECK(at.text("course.xml") == main);
    CHECK(at.text(file) == whole.substr(0, whole.size() / 2));
    // Put right by another program, it is taken over as soon as the tutor comes back, and saving goes on.
    std::ofstream(at.folder.path() / "course" / file, std::ios::binary) << whole;
    at.app->workspace().apply({GoTo{{Room::home, {}, {}}}, GoTo{{Room::workshop, {}, {}}}});
    at.settle();
    CHECK_FALSE(at.app->model().workshop->elsewhere);
    CHECK(at.app->says("can be read again"));
    CHECK(at.edited().findScenario(ScenarioId("home-care")));
    CHECK(at.edited().terms.front().name == "My own words");
    CHECK(at.app->model().course.findScenario(ScenarioId("home-care")));
    CHECK_FALSE(at.app->says("can't be read"));
    at.save();
    CHECK(at.app->model().notice == "The course is saved.");
    CHECK(at.text(file) == whole);
}

TEST_CASE("Work that was not saved waits while a file can't be read", "[held]") {
    DamagedApp at;
    Term term = at.edited().terms.front();
    term.name = "My own words";
    at.edit(replaceElement(at.edited(), 0, term, "Typed"));
    at.app->frames(2);
    const std::string file = "topics/barriers.xml", whole = at.text(file);
    at.damage(file, "not a topic");
    REQUIRE(at.app->model().workshop->recoverable);
    const auto recover = boxed<WorkshopRequest>(RecoverWork{});
    CHECK(at.app->workspace().whyNot(recover).find(file) != std::string::npos);
    at.app->workspace().apply({recover});
    REQUIRE(at.app->model().workshop->recoverable);
    at.damage(file, whole);
    REQUIRE(at.app->model().workshop->recoverable);
    at.app->workspace().apply({recover});
    at.app->frames(2);
    CHECK(at.edited().terms.front().name == "My own words");
}

TEST_CASE("A file that was put right is read when the tutor comes back, also where work waits that was not saved", "[held]") {
    for (const bool letGo : {false, true}) {
        INFO((letGo ? "let go" : "kept"));
        DamagedApp at;
        Term term = at.edited().terms.front();
        const std::string before = term.name;
        term.name = "My own words";
        at.edit(replaceElement(at.edited(), 0, term, "Typed"));
        at.app->frames(2);
        const std::string file = "topics/barriers.xml", whole = at.text(file);
        at.damage(file, "not a topic");
        REQUIRE(at.app->model().workshop->recoverable);
        REQUIRE(at.app->says("The file “" + file + "” can't be read"));
        std::ofstream(at.folder.path() / "course" / file, std::ios::binary) << whole;
        if (letGo) at.app->workspace().apply({boxed<WorkshopRequest>(ForgetWork{})});
        else at.app->workspace().apply({GoTo{{Room::home, {}, {}}}, GoTo{{Room::workshop, {}, {}}}});
        at.settle();
        CHECK_FALSE(at.app->says("can't be read"));
        CHECK(at.app->says("can be read again"));
        CHECK(at.app->model().workshop->recoverable.has_value() == !letGo);
        if (!letGo) at.app->workspace().apply({boxed<WorkshopRequest>(RecoverWork{})});
        at.settle();
        CHECK(at.edited().terms.front().name == (letGo ? before : "My own words"));
        // What came back is on the disk already: after another start nothing of it is offered or done twice.
        const std::size_t topics = at.edited().topics.size();
        if (!letGo) continue;
        at.restart();
        CHECK_FALSE(at.app->model().workshop->recoverable);
        CHECK(at.edited().topics.size() == topics);
    }
}

TEST_CASE("A file that another program breaks takes nothing out of the course in hand", "[held]") {
    DamagedApp at;
    const std::string file = "topics/barriers.xml", whole = at.text(file);
    const std::size_t topics = at.edited().topics.size();
    std::ofstream(at.folder.path() / "course" / file, std::ios::binary) << "half of a";
    at.app->workspace().apply({GoTo{{Room::home, {}, {}}}, GoTo{{Room::workshop, {}, {}}}});
    at.settle();
    CHECK_FALSE(at.app->model().workshop->elsewhere);
    CHECK(at.app->model().notice.find("Another program changed “" + file + "”") != std::string::npos);
    at.app->workspace().apply({boxed<WorkshopRequest>(TakeElsewhere{})});
    CHECK(at.edited().topics.size() == topics);
}

TEST_CASE("Without its weights a course marks no answer by rules alone: it says so, keeps it, and marks it later", "[held]") {
    DamagedApp at;
    const std::string whole = at.text("weights.tsv");
    at.damage("weights.tsv", whole.substr(0, whole.size() / 3));
    CHECK(at.app->model().courseUsable);
    CHECK(at.app->says("The weights of the course, weights.tsv, can't be read"));
    at.app->workspace().apply({GoTo{{Room::practise, {}, {}}}});
    at.app->frames(3);
    CHECK(at.app->says("Answers can't be marked just now"));
    at.answer(QuestionId("define"));
    const AttemptState* attempt = at.app->model().attemptAt(QuestionId("define"));
    REQUIRE(attempt->lastSubmission());
    CHECK_FALSE(attempt->lastSubmission()->marking());
    CHECK(at.app->says("are marked as soon as it is put right"));
    // Everything else can be edited and saved, and the file is not touched.
    at.app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
    at.settle();
    Term term = at.edited().terms.front();
    term.name = "My own words";
    at.edit(replaceElement(at.edited(), 0, term, "Typed"));
    at.save();
    CHECK(at.app->model().notice.find("weights.tsv") != std::string::npos);
    CHECK(at.text("weights.tsv") == whole.substr(0, whole.size() / 3));
    at.damage("weights.tsv", whole);
    CHECK(at.app->model().attemptAt(QuestionId("define"))->lastSubmission()->marking());
}
