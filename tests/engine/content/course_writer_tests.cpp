#include <catch2/catch.hpp>
#include <unistd.h>

#include "engine/content/course_writer.h"
#include "generated_course.h"
#include "generated_scenario.h"
#include "sample_course.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::test;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("The sample course survives being written and read", "[content]") {
    const Course course = readCourseText(sampleXml()).course;
    const std::string written = writeCourseText(course);
    const ReadCourse again = readCourseText(written);
    INFO(problemLines(again.problems));
    CHECK(again.problems.empty());
    CHECK(sameMeaning(course, again.course));
    CHECK(writeCourseText(again.course) == written);
}

TEST_CASE("The shipped course survives being written and read and keeps its files", "[content]") {
    const ReadCourse shipped = readCourse(fs::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    const TemporaryFolder folder;
    REQUIRE(writeCourse(shipped.course, folder.path()).has_value());
    const ReadCourse again = readCourse(folder.path());
    CHECK(sameMeaning(shipped.course, again.course));
    CHECK(again.course.files == shipped.course.files);
    CHECK(again.problems.size() == shipped.problems.size());
    CHECK(writeCourseFiles(again.course) == writeCourseFiles(shipped.course));
}

TEST_CASE("Made courses survive being written and read and writing twice gives the same bytes", "[content]") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Course course = CourseMaker(seed).make();
        if (seed % 2 == 0) course.scenarios = {ScenarioMaker(seed).make()};
        const TemporaryFolder folder;
        REQUIRE(writeCourse(course, folder.path()).has_value());
        const ReadCourse again = readCourse(folder.path());
        for (const Problem& problem : again.problems) {
            if (problem.text.find("has no place") != std::string::npos) FAIL(toString(problem));
        }
        CHECK(sameMeaning(course, again.course));
        CHECK(writeCourseFiles(course) == writeCourseFiles(again.course));
        CHECK(sameMeaning(course, readCourseText(writeCourseText(course)).course));
        CHECK_FALSE(fs::exists(folder.path().parent_path() / "out.xml"));
    }
}

TEST_CASE("Courses that differ in one word are not the same", "[content]") {
    const Course a = readCourseText(sampleXml()).course;
    CHECK(sameMeaning(a, readCourseText("<!-- moved -->\n\n" + sampleXml().substr(sampleXml().find("<course"))).course));
    CHECK_FALSE(sameMeaning(a, readCourseText(sampleWith("in charge;", "in control;")).course));
    CHECK_FALSE(sameMeaning(a, readCourseText(sampleWith("voice=\"either\"", "voice=\"others\"")).course));
    CHECK_FALSE(sameMeaning(a, readCourseText(sampleWith("I decide.", "You decide.")).course));
}

TEST_CASE("An item moved to another file is written there", "[content]") {
    Course course = readCourseText(sampleXml()).course;
    course.files.push_back("laws/all.xml");
    course.laws[0].place.file = "laws/all.xml";
    const std::vector<WrittenFile> files = writeCourseFiles(course);
    REQUIRE(files.size() == 2);
    CHECK(files[0].text.find("<law ") == std::string::npos);
    CHECK(files[0].text.find("<include file=\"laws/all.xml\"/>") != std::string::npos);
    CHECK(files[1].text.find("<law id=\"care-act\"") != std::string::npos);
}

TEST_CASE("The weights of a course are written beside it", "[content]") {
    Course course = readCourseText(sampleXml()).course;
    course.weightsFile = "weights.tsv";
    course.weights.responses = 12;
    course.weights.decisions = {{"say-it", 0.5F, 1, 0.25F, 0.5F}};
    course.weights.rows = {{"w:choos", "choose", 1.5F, {0.75F}}};
    const TemporaryFolder folder;
    REQUIRE(writeCourse(course, folder.path()).has_value());
    const ReadCourse again = readCourse(folder.path());
    INFO(problemLines(again.problems));
    CHECK(again.usable());
    CHECK(sameMeaning(course, again.course));
    course.weights.rows[0].weights[0] = 1;
    CHECK_FALSE(sameMeaning(course, again.course));
}

TEST_CASE("A course is not written outside its folder", "[content]") {
    Course course = readCourseText(sampleXml()).course;
    course.files.push_back("../escape.xml");
    course.laws[0].place.file = "../escape.xml";
    for (const WrittenFile& file : writeCourseFiles(course)) CHECK(file.file.find("..") == std::string::npos);
}

TEST_CASE("A folder that cannot be written leaves the old course as it was", "[content]") {
    if (::geteuid() == 0) {
        // The administrator may write everywhere; a path below a file fails for everybody.
        const TemporaryFolder folder;
        folder.put("file", "x");
        const Result<void> done = writeCourse(readCourseText(sampleXml()).course, folder.path() / "file");
        REQUIRE_FALSE(done.has_value());
        CHECK(bytesOf(folder.path() / "file") == "x");
        return;
    }
    const TemporaryFolder folder;
    folder.put("course.xml", "old");
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const Result<void> done = writeCourse(readCourseText(sampleXml()).course, folder.path());
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == ErrorCode::permission);
    CHECK(bytesOf(folder.path() / "course.xml") == "old");
}
