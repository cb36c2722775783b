// Files of a course that can't be read hold back what stands in them and what rests on that, and nothing else.
#include "engine/content/lost_files.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/content/course_check.h"
#include "test_paths.h"
#include "tests/temporary_folder.h"

using namespace carewright;
namespace fs = std::filesystem;

namespace {

/// The product's course, copied, to break.
struct Broken {
    test::TemporaryFolder folder;
    fs::path course = folder.path() / "course";

    Broken() { fs::copy(CAREWRIGHT_CONTENT_DIR "/personalisation", course, fs::copy_options::recursive); }
    void write(const std::string& file, const std::string& text) const { std::ofstream(course / file, std::ios::binary) << text; }
    [[nodiscard]] std::string text(const std::string& file) const {
        std::ifstream in(course / file, std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        return out.str();
    }
    /// Leaves out what closes the file.
    void cut(const std::string& file) const {
        const std::string whole = text(file);
        write(file, whole.substr(0, whole.rfind("</")));
    }
    [[nodiscard]] ReadyParts ready() const { return readyCourse(readFolder(course)); }
};

const HeldPart* held(const ReadyParts& ready, std::string_view list, std::string_view id) {
    const auto found = std::ranges::find_if(ready.held, [&](const HeldPart& part) { return part.list == list && part.id == id; });
    return found == ready.held.end() ? nullptr : &*found;
}

/// Why answers wait to be marked; empty: they don't.
std::string marksWait(const ReadyParts& ready) {
    const HeldPart* waits = held(ready, waitingMarksList, "");
    return waits ? waits->why.front() : std::string();
}

std::size_t errors(const Course& course) {
    const auto problems = checkCourse(course);
    return static_cast<std::size_t>(std::ranges::count(problems, Severity::error, &Problem::severity));
}

}  // namespace

TEST_CASE("A file that can't be read keeps nothing else from learners", "[content][lost]") {
    const Broken at;
    const ReadFolder whole = readFolder(at.course);
    REQUIRE(whole.loss.files.empty());
    REQUIRE_FALSE(whole.loss.weights);
    const std::string file = "scenarios/home-care.xml";
    SECTION("no XML") { at.write(file, "This was a story once."); }
    SECTION("cut off") { at.cut(file); }
    SECTION("another encoding") { at.write(file, std::string("\xff\xfe<\0p\0a\0r\0t\0/\0>\0", 16)); }
    SECTION("no file at all") { fs::remove(at.course / file); }
    SECTION("a folder in its place") {
        fs::remove(at.course / file);
        fs::create_directory(at.course / file);
    }
    const ReadFolder read = readFolder(at.course);
    CHECK_FALSE(read.read.usable());
    REQUIRE(read.loss.first());
    CHECK(read.loss.first()->file == file);
    const ReadyParts ready = readyCourse(read);
    CHECK(ready.usable());
    CHECK(marksWait(ready).empty());
    REQUIRE(held(ready, lostFileList, file));
    CHECK_FALSE(held(ready, lostFileList, file)->why.empty());
    CHECK(errors(ready.course) == 0);
    CHECK(ready.course.questions.size() == whole.read.course.questions.size());
    CHECK(ready.course.scenarios.size() + 1 == whole.read.course.scenarios.size());
    CHECK(ready.course.items.size() == whole.read.course.items.size());
}

TEST_CASE("Bytes of another encoding hold back the part they stand in", "[content][lost]") {
    const Broken at;
    const std::string file = "scenarios/home-care.xml";
    std::string text = at.text(file);
    at.write(file, text.insert(text.find("title=\"") + 7, "caf\xe9 "));
    const ReadFolder read = readFolder(at.course);
    CHECK_FALSE(read.loss.first());
    const ReadyParts ready = readyCourse(read);
    CHECK(ready.usable());
    CHECK(marksWait(ready).empty());
    CHECK(held(ready, "scenario", "home-care"));
    CHECK(ready.course.scenarios.size() + 1 == read.read.course.scenarios.size());
}

TEST_CASE("What rests on a lost file waits by name", "[content][lost]") {
    const Broken at;
    at.cut("rubrics/legislation.xml");
    const ReadyParts ready = at.ready();
    CHECK(ready.usable());
    CHECK(marksWait(ready).empty());
    REQUIRE(held(ready, "question", "legislation"));
    CHECK_FALSE(ready.course.findQuestion(QuestionId("legislation")));
    CHECK(ready.course.findQuestion(QuestionId("budgets")));
    CHECK(errors(ready.course) == 0);
}

TEST_CASE("Lost quiz items leave the quizzes that have others", "[content][lost]") {
    const Broken at;
    const ReadFolder whole = readFolder(at.course);
    at.cut("quizzes/law.xml");
    const ReadyParts ready = at.ready();
    CHECK(ready.usable());
    CHECK(ready.course.items.size() < whole.read.course.items.size());
    CHECK_FALSE(ready.course.quizzes.empty());
    CHECK(ready.course.questions.size() == whole.read.course.questions.size());
    CHECK(errors(ready.course) == 0);
}

TEST_CASE("No answer is marked without what every answer is marked with", "[content][lost]") {
    const Broken at;
    SECTION("the words of the subject") { at.cut("subject.xml"); }
    SECTION("the words of the subject, of which nothing is left") { at.write("subject.xml", ""); }
    SECTION("what finds misconceptions") { at.cut("rubrics/misconceptions.xml"); }
    SECTION("ideas of the lexicon") { at.cut("lexicon/people.xml"); }
    SECTION("what finds misconceptions, of which nothing is left") { fs::remove(at.course / "rubrics/misconceptions.xml"); }
    const ReadyParts ready = at.ready();
    CHECK(ready.usable());
    CHECK(marksWait(ready).find("every answer is marked with") != std::string::npos);
    CHECK(held(ready, waitingMarksList, ""));
    CHECK_FALSE(ready.course.topics.empty());
}

TEST_CASE("Broken weights keep answers from being marked by rules alone, and nothing else from learners", "[content][lost]") {
    const Broken at;
    const std::string weights = at.text("weights.tsv");
    SECTION("cut short") { at.write("weights.tsv", weights.substr(0, weights.size() / 2)); }
    SECTION("no weights at all") { at.write("weights.tsv", "hello"); }
    SECTION("gone") { fs::remove(at.course / "weights.tsv"); }
    const ReadFolder read = readFolder(at.course);
    REQUIRE(read.loss.weights);
    CHECK_FALSE(read.loss.first());
    const ReadyParts ready = readyCourse(read);
    CHECK(ready.usable());
    CHECK(marksWait(ready).find("weights.tsv") != std::string::npos);
    REQUIRE(held(ready, lostWeightsList, "weights.tsv"));
    CHECK(ready.course.questions.size() == read.read.course.questions.size());
    // A draft made of the same course knows it too.
    CHECK_FALSE(marksWait(readyCourse(read.read.course)).empty());
    CHECK(marksWait(readyCourse(readFolder(CAREWRIGHT_CONTENT_DIR "/personalisation").read.course)).empty());
}

TEST_CASE("A file that is named twice has lost nothing, and course.xml is the whole course", "[content][lost]") {
    const Broken at;
    const std::string main = at.text("course.xml");
    const std::string include = "<include file=\"subject.xml\"/>";
    REQUIRE(main.find(include) != std::string::npos);
    SECTION("named twice") {
        std::string twice = main;
        at.write("course.xml", twice.insert(main.find(include), include + "\n"));
        const ReadFolder read = readFolder(at.course);
        REQUIRE(read.loss.files.size() == 1);
        CHECK_FALSE(read.loss.first());
        const ReadyParts ready = readyCourse(read);
        CHECK(ready.usable());
        CHECK(marksWait(ready).empty());
    }
    SECTION("course.xml cut off") {
        at.cut("course.xml");
        const ReadFolder read = readFolder(at.course);
        CHECK_FALSE(read.loss.begun);
        CHECK_FALSE(readyCourse(read).usable());
    }
    SECTION("an element that nobody knows hides no other") {
        const std::string topic = at.text("topics/barriers.xml");
        at.write("topics/barriers.xml", std::string(topic).insert(topic.rfind("</"), "<tpoic id=\"x\"/>\n"));
        const ReadFolder read = readFolder(at.course);
        REQUIRE(read.loss.first());
        CHECK(read.loss.first()->file == "topics/barriers.xml");
        const ReadyParts ready = readyCourse(read);
        CHECK(ready.usable());
        CHECK(ready.course.topics.size() == read.read.course.topics.size());
        CHECK(std::ranges::none_of(ready.held, [](const HeldPart& part) { return part.list == "topic"; }));
    }
}
