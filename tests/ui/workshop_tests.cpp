// The course editor as a tutor uses it, by the screen alone.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <thread>

#include "app/ui/bench_model.h"
#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/templates.h"
#include "engine/content/course_check.h"
#include "engine/base/moment_words.h"
#include "engine/content/course_reader.h"
#include "test_paths.h"
#include "tests/ui/workshop_app.h"

using namespace carewright;
using namespace carewright::ui;
namespace fs = std::filesystem;

namespace {

std::string bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("A tutor changes a course by the screen alone, undoes, redoes and saves it", "[workshop]") {
    WorkshopApp at;
    REQUIRE(at.app->has("workshop/outline/topic"));
    const std::string before = at.edited().terms[0].name;
    at.unfold("term");
    at.press("outline/terms/" + at.edited().terms[0].id.value);
    at.fill("form/name", "Person-led support");
    CHECK(at.edited().terms[0].name == "Person-led support");
    CHECK(at.shown().unsaved);
    CHECK(at.shown().document->history().size() == 1);
    at.press("main/undo");
    CHECK(at.edited().terms[0].name == before);
    at.press("main/redo");
    CHECK(at.edited().terms[0].name == "Person-led support");
    at.press("main/save");
    CHECK_FALSE(at.shown().unsaved);
    CHECK(readCourse(at.course).course.terms[0].name == "Person-led support");
    // Learners see it at once, and what was there before is kept.
    CHECK(at.app->model().course.terms[0].name == "Person-led support");
    REQUIRE(at.shown().versions.size() == 1);
    at.press("main/tabs/versions");
    const auto replaced = at.shown().versions.front().replacedAt;
    REQUIRE(replaced);
    CHECK(at.app->label("workshop/main/versions/version-1") == "Version 1, replaced " + momentWords(*replaced, at.app->model().zone));
    at.press("main/versions/restore-1");
    CHECK(at.edited().terms[0].name == before);
}

TEST_CASE("What was undone up to the saved state is saved, and nothing says both", "[workshop]") {
    WorkshopApp at;
    const auto saved = [&] { return at.app->label("workshop/main/saved").starts_with("Saved in"); };
    at.unfold("term");
    at.press("outline/terms/" + at.edited().terms[0].id.value);
    at.app->workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    CHECK(at.app->model().notice == "Everything is saved.");
    at.fill("form/name", "Changed");
    CHECK_FALSE(saved());
    CHECK(at.app->model().notice.empty());
    at.press("main/undo");
    CHECK(saved());
    at.press("main/redo");
    CHECK_FALSE(saved());
    at.press("main/save");
    CHECK(saved());
    at.press("main/undo");
    CHECK_FALSE(saved());
    at.press("main/redo");
    CHECK(saved());
    // Another step in the place of the one that was saved: there is no way back to it.
    at.press("main/undo");
    at.fill("form/name", "Changed otherwise");
    CHECK_FALSE(saved());
    at.press("main/undo");
    CHECK_FALSE(saved());
    at.press("main/redo");
    at.press("main/save");

    // Undone to the last step and then killed: there is nothing to offer.
    at.fill("form/name", "Once more");
    at.press("main/undo");
    CHECK(saved());
    const fs::path killed = at.folder.path() / "killed";
    fs::copy(at.data, killed, fs::copy_options::recursive);
    at.data = killed;
    at.reopen();
    CHECK_FALSE(at.shown().recoverable);
    CHECK(at.edited().terms[0].name == "Changed otherwise");
}

TEST_CASE("Work that was not saved is offered back after a kill, and can be let go", "[workshop]") {
    WorkshopApp at;
    at.unfold("term");
    at.press("outline/terms/" + at.edited().terms[0].id.value);
    at.fill("form/name", "Nearly lost");
    const std::string saved = readCourse(at.course).course.terms[0].name;
    // Nothing is closed in order: the journal alone remembers.
    const fs::path copy = at.folder.path() / "killed";
    fs::copy(at.data, copy, fs::copy_options::recursive);
    at.data = copy;
    at.reopen();
    REQUIRE(at.app->has("workshop/main/recover-work"));
    CHECK(at.edited().terms[0].name == saved);
    at.press("main/recover-work");
    CHECK(at.edited().terms[0].name == "Nearly lost");
    CHECK(at.shown().unsaved);
    at.press("main/undo");
    CHECK(at.edited().terms[0].name == saved);
    at.press("main/redo");
    at.reopen();
    REQUIRE(at.app->has("workshop/main/forget-work"));
    at.press("main/forget-work");
    CHECK(at.edited().terms[0].name == saved);
    at.reopen();
    CHECK_FALSE(at.app->has("workshop/main/recover-work"));
}

TEST_CASE("One edits on while the course is saved, and a kill at any moment loses nothing and does nothing twice", "[workshop]") {
    WorkshopApp at;
    const std::size_t terms = at.edited().terms.size();
    // An edit that would be seen if it were done twice: a term more.
    at.add("term");
    at.fill("form/name", "Saved");
    at.app->key(ImGuiKey_Tab);
    at.app->workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    REQUIRE(at.shown().saving);
    Element later = elementAt(at.edited(), ElementKind::term, terms);
    std::get<Term>(later).name = "Later";
    at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{replaceElement(at.edited(), terms, later, "Changed it later")})});
    // Killed while it is written: the journal of before, and how far the save goes.
    std::vector<fs::path> killed{at.folder.path() / "early", at.folder.path() / "late"};
    const fs::path workshop = at.data / "workshop";
    const auto marked = [&] {
        for (const fs::directory_entry& entry : fs::directory_iterator(workshop))
            if (fs::exists(entry.path() / "saved")) return true;
        return false;
    };
    while (at.shown().saving && !marked()) std::this_thread::yield();
    REQUIRE(marked());
    fs::copy(at.data, killed[0], fs::copy_options::recursive);
    while (at.shown().saving) at.app->frame();
    // … and right after.
    CHECK_FALSE(marked());
    CHECK(at.shown().unsaved);
    CHECK(readCourse(at.course).course.terms.at(terms).name == "Saved");
    CHECK(at.edited().terms.at(terms).name == "Later");
    fs::copy(at.data, killed[1], fs::copy_options::recursive);
    for (const fs::path& data : killed) {
        INFO(data);
        at.data = data;
        at.reopen();
        REQUIRE(at.shown().recoverable);
        CHECK(at.shown().recoverable->steps == 1);
        CHECK(at.shown().recoverable->sameBase);
        CHECK(at.edited().terms.size() == terms + 1);
        at.press("main/recover-work");
        CHECK(at.edited().terms.size() == terms + 1);
        CHECK(at.edited().terms.at(terms).name == "Later");
        // What is brought back can be killed once more.
        at.reopen();
        REQUIRE(at.shown().recoverable);
        at.press("main/recover-work");
        CHECK(at.edited().terms.at(terms).name == "Later");
        at.press("main/undo");
        CHECK(at.edited().terms.at(terms).name == "Saved");
    }
}

TEST_CASE("A course of one's own is found again after a new start, with the work on it that was not saved", "[workshop]") {
    WorkshopApp at;
    const std::string first = at.edited().title;
    at.press("main/tabs/begin");
    at.fill("begin/course-title", "Moving and handling");
    at.fill("begin/topic", "Safe moving");
    at.fill("begin/question", "Define a hazard.");
    at.press("main/begin/make");
    REQUIRE(at.edited().title == "Moving and handling");
    Course now = at.edited();
    at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{insertElement(0, newElement(now, ElementKind::term), "Added")})});
    at.app->frames(3);
    at.reopen();                                // on the course that it is started with
    CHECK(at.edited().title == first);
    at.press("main/tabs/begin");
    REQUIRE(at.shown().courses.size() == 2);
    CHECK(at.shown().courses[0].open);
    CHECK(at.shown().courses[1].title == "Moving and handling");
    CHECK(at.shown().courses[1].unsaved);
    at.press("main/courses/course-2/open");
    CHECK(at.edited().title == "Moving and handling");
    CHECK(at.app->model().course.title == "Moving and handling");
    REQUIRE(at.shown().recoverable);
    CHECK(at.shown().recoverable->steps == 1);
    at.press("main/recover-work");
    CHECK(at.edited().terms.size() == 1);
    at.press("main/tabs/begin");
    at.press("main/courses/course-1/open");
    CHECK(at.edited().title == first);
    // Only what is listed can be opened, and of that only what can be read: nobody is left without a course.
    std::filesystem::create_directories(at.data / "courses" / "damaged");
    std::ofstream(at.data / "courses" / "damaged" / "course.xml") << "";
    at.reopen();
    at.press("main/tabs/begin");
    REQUIRE(at.shown().courses.size() == 3);
    const CourseHere damaged = *std::ranges::find(at.shown().courses, "damaged", &CourseHere::title);
    CHECK(damaged.problem.starts_with("It cannot be read"));
    at.app->workspace().apply({boxed<WorkshopRequest>(OpenOther{damaged.folder})});
    CHECK_FALSE(at.app->model().trouble);
    CHECK(at.edited().title == first);
    at.app->workspace().apply({boxed<WorkshopRequest>(OpenOther{at.folder.path().string()})});
    CHECK(at.edited().title == first);
}

TEST_CASE("Whatever is edited, undone, done again and saved: what a killed program gives back is where it was", "[workshop]") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        WorkshopApp at;
        std::mt19937 random(seed);
        const auto upTo = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
        for (int step = 0; step < 24; ++step) {
            const std::size_t what = upTo(9);
            const Course& now = at.edited();
            if (what < 4 || now.terms.empty()) {
                Element term = newElement(now, ElementKind::term);
                std::get<Term>(term).name = "Term " + std::to_string(step);
                at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{insertElement(upTo(now.terms.size()), std::move(term), "Added")})});
            } else if (what < 5) {
                at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{removeElement(now, ElementKind::term, upTo(now.terms.size() - 1), "Removed")})});
            } else if (what < 7) {
                at.app->workspace().apply({boxed<WorkshopRequest>(UndoEdit{})});
            } else if (what < 8) {
                at.app->workspace().apply({boxed<WorkshopRequest>(RedoEdit{})});
            } else {
                at.app->workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
                // Sometimes one waits for it, sometimes not.
                while (upTo(1) == 0 && at.shown().saving) at.app->frame();
            }
        }
        while (at.shown().saving) at.app->frame();
        const Course was = at.edited();
        const bool unsaved = at.shown().unsaved;
        const fs::path killed = at.folder.path() / "killed";
        fs::copy(at.data, killed, fs::copy_options::recursive);
        at.data = killed;
        at.reopen();
        if (at.shown().recoverable) at.press("main/recover-work");
        CHECK(sameMeaning(at.edited(), was));
        if (unsaved && !sameMeaning(readCourse(at.course).course, was)) CHECK(at.shown().unsaved);
    }
}

TEST_CASE("Words of a template that still stand are told of, and typing takes their place", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 2000);
    at.untilChecked();
    const auto told = [&] { return std::ranges::count_if(at.shown().problems, [](const PlacedProblem& one) { return one.text.starts_with(fillInFinding); }); };
    CHECK(told() == 0);
    at.add("misconception");
    at.untilChecked();
    CHECK(told() == 1);
    const auto remarked = [&](const std::string& field) { return at.app->has("workshop/main/form/" + field + "-fill-in"); };
    CHECK(remarked("title"));
    CHECK(remarked("correction"));
    // No need to choose it all first.
    at.press("main/form/correction");
    at.app->type("Many think so. In fact it is for everybody.");
    CHECK(at.edited().misconceptions.back().correction == "Many think so. In fact it is for everybody.");
    CHECK_FALSE(remarked("correction"));
    at.fill("form/title", "Only for children");
    at.fill("form/myth", "It is only for children.");
    at.fill("form/why-wrong", "Adults come to harm as well.");
    at.fill("form/fact", "It is for everybody at risk.");
    at.untilChecked();
    CHECK(told() == 1);
    at.fill("form/shows-up-as", "only children are safeguarded");
    at.untilChecked();
    CHECK(told() == 0);
    // A part of a list has words of its own.
    at.add("quiz item");
    at.press("main/form/options-add");
    at.untilChecked();
    CHECK(told() == 1);
    CHECK(remarked("options-4/text"));
}

TEST_CASE("What another program changed is shown before anything is overwritten", "[workshop]") {
    WorkshopApp at;
    at.unfold("term");
    at.press("outline/terms/" + at.edited().terms[0].id.value);
    at.fill("form/name", "Mine");
    const fs::path file = at.course / "course.xml";
    std::string text = bytes(file);
    const std::string old = readCourse(at.course).course.terms[0].name;
    const std::size_t found = text.find("name=\"" + old + "\"");
    REQUIRE(found != std::string::npos);
    text.replace(found, old.size() + 7, "name=\"Theirs\"");
    std::ofstream(file, std::ios::binary) << text;
    at.press("main/save");
    CHECK(bytes(file) == text);
    at.untilChecked();
    at.app->frame();
    REQUIRE(at.app->has("workshop/main/elsewhere/title"));
    REQUIRE(at.app->says("Theirs"));
    at.press("main/conflict-1/side/take-theirs");
    at.press("main/take");
    CHECK(at.edited().terms[0].name == "Theirs");
    at.press("main/undo");
    CHECK(at.edited().terms[0].name == "Mine");
    at.press("main/save");
    CHECK(readCourse(at.course).course.terms[0].name == "Mine");
}

TEST_CASE("Two changes of one part are shown by the words in which they differ", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1600);
    at.unfold("term");
    at.press("outline/terms/person");
    at.fill("form/meaning", "Whoever is supported.");
    const fs::path file = at.course / "course.xml";
    std::string text = bytes(file);
    const std::string old = ">The one who gets support.</term>";
    const std::size_t found = text.find(old);
    REQUIRE(found != std::string::npos);
    text.replace(found, old.size(), ">The one at the centre.</term>");
    std::ofstream(file, std::ios::binary) << text;
    at.press("main/save");
    at.untilChecked();
    at.app->frame();
    REQUIRE(at.app->has("workshop/main/conflict-1/mine"));
    CHECK(at.app->label("workshop/main/conflict-1/mine") == "Mine: Whoever is supported.");
    CHECK(at.app->label("workshop/main/conflict-1/theirs") == "Theirs: The one at the centre.");
}

TEST_CASE("From the form of a marking point one comes to its rubric, by its button and by the rail", "[workshop][rubric]") {
    WorkshopApp at;
    REQUIRE(at.edited().points.size() > 1);
    const std::string first = at.edited().points[0].id.value, second = at.edited().points[1].id.value;
    at.unfold("marking point");
    at.press("outline/marking points/" + second);
    CHECK(at.app->label("workshop/main/form/open-editor") == "Open its rubric");
    at.press("main/form/open-editor");
    CHECK(at.app->model().place.room == Room::rubric);
    CHECK(at.app->model().bench->subject.id == second);
    REQUIRE(at.app->click("rail/workshop"));
    at.app->frames(2);
    at.press("outline/marking points/" + first);
    REQUIRE(at.app->click("rail/rubric"));
    at.app->frames(2);
    CHECK(at.app->model().bench->subject.id == first);
    // Another one that was opened there stays open when one comes from elsewhere.
    at.app->workspace().apply({GoTo{{Room::rubric, second, {}}}, GoTo{{Room::story, {}, {}}}, GoTo{{Room::rubric, {}, {}}}});
    at.app->frames(2);
    CHECK(at.app->model().bench->subject.id == second);
}

TEST_CASE("Deleting tells what refers to it, renaming takes everything along, and the checks lead to the place", "[workshop]") {
    WorkshopApp at;
    const std::string point = at.edited().points[0].id.value;
    at.unfold("marking point");
    at.press("outline/marking points/" + point);
    at.press("main/form/rename");
    at.fill("form/new-id", "another-id");
    at.press("main/form/rename-now");
    CHECK(at.edited().points[0].id.value == "another-id");
    at.untilChecked();
    CHECK(std::ranges::count(at.shown().problems, Severity::error, &PlacedProblem::severity) == 0);
    at.press("main/form/delete");
    REQUIRE(at.app->has("workshop/main/form/by-1"));
    at.press("main/form/delete-now");
    at.untilChecked();
    REQUIRE_FALSE(at.shown().problems.empty());
    at.press("main/tabs/problems");
    at.press("main/problems/1");
    CHECK(at.app->has("workshop/main/form/problem-1/title"));
    at.press("main/undo");
    at.untilChecked();
    CHECK(std::ranges::count(at.shown().problems, Severity::error, &PlacedProblem::severity) == 0);
}

TEST_CASE("The outline is put in order by keyboard and by mouse, and words are replaced everywhere", "[workshop]") {
    WorkshopApp at;
    REQUIRE(at.edited().items.size() > 1);
    const ItemId first = at.edited().items[0].id, second = at.edited().items[1].id;
    at.unfold("quiz item");
    at.press("outline/quiz items/" + first.value);
    REQUIRE(at.app->tabTo("workshop/outline/quiz items/" + first.value));
    at.app->key(ImGuiKey_DownArrow, HeadlessDriver::alt);
    at.app->frames(2);
    CHECK(at.edited().items[1].id == first);
    REQUIRE(at.app->drag("workshop/outline/quiz items/" + second.value, "workshop/outline/quiz items/" + first.value));
    at.app->frames(2);
    CHECK(at.edited().items[0].id == first);

    at.press("main/tabs/replace");
    at.fill("replace/find", at.edited().terms[0].name);
    at.fill("replace/by", "Quite another name");
    at.press("main/replace/all");
    CHECK(at.edited().terms[0].name == "Quite another name");
    at.press("main/tabs/history");
    at.press("main/history/step-0");
    CHECK(at.edited().items[0].id == first);
    CHECK(at.shown().document->done() == 0);
}

TEST_CASE("Replacing leaves the wordings that answers are marked by alone until a tutor turns them on, and any place that is ticked off", "[workshop]") {
    WorkshopApp at;
    const auto terms = [&] { return at.edited().concepts[indexOf(at.edited(), ElementKind::concept_, "who")].terms; };
    const auto before = terms();
    at.press("main/tabs/replace");
    at.fill("replace/find", "person");
    at.fill("replace/by", "human");
    CHECK(at.app->label("workshop/main/replace/marking-too").find("(2 places)") != std::string::npos);
    CHECK(at.app->has("workshop/main/replace/marking/place-1"));
    CHECK_FALSE(at.app->has("workshop/main/replace/marking/take-1"));
    at.press("main/replace/all");
    CHECK(terms() == before);
    CHECK(at.edited().terms[0].name == "human");
    at.press("main/undo");
    CHECK(at.edited().terms[0].name == "person");

    // Other words and back: what was replaced waits no longer.
    at.fill("replace/by", "human being");
    at.press("main/replace/marking-too");
    at.press("main/replace/marking/take-1");
    at.press("main/replace/all");
    const std::size_t changed = static_cast<std::size_t>(terms() != before) + (at.edited().concepts[indexOf(at.edited(), ElementKind::concept_, "who")].except[0].text != "person in charge" ? 1 : 0);
    CHECK(changed == 1);
}

TEST_CASE("A learner's computer shows nothing of the workshop", "[workshop]") {
    TemporaryFolder folder;
    HeadlessDriver app(onCourse(folder));
    app.frames(2);
    CHECK_FALSE(app.has("rail/workshop"));
    app.workspace().apply({GoTo{{Room::workshop, {}, {}}}});
    CHECK(app.model().place.room != Room::workshop);
    app.workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    CHECK(app.model().workshop->document == nullptr);
}

TEST_CASE("The wheel over a field turns the form, and a sheet is as high as its text", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 600);
    at.unfold("question");
    at.press("outline/questions/" + at.edited().questions[0].id.value);
    const std::string sheet = "workshop/main/form/text";
    REQUIRE(at.app->hover(sheet));
    const float before = at.app->find(sheet)->rect.top;
    at.app->scroll(-2);
    at.app->frames(2);
    CHECK(at.app->find(sheet)->rect.top < before);

    at.press("main/form/model-answer");
    const float height = at.app->find("workshop/main/form/model-answer")->rect.height();
    for (int i = 0; i < 12; ++i) {
        at.app->type("One more line.");
        at.app->key(ImGuiKey_Enter);
    }
    at.app->frames(2);
    CHECK(at.app->find("workshop/main/form/model-answer")->rect.height() > height + 100);
}

TEST_CASE("A finding leads to the very field, which then has the keyboard", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1600);
    at.add("quiz item");
    at.fill("form/reason", "x");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->key(ImGuiKey_Delete);
    at.untilChecked();
    const std::size_t added = at.edited().items.size() - 1;
    CHECK(at.edited().items[added].reason.empty());
    at.press("main/tabs/problems");
    std::size_t line = 0;
    for (std::size_t i = 0; i < at.shown().problems.size(); ++i)
        if (at.shown().problems[i].index == added && at.shown().problems[i].text.find("<reason>") != std::string::npos) line = i + 1;
    REQUIRE(line > 0);
    at.press("main/problems/" + std::to_string(line));
    at.app->frames(3);
    CHECK(at.app->shell().focus().has("workshop/main/form/reason"));
    at.app->type("Because it fits the person.");
    CHECK(at.edited().items[added].reason == "Because it fits the person.");
}

TEST_CASE("Another part begins its form at the top, and one that is held back at what is wrong with it", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 600);
    at.unfold("quiz item");
    at.press("outline/quiz items/one");
    const float top = at.app->find("workshop/main/title")->rect.top;
    at.press("main/form/reason");
    REQUIRE(at.app->find("workshop/main/title")->rect.top < top);
    at.press("outline/quiz items/some");
    CHECK(at.app->find("workshop/main/title")->rect.top == Approx(top).margin(1.0));

    // Saved without its question, it is held back; its line under Checks leads to that field.
    at.fill("form/stem", "x");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->key(ImGuiKey_Delete);
    at.untilChecked();
    REQUIRE(at.edited().items[1].stem.empty());
    at.press("main/save");
    at.press("main/tabs/problems");
    REQUIRE(at.app->has("workshop/main/problems/held/1"));
    at.press("main/problems/held/1");
    at.app->frames(3);
    CHECK(at.app->shell().focus().has("workshop/main/form/stem"));
}

TEST_CASE("Advice on writing stands beside the field of an item while one types, and the field stays where it is", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1000);
    REQUIRE_FALSE(at.edited().misconceptions.empty());
    at.add("quiz item");
    const std::size_t added = at.edited().items.size() - 1;
    const std::string form = "workshop/main/form/";
    const auto hint = [&](const std::string& field, const char* words) {
        at.app->frames(3);
        for (int number = 1; number <= 4; ++number) {
            const SemanticItem* item = at.app->find(form + field + "-hint-" + std::to_string(number));
            if (item && item->label.find(words) != std::string::npos) return true;
        }
        return false;
    };
    // Feedback and misconceptions that are missing, each beside its own field; none at the right option.
    CHECK(hint("options-2/feedback", "mistaken"));
    CHECK(hint("options-3/reveals", "mistaken idea"));
    CHECK_FALSE(hint("options-1/feedback", "mistaken"));
    at.fill("form/options-2/feedback", "Staff advise, the person decides.");
    CHECK_FALSE(hint("options-2/feedback", "mistaken"));

    // A negative stem, as it is typed; in capitals it is seen.
    at.fill("form/stem", "Which of these is not part of a plan?");
    CHECK(hint("stem", "easily read over"));
    at.fill("form/stem", "Which of these is NOT part of a plan?");
    CHECK_FALSE(hint("stem", "easily read over"));

    // All of the above, and the longest option.
    at.fill("form/options-3/text", "All of the above");
    CHECK(hint("options-3/text", "about the other options"));
    at.fill("form/options-3/text", "A form");
    // While one types in the last option the first gets a remark: what is typed in stays in its place.
    at.fill("form/options-2/text", "A wrong answer that is rather long as well");
    at.fill("form/options-1/text", "The right answer in very many words of all kinds");
    CHECK_FALSE(hint("options-1/text", "longest"));
    at.untilChecked();
    at.press("main/form/options-2/text");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    const float before = at.app->find(form + "options-2/text")->rect.top;
    at.app->type("Short");
    at.untilChecked();
    CHECK(hint("options-1/text", "longest"));
    CHECK(at.app->find(form + "options-2/text")->rect.top == Approx(before).margin(1.0));
    CHECK(at.app->shell().focus().has(form + "options-2/text"));

    // Other kinds have theirs.
    at.app->resize(1280, 3000);
    at.app->frames(2);
    at.press("main/form/kind/matching");
    REQUIRE(at.edited().items[added].kind == Item::Kind::matching);
    at.press("main/form/pairs-add");
    CHECK(hint("pairs-1/feedback", "tells these two"));
    // What only the check of the whole course knows stands beside its field, too, and once.
    at.untilChecked();
    CHECK(hint("options-add", "matching") == false);
    at.press("main/form/kind/written");
    at.untilChecked();
    CHECK(hint("model-answer", "good answer"));
    CHECK(hint("question", "Part of an answer to"));
}

TEST_CASE("Where something is added to a field one types at once what to look for", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1600);
    at.unfold("quiz item");
    at.press("outline/quiz items/one");
    at.press("main/form/points/add");
    CHECK(at.app->shell().focus().has("workshop/main/form/points-choices/filter"));
    at.app->type("shows");
    CHECK(at.app->find("workshop/main/form/points-choices/filter")->value == "shows");
}

TEST_CASE("An item of another kind keeps nothing of the former kind, and undo brings it back", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1600);
    at.unfold("quiz item");
    at.press("outline/quiz items/one");
    const Item before = at.edited().items[0];
    const std::size_t steps = at.shown().document->done();
    at.press("main/form/kind/matching");
    CHECK(at.edited().items[0].options.empty());
    CHECK_FALSE(at.edited().items[0].keepOrder);
    CHECK(at.edited().items[0].stem == before.stem);
    CHECK(at.shown().document->done() == steps + 1);
    at.untilChecked();
    CHECK_FALSE(at.app->says("has no options"));
    at.press("main/undo");
    CHECK(at.edited().items[0] == before);
}

TEST_CASE("A worked example is looked at, copied with what belongs to it, and made one's own", "[workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 2400);
    const std::size_t points = at.edited().points.size(), rubrics = at.edited().rubrics.size(), steps = at.shown().document->done();
    at.unfold("marking point");
    at.press("outline/marking points/example");
    CHECK(at.app->says("Earned by: asking or knocking first and the person who gets support, in one sentence"));
    at.press("main/examples/asks-first/copy");
    REQUIRE(at.edited().points.size() == points + 1);
    CHECK(at.edited().rubrics.size() == rubrics + 1);
    CHECK(at.edited().findConcept(ConceptId("staff-ask")));
    CHECK(at.shown().document->done() == steps + 1);
    CHECK(at.edited().findTopic(at.edited().points.back().topic));
    // The copy stands open in its form.
    at.fill("form/title", "Asks before helping");
    CHECK(at.edited().points.back().title == "Asks before helping");

    at.unfold("quiz item");
    at.press("outline/quiz items/example");
    CHECK(at.app->has("workshop/main/examples/example-categorise/copy"));
    at.press("main/examples/example-gaps/copy");
    CHECK(at.edited().items.back().kind == Item::Kind::gaps);
    at.untilChecked();
    CHECK(std::ranges::count(at.shown().problems, Severity::error, &PlacedProblem::severity) == 0);
    at.press("main/undo");
    at.press("main/undo");
    at.press("main/undo");
    CHECK(at.edited().points.size() == points);
    CHECK(at.edited().rubrics.size() == rubrics);
}

TEST_CASE("The id of a new part follows the title as it is typed, in one step, until it is saved", "[workshop]") {
    WorkshopApp at;
    at.add("term");
    const std::size_t term = at.edited().terms.size() - 1;
    CHECK(at.edited().terms[term].id.value == "new-term");
    const std::size_t before = at.shown().document->done();
    // Who adds a part types its title next, over the words of the template.
    at.app->type("Support plan");
    at.app->frames(2);
    CHECK(at.edited().terms[term].name == "Support plan");
    CHECK(at.edited().terms[term].id.value == "support-plan");
    CHECK(at.shown().document->done() == before + 1);
    // The field kept the keyboard all along.
    at.app->type("s");
    at.app->frames(2);
    CHECK(at.edited().terms[term].name == "Support plans");
    CHECK(at.edited().terms[term].id.value == "support-plans");
    CHECK(at.app->says("term · support-plans"));
    at.press("main/undo");
    CHECK(at.edited().terms[term].id.value == "new-term");
    CHECK(at.edited().terms[term].name == "New term");
    at.press("main/redo");
    CHECK(at.edited().terms[term].id.value == "support-plans");
    at.press("main/save");
    at.fill("form/name", "Care plan");
    CHECK(at.edited().terms[term].name == "Care plan");
    CHECK(at.edited().terms[term].id.value == "support-plans");
}
