// The schema for editors agrees with the reader. Needs xmllint (libxml2-utils); without it there is nothing to compare with.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/content/course_writer.h"
#include "sample_course.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::test;
namespace fs = std::filesystem;

namespace {

bool haveXmllint() { return std::system("command -v xmllint >/dev/null 2>&1") == 0; }

bool validates(const fs::path& file) {
    const std::string schema = CAREWRIGHT_CONTENT_DIR "/schema/course.xsd";
    return std::system(("xmllint --noout --nonet --schema '" + schema + "' '" + file.string() + "' >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

TEST_CASE("The sample and every file of the shipped course fit the schema", "[content]") {
    if (!haveXmllint()) return;
    CHECK(validates(CAREWRIGHT_TEST_DATA_DIR "/broken_courses/nothing-wrong/course.xml"));
    CHECK(validates(CAREWRIGHT_TEST_DATA_DIR "/small_story/course.xml"));
    CHECK(validates(CAREWRIGHT_TEST_DATA_DIR "/broken_courses/exercises-are-fine/course.xml"));
    const fs::path folder = fs::path(CAREWRIGHT_CONTENT_DIR) / "personalisation";
    for (const std::string& file : readCourse(folder).course.files) {
        INFO(file);
        CHECK(validates(folder / file));
    }
}

TEST_CASE("What the writer writes fits the schema", "[content]") {
    if (!haveXmllint()) return;
    const TemporaryFolder folder;
    REQUIRE(writeCourse(readCourseText(sampleXml()).course, folder.path()).has_value());
    CHECK(validates(folder.path() / "course.xml"));
    REQUIRE(writeCourse(readCourse(CAREWRIGHT_TEST_DATA_DIR "/broken_courses/exercises-are-fine").course, folder.path()).has_value());
    CHECK(validates(folder.path() / "course.xml"));
}

TEST_CASE("The schema refuses what the reader refuses by structure", "[content]") {
    if (!haveXmllint()) return;
    for (const char* name : {"unknown-element", "unknown-attribute", "bad-choices", "bad-numbers", "bad-date", "bad-ids", "stray-text", "markup-in-plain-text",
                             "missing-kinds", "item-kind-missing", "quiz-numbers", "unknown-rule", "rule-inside-a-leaf", "include-leaves-the-folder"}) {
        INFO(name);
        CHECK_FALSE(validates(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses" / name / "course.xml"));
    }
}
