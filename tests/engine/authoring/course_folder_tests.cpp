#include "engine/authoring/course_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "engine/authoring/course_document.h"
#include "engine/authoring/difference.h"
#include "engine/authoring/xml_splice.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "test_paths.h"
#include "tests/engine/content/sample_course.h"

using namespace carewright;
using carewright::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::map<std::string, std::string> allBytes(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out[fs::relative(entry.path(), folder).string()] = bytes(entry.path());
    return out;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

/// Lines of `a` that are not lines of `b`.
std::size_t linesGone(const std::string& a, const std::string& b) {
    std::multiset<std::string> there;
    for (const std::string& line : lines(b)) there.insert(line);
    std::size_t gone = 0;
    for (const std::string& line : lines(a)) {
        if (const auto found = there.find(line); found != there.end()) there.erase(found);
        else ++gone;
    }
    return gone;
}

struct CopiedCourse {
    TemporaryFolder folder;
    fs::path course = folder.path() / "course", versions = folder.path() / "versions";

    explicit CopiedCourse(const fs::path& from = fs::path(CAREWRIGHT_CONTENT_DIR) / "personalisation") {
        fs::copy(from, course, fs::copy_options::recursive);
    }
};

Instant noonOf(int day) { return Instant(std::chrono::hours(24 * day + 12)); }

}  // namespace

TEST_CASE("Saving a course that was not edited writes nothing", "[authoring]") {
    CopiedCourse copy;
    const auto before = allBytes(copy.course);
    auto folder = CourseFolder::open(copy.course);
    REQUIRE(folder);
    REQUIRE(folder->save(folder->base(), copy.versions, noonOf(1)));
    CHECK(allBytes(copy.course) == before);
    CHECK(listVersions(copy.versions).empty());
}

TEST_CASE("An edit changes its own lines only, and comments survive", "[authoring]") {
    CopiedCourse copy;
    const fs::path points = copy.course / "points.xml";
    std::string text = bytes(points);
    const std::size_t second = text.find("<point ", text.find("<point ") + 1);
    text.insert(second, "<!-- Ask Dawn about this one. -->\n  ");
    std::ofstream(points, std::ios::binary) << text;
    const auto before = allBytes(copy.course);
    auto folder = CourseFolder::open(copy.course);
    REQUIRE(folder);
    CourseDocument document(folder->base());
    MarkingPoint point = document.course().points[1];
    point.hint = "Think of who holds the pen.";
    REQUIRE(document.apply(replaceElement(document.course(), 1, point, "Changed a hint")));
    REQUIRE(folder->save(document.course(), copy.versions, noonOf(1)));
    const auto after = allBytes(copy.course);
    for (const auto& [file, old] : before) {
        INFO(file);
        if (file != "points.xml") CHECK(after.at(file) == old);
    }
    const std::string now = after.at("points.xml");
    CHECK(now.find("<!-- Ask Dawn about this one. -->") != std::string::npos);
    CHECK(now.find("Think of who holds the pen.") != std::string::npos);
    CHECK(linesGone(before.at("points.xml"), now) <= 3);
    const ReadCourse read = readCourse(copy.course);
    CHECK(sameMeaning(read.course, document.course()));
    const auto versions = listVersions(copy.versions);
    REQUIRE(versions.size() == 1);
    CHECK(versions[0].replacedAt == noonOf(1));
    // A folder that somebody named otherwise is a version all the same.
    fs::create_directory(copy.versions / "0002 before the visit");
    CHECK(listVersions(copy.versions).front().replacedAt == std::nullopt);
    fs::remove(copy.versions / "0002 before the visit");
    CHECK(bytes(versions[0].folder / "points.xml") == before.at("points.xml"));
    CHECK_FALSE(fs::exists(versions[0].folder / "topics.xml"));
}

TEST_CASE("Elements put in, taken out and moved leave the rest of the file as it was", "[authoring]") {
    CopiedCourse copy;
    const std::string before = bytes(copy.course / "terms.xml");
    auto folder = CourseFolder::open(copy.course);
    REQUIRE(folder);
    CourseDocument document(folder->base());
    Term term;
    term.id = TermId("new-term");
    term.name = "New term";
    term.meaning = {{"What it means.", {}, false}};
    term.place.file = "terms.xml";
    REQUIRE(document.apply(insertElement(3, term, "Added a term")));
    REQUIRE(document.apply(moveElement(document.course(), ElementKind::term, 10, 5, "Moved a term")));
    REQUIRE(folder->save(document.course(), copy.versions, noonOf(1)));
    CHECK(linesGone(before, bytes(copy.course / "terms.xml")) == 0);
    CHECK(sameMeaning(readCourse(copy.course).course, document.course()));
    document.undo();
    document.undo();
    REQUIRE(folder->save(document.course(), copy.versions, noonOf(2)));
    CHECK(bytes(copy.course / "terms.xml") == before);
    CHECK(listVersions(copy.versions).size() == 2);
}

TEST_CASE("Whatever is edited, what was saved reads as what was on the screen", "[authoring]") {
    CopiedCourse copy(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine");
    auto folder = CourseFolder::open(copy.course);
    REQUIRE(folder);
    CourseDocument document(folder->base());
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 4; ++i) {
            const auto kind = static_cast<ElementKind>(random() % elementKinds);
            const std::size_t count = countOf(document.course(), kind);
            if (isSingle(kind) || count < 2) continue;
            const std::size_t index = random() % count;
            const int what = static_cast<int>(random() % 3);
            if (what == 0 && count > 2) REQUIRE(document.apply(removeElement(document.course(), kind, index, "Removed")));
            else if (what == 1) REQUIRE(document.apply(moveElement(document.course(), kind, index, random() % count, "Moved")));
            else document.undo();
        }
        REQUIRE(folder->save(document.course(), copy.versions, noonOf(round)));
        REQUIRE(sameMeaning(readCourse(copy.course).course, document.course()));
        REQUIRE(sameMeaning(folder->base(), document.course()));
    }
    CHECK(listVersions(copy.versions).size() <= CourseFolder::keptVersions);
}

TEST_CASE("What another program changed is noticed, never overwritten, and joined with my own", "[authoring]") {
    CopiedCourse copy;
    auto folder = CourseFolder::open(copy.course);
    REQUIRE(folder);
    CourseDocument document(folder->base());
    Term mine = document.course().terms[0];
    mine.name = "Mine";
    REQUIRE(document.apply(replaceElement(document.course(), 0, mine, "Renamed")));

    Course theirs = folder->base();
    theirs.terms[1].name = "Theirs";
    theirs.points[2].hint = "Their hint.";
    REQUIRE(writeCourse(theirs, copy.course));
    CHECK_FALSE(folder->changedOnDisk().empty());
    const auto saved = folder->save(document.course(), copy.versions, noonOf(1));
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::conflict);

    const Course base = folder->base();
    REQUIRE(folder->reread());
    const MergedCourse merged = mergeCourses(base, document.course(), folder->base(), "Took over changes made elsewhere");
    CHECK(merged.conflicts.empty());
    REQUIRE(document.apply(merged.theirs));
    CHECK(document.course().terms[0].name == "Mine");
    CHECK(document.course().terms[1].name == "Theirs");
    CHECK(document.course().points[2].hint == "Their hint.");
    REQUIRE(folder->save(document.course(), copy.versions, noonOf(1)));
    CHECK(sameMeaning(readCourse(copy.course).course, document.course()));
}

TEST_CASE("What two people changed differently is a conflict and stays as it is", "[authoring]") {
    const Course base = readCourse(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course;
    Course mine = base, theirs = base;
    mine.terms[0].name = "Mine";
    theirs.terms[0].name = "Theirs";
    theirs.questions[0].text = "Their question?";
    const MergedCourse merged = mergeCourses(base, mine, theirs, "Took over");
    REQUIRE(merged.conflicts.size() == 1);
    CHECK(merged.conflicts[0].id == base.terms[0].id.value);
    CHECK(std::get<Term>(*merged.conflicts[0].theirs).name == "Theirs");
    CourseDocument document(mine);
    REQUIRE(document.apply(merged.theirs));
    CHECK(document.course().terms[0].name == "Mine");
    CHECK(document.course().questions[0].text == "Their question?");
}

TEST_CASE("The difference of two courses turns one into the other", "[authoring]") {
    const Course from = readCourse(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course;
    const Course to = readCourse(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story").course;
    CourseDocument document(from);
    REQUIRE(document.apply(differenceBetween(from, to, "Another course")));
    Course got = document.course();
    got.weights = to.weights;
    got.weightsFile = to.weightsFile;
    CHECK(sameMeaning(got, to));
    document.undo();
    CHECK(document.course() == from);
    CHECK(differenceBetween(from, from, "Nothing").empty());
}

TEST_CASE("A splice keeps layout, takes comments along with what moves, and refuses what is no XML", "[authoring]") {
    const std::string old = "<part>\n    <!-- one -->\n    <term id=\"a\" name=\"A\"/>\n\n    <!-- two -->\n    <term   id=\"b\" name='B'/>\n</part>\n";
    const std::string before = "<part>\n  <term id=\"a\" name=\"A\"/>\n  <term id=\"b\" name=\"B\"/>\n</part>\n";
    CHECK(spliceXml(old, before, before) == old);
    CHECK(spliceXml(old, before, "<part>\n  <term id=\"b\" name=\"B\"/>\n  <term id=\"a\" name=\"A\"/>\n</part>\n") ==
          "<part>\n\n    <!-- two -->\n    <term   id=\"b\" name='B'/>\n    <!-- one -->\n    <term id=\"a\" name=\"A\"/>\n</part>\n");
    CHECK(spliceXml(old, before, "<part>\n  <term id=\"a\" name=\"A\"/>\n  <term id=\"c\" name=\"C\"/>\n  <term id=\"b\" name=\"B\"/>\n</part>\n") ==
          "<part>\n    <!-- one -->\n    <term id=\"a\" name=\"A\"/>\n    <term id=\"c\" name=\"C\"/>\n\n    <!-- two -->\n    <term   id=\"b\" name='B'/>\n</part>\n");
    CHECK(spliceXml(old, before, "<part>\n  <term id=\"b\" name=\"B\"/>\n</part>\n") == "<part>\n\n    <!-- two -->\n    <term   id=\"b\" name='B'/>\n</part>\n");
    CHECK_FALSE(spliceXml("<part>", before, before));
    CHECK_FALSE(spliceXml(old, before, "<course/>"));
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    CHECK_FALSE(spliceXml(deep, before, before));
}

TEST_CASE("While a file of a course can't be read nothing is saved, and nothing of it is lost", "[authoring]") {
    const TemporaryFolder folder;
    const fs::path course = folder.path() / "course", versions = folder.path() / "versions";
    fs::copy(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/include-is-fine", course, fs::copy_options::recursive);
    const CourseFolder whole = *CourseFolder::open(course);
    REQUIRE(whole.base().files.size() > 1);
    const std::string file = whole.base().files[1], text = bytes(course / file);
    const auto broken = [&] {
        SECTION("cut off") { std::ofstream(course / file) << text.substr(0, text.size() / 2); }
        SECTION("gone") { fs::remove(course / file); }
    };
    broken();
    const auto before = allBytes(course);
    auto opened = CourseFolder::open(course);
    REQUIRE(opened);
    REQUIRE(opened->loss().first());
    CHECK(opened->changedOnDisk().empty());
    Course edited = opened->base();
    edited.title = "Another title";
    const auto saved = opened->save(edited, versions, Instant{});
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message.find(file) != std::string::npos);
    CHECK(allBytes(course) == before);
    // Mended by another program it is noticed, taken over, and saving goes on.
    std::ofstream(course / file) << text;
    CHECK(opened->changedOnDisk() == std::vector<std::string>{file});
    CHECK_FALSE(opened->save(edited, versions, Instant{}));
    const Course mine = edited, base = opened->base();
    REQUIRE(opened->reread());
    CourseDocument joined(mine);
    REQUIRE(joined.apply(mergeCourses(base, mine, opened->base(), "Took over").theirs));
    REQUIRE(opened->save(joined.course(), versions, Instant{}));
    const Course read = readCourse(course).course;
    CHECK(read.title == "Another title");
    CHECK(read.laws.size() == whole.base().laws.size());
    CHECK(read.topics.size() == whole.base().topics.size());
    CHECK(bytes(course / file) == text);
}

TEST_CASE("A file that is no part of the course is never taken by a new part", "[authoring]") {
    CopiedCourse at;
    auto opened = CourseFolder::open(at.course);
    REQUIRE(opened);
    Course edited = opened->base();
    edited.scenarios.clear();
    REQUIRE(opened->save(edited, at.versions, Instant{}));
    // The first of its kind gets a file of its own, which somebody uses already.
    std::ofstream(at.course / "scenarios.xml") << "Notes of my own.";
    Scenario story;
    story.id = ScenarioId("mine");
    story.title = "Mine";
    edited.scenarios.push_back(story);
    const auto saved = opened->save(edited, at.versions, Instant{});
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message.find("scenarios.xml") != std::string::npos);
    CHECK(bytes(at.course / "scenarios.xml") == "Notes of my own.");
    fs::remove(at.course / "scenarios.xml");
    CHECK(opened->save(edited, at.versions, Instant{}));
}
