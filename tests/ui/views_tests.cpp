/// Every view by mouse and by keyboard alone, through the whole app.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/ui/keys.h"
#include "tests/ui/headless_driver.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const std::string answer =
    "Personalisation means shaping care and support around the individual, so that each person has choice and control "
    "over how their needs are met and decides what a good life looks like.";

const QuestionId define("define");

HeadlessDriver::Options welcomed(const TemporaryFolder& folder, Place place = {}) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [place](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{place}}); };
    return options;
}

}  // namespace

TEST_CASE("The first launch shows three steps and leads into the first topic", "[home]") {
    const TemporaryFolder folder;
    HeadlessDriver app(onCourse(folder));
    CHECK(app.label("home/step-1/title") == "Read a little");
    CHECK(app.has("home/step-3/title"));
    REQUIRE(app.click("home/start"));
    CHECK(app.model().place.room == Room::topic);
    CHECK(app.model().settings.welcomed);
}

TEST_CASE("The rail leads everywhere by mouse and by Alt and a digit", "[shell]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    REQUIRE(app.click("rail/learn"));
    CHECK(app.model().place.room == Room::learn);
    REQUIRE(app.click("rail/practise"));
    CHECK(app.model().place.room == Room::practise);
    app.keyCode('1', HeadlessDriver::alt);
    CHECK(app.model().place.room == Room::home);
    app.keyCode(code::f1);
    CHECK(app.model().place.room == Room::keys);
    CHECK(app.says("Mark my answer"));
    app.key(ImGuiKey_LeftArrow, HeadlessDriver::alt);
    CHECK(app.model().place.room == Room::home);
    app.keyCode(code::f1);
    CHECK(app.model().place.room == Room::keys);
    app.key(ImGuiKey_Escape);
    CHECK(app.model().place.room == Room::home);
}

TEST_CASE("Looking for something else begins with the old words selected", "[search]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    app.keyCode('F', HeadlessDriver::ctrl);
    app.frames(3);
    app.type("direct payment");
    CHECK(app.find("search/words")->value == "direct payment");
    // From the very field, and from elsewhere.
    app.keyCode('F', HeadlessDriver::ctrl);
    app.frames(3);
    app.type("autonomy");
    CHECK(app.find("search/words")->value == "autonomy");
    app.keyCode('1', HeadlessDriver::alt);
    app.keyCode('F', HeadlessDriver::ctrl);
    app.frames(3);
    app.type("law");
    CHECK(app.find("search/words")->value == "law");
}

TEST_CASE("The button for larger text stays under a pointer that keeps still, and the sample in sight", "[shell]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    REQUIRE(app.click("top/look"));
    app.frames(3);
    REQUIRE(app.hover("look/size/more"));
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const float before = app.model().settings.points;
    for (int presses = 1; presses <= 8; ++presses) {
        app.clickAt(pointer.x, pointer.y);
        app.frames(4);
        INFO(presses << " presses");
        CHECK(app.model().settings.points == before + static_cast<float>(presses));
        CHECK(app.find("look/size/more")->visible.contains(pointer.x, pointer.y));
        CHECK(app.find("look/sample")->visible == app.find("look/sample")->rect);
    }
    for (int presses = 0; presses < 4; ++presses) {
        REQUIRE(app.click("look/size/less"));
        app.frames(3);
    }
    CHECK(app.model().settings.points == before + 4);
    CHECK(app.label("look/reset") == "Reset");
    CHECK(app.label("look/motion") == "No moving pictures or sliding");
}

TEST_CASE("A whole answer is practised by keyboard alone", "[practise]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    app.keyCode('1' + 2, HeadlessDriver::alt);
    REQUIRE(app.tabTo("practise/define/write"));
    app.key(ImGuiKey_Enter);
    REQUIRE(app.model().place.room == Room::write);
    app.frames(2);
    app.type(answer);
    app.wait(std::chrono::seconds(1));
    REQUIRE(app.model().attemptAt(define));
    CHECK(app.model().attemptAt(define)->draft == answer);
    REQUIRE(app.tabTo("write/submit"));
    app.key(ImGuiKey_Enter);
    REQUIRE(app.model().place.room == Room::result);
    const Submission* submission = app.model().attemptAt(define)->lastSubmission();
    REQUIRE(submission);
    CHECK(submission->text == answer);
    REQUIRE(submission->marking());
    CHECK(app.label("result/score") == std::to_string(submission->marking()->marks) + " of 6 marks");
    REQUIRE(app.tabTo("result/again"));
    app.key(ImGuiKey_Enter);
    CHECK(app.model().place.room == Room::write);
}

TEST_CASE("Ctrl and Enter hands in straight from the sheet", "[practise]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::write, "define", {}}));
    app.type(answer);
    app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    CHECK(app.model().place.room == Room::result);
}

TEST_CASE("A greyed button says why and does nothing", "[practise]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::write, "define", {}}));
    REQUIRE(app.has("write/submit"));
    CHECK(app.find("write/submit")->disabled);
    CHECK_FALSE(app.find("write/submit")->description.empty());
    REQUIRE(app.click("write/submit"));
    CHECK(app.model().place.room == Room::write);
    CHECK(app.says("Even one sentence can be marked"));
    // The click gave it the keyboard without a ring: away and back by keys, and it explains itself again.
    app.mouseAway();
    app.key(ImGuiKey_Tab);
    REQUIRE(app.tabTo("write/submit"));
    CHECK(app.find("write/submit/why") != nullptr);
    app.key(ImGuiKey_Enter);
    CHECK(app.model().place.room == Room::write);
}

TEST_CASE("The command word and the marks are explained beside the sheet", "[practise]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::write, "define", {}}));
    const Question& question = *app.model().course.findQuestion(define);
    CHECK(app.label("write/advice/command") == question.command);
    CHECK(app.label("write/advice/command-meaning") == question.commandMeaning);
    CHECK(app.label("write/advice/marks") == "Worth 6 marks");
}

TEST_CASE("A result lights the words of a point that has the keyboard or the mouse", "[result]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, SubmitAnswer{define, answer}}); };
    HeadlessDriver app(options);
    REQUIRE(app.model().place.room == Room::result);
    CHECK(app.says("not an assessor's decision"));
    const Marking& marking = *app.model().attemptAt(define)->lastSubmission()->marking();
    const auto earned = std::ranges::find_if(marking.points, [](const PointMarking& point) { return point.awarded; });
    REQUIRE(earned != marking.points.end());
    const std::string path = "result/points/" + earned->id.value;
    REQUIRE(app.tabTo(path));
    CHECK(app.find(path)->focused);
    app.key(ImGuiKey_Enter);
    CHECK(app.find(path)->selected);
    app.key(ImGuiKey_Enter);
    CHECK_FALSE(app.find(path)->selected);
    const auto missed =
        std::ranges::find_if(marking.points, [](const PointMarking& point) { return !point.awarded; });
    if (missed != marking.points.end()) {
        CHECK(app.label("result/points/" + missed->id.value + "/hint") ==
              app.model().course.findPoint(missed->id)->hint);
    }
}

TEST_CASE("The model answer waits behind a button", "[result]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, SubmitAnswer{define, answer}}); };
    HeadlessDriver app(options);
    CHECK_FALSE(app.has("result/model-answer"));
    REQUIRE(app.click("result/model"));
    CHECK(app.label("result/model-answer") == app.model().course.findQuestion(define)->modelAnswer);
}

TEST_CASE("A second try is compared with the first", "[result]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, SubmitAnswer{define, "It is about care for people."},
                         SubmitAnswer{define, answer}});
    };
    HeadlessDriver app(options);
    CHECK(app.has("result/tries/try-1"));
    CHECK(app.find("result/tries/try-2")->selected);
    CHECK(app.says("This try gained"));
    REQUIRE(app.click("result/tries/try-1"));
    CHECK(app.find("result/tries/try-1")->selected);
    CHECK(app.find("result/answer")->value.find("It is about care") != std::string::npos);
}

TEST_CASE("The result of another try is read from its first line", "[result]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    options.height = 500;
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, SubmitAnswer{define, "It is about care for people."}}); };
    HeadlessDriver app(options);
    app.frames(3);
    const float top = app.find("result/question")->rect.top;
    REQUIRE(app.hover("result/points/definition/title"));
    app.scroll(-60);
    app.frames(3);
    REQUIRE(app.find("result/question")->rect.top < 0);
    app.workspace().apply({SubmitAnswer{define, answer}});
    app.frames(4);
    CHECK(app.model().place.room == Room::result);
    CHECK(app.find("result/question")->rect.top == Approx(top));
}

TEST_CASE("A topic is read to its end and ticked", "[learn]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    const TopicId first = app.model().course.topics.front().id;
    REQUIRE(app.click("rail/learn"));
    REQUIRE(app.click("learn/topics/" + first.value));
    CHECK(app.model().place.room == Room::topic);
    REQUIRE(app.click("topic/" + first.value + "/next"));
    CHECK(app.model().topicsRead.contains(first));
    CHECK(app.model().place.id == app.model().course.topics[1].id.value);
}

TEST_CASE("A term is explained when it has the keyboard and when it is pointed at", "[learn]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::topic, "what-it-is", {}}));
    std::string term;
    for (const SemanticItem& item : app.record().items())
        if (item.role == Role::term && term.empty()) term = item.path;
    REQUIRE_FALSE(term.empty());
    const auto explained = [&app] {
        for (const SemanticItem& item : app.record().items())
            if (item.role == Role::tooltip && !item.value.empty()) return true;
        return false;
    };
    CHECK_FALSE(explained());
    REQUIRE(app.tabTo(term));
    app.mouseAway();
    CHECK(explained());
    app.key(ImGuiKey_Tab, HeadlessDriver::shift);
    REQUIRE(app.hover(term));
    CHECK(explained());
}

TEST_CASE("The explanation of a word that was come to by keys goes away with Escape and when one scrolls", "[learn]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::topic, "what-it-is", {}}));
    app.mouseAway();
    std::string term;
    for (const SemanticItem& item : app.record().items())
        if (item.role == Role::term && term.empty()) term = item.path;
    REQUIRE(app.tabTo(term));
    app.frames(2);
    CHECK(app.has(term + "/meaning"));
    app.key(ImGuiKey_Escape);
    app.frames(2);
    CHECK_FALSE(app.has(term + "/meaning"));
    CHECK(app.shell().focus().has(term));
    // Coming to it again shows it again.
    app.key(ImGuiKey_Tab);
    app.frames(2);
    app.key(ImGuiKey_Tab, HeadlessDriver::shift);
    app.frames(2);
    REQUIRE(app.shell().focus().has(term));
    CHECK(app.has(term + "/meaning"));
    app.key(ImGuiKey_PageDown);
    app.frames(2);
    CHECK_FALSE(app.has(term + "/meaning"));
}

TEST_CASE("Handing in by key before anything is written says that something has to be, until it is", "[write]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::write, "define", {}}));
    app.frames(3);
    CHECK_FALSE(app.has("write/why-not"));
    app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app.frames(5);
    CHECK(app.model().place.room == Room::write);
    CHECK(app.label("write/why-not") == "Write something first. Even one sentence can be marked.");
    app.type("The person decides.");
    app.frames(2);
    CHECK_FALSE(app.has("write/why-not"));
}

TEST_CASE("Words, law and myths hold everything of the course", "[learn]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder, {Room::words, {}, {}}));
    for (const Term& term : app.model().course.terms) CHECK(app.has("words/" + term.id.value + "/name"));
    REQUIRE(app.click("words/parts/law"));
    for (const Law& law : app.model().course.laws) CHECK(app.has("law/" + law.id.value + "/title"));
    REQUIRE(app.click("law/parts/myths"));
    for (const Misconception& myth : app.model().course.misconceptions) {
        CHECK(app.has("myths/" + myth.id.value + "/myth"));
        CHECK(app.has("myths/" + myth.id.value + "/fact"));
    }
}

TEST_CASE("Search is reached by Ctrl and F and leads to what it finds", "[search]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    app.keyCode('F', HeadlessDriver::ctrl);
    REQUIRE(app.model().place.room == Room::search);
    app.frames(3);
    app.type("capacity");
    app.frames(2);
    CHECK(app.find("search/words")->value == "capacity");
    const SemanticItem* hit = app.findUnder("search/hits/");
    REQUIRE(hit);
    const std::string path = hit->path;
    REQUIRE(app.tabTo(path));
    app.key(ImGuiKey_Enter);
    CHECK(app.model().place.room != Room::search);
}

TEST_CASE("Text size and theme change by mouse and keys and at once", "[shell]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    REQUIRE(app.click("top/look"));
    REQUIRE(app.has("look/theme/night"));
    REQUIRE(app.click("look/theme/night"));
    CHECK(app.model().settings.theme == ThemeName::night);
    CHECK(app.look().theme().name == ThemeName::night);
    const float before = app.look().type().face(TypeStep::body).em;
    REQUIRE(app.click("look/size/more"));
    CHECK(app.model().settings.points == 14);
    CHECK(app.look().type().face(TypeStep::body).em > before);
    app.key(ImGuiKey_Escape);
    CHECK_FALSE(app.has("look/theme/night"));
    app.keyCode('=', HeadlessDriver::ctrl);
    CHECK(app.model().settings.points == 15);
    app.keyCode(',', HeadlessDriver::ctrl);
    app.frames(2);
    REQUIRE(app.tabTo("look/theme/high-contrast"));
    app.key(ImGuiKey_Enter);
    CHECK(app.model().settings.theme == ThemeName::highContrast);
}

TEST_CASE("Tab stays within the open panel", "[shell]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    app.keyCode(',', HeadlessDriver::ctrl);
    app.frames(2);
    for (int presses = 0; presses < 40; ++presses) {
        app.key(ImGuiKey_Tab);
        CHECK(app.shell().focus().path().starts_with("look/"));
    }
}

TEST_CASE("With its marking points unreadable a course keeps what is sound, and tells learners of no files", "[trouble]") {
    const TemporaryFolder folder;
    std::filesystem::copy(CAREWRIGHT_CONTENT_DIR "/personalisation", folder.path() / "course",
                          std::filesystem::copy_options::recursive);
    {
        std::ofstream points(folder.path() / "course" / "points.xml", std::ios::app);
        points << "<stray>";
    }
    HeadlessDriver::Options options = welcomed(folder);
    options.courseFolder = folder.path() / "course";
    HeadlessDriver app(options);
    CHECK(app.model().course.points.empty());
    REQUIRE(app.click("rail/practise"));
    CHECK(app.says("8 questions are being written"));
    CHECK_FALSE(app.says("This course has none yet"));
    CHECK_FALSE(app.says("points.xml"));
    REQUIRE(app.click("rail/learn"));
    CHECK(app.says("What personalisation is"));
    CHECK_FALSE(app.says("points.xml"));
}

TEST_CASE("A damaged store is offered for repair on a calm screen", "[trouble]") {
    const TemporaryFolder folder;
    HeadlessDriver::Options options = onCourse(folder);
    std::filesystem::create_directories(options.dataFolder);
    // A folder in the place of the file can't be opened by anybody.
    { HeadlessDriver first(options); }
    for (const auto& entry : std::filesystem::directory_iterator(options.dataFolder))
        if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 100);
    HeadlessDriver app(options);
    REQUIRE(app.model().trouble.has_value());
    CHECK(app.has("trouble/happened"));
    REQUIRE(app.click("trouble/fresh"));
    CHECK_FALSE(app.model().trouble.has_value());
    CHECK_FALSE(app.has("trouble/happened"));
}
