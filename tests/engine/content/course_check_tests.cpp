// The checks alone, on courses made in memory; what they say about files is in the broken courses.
#include <catch2/catch.hpp>

#include "engine/content/course_check.h"
#include "engine/content/cycles.h"
#include "engine/content/suggestion.h"
#include "sample_course.h"

using namespace carewright;
using namespace carewright::test;

namespace {

Course sample() { return readCourseText(sampleXml()).course; }

bool says(const Course& course, const std::string& text, Severity severity = Severity::error) {
    for (const Problem& problem : checkCourse(course)) {
        UNSCOPED_INFO(toString(problem));
        if (problem.severity == severity && problem.text.find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("The sample course passes the checks", "[content]") { CHECK(problemLines(checkCourse(sample())).empty()); }

TEST_CASE("An empty course in memory is checked without a crash", "[content]") { CHECK(says({}, "needs the attribute id")); }

TEST_CASE("An edit in memory is judged like a file", "[content]") {
    Course course = sample();
    course.rubrics[0].award[0].parts[0].ref = "nobody";
    CHECK(says(course, "which does not exist"));
    course = sample();
    course.questions[0].points[0].marks = 0;
    CHECK(says(course, "worth no mark"));
    course = sample();
    course.rubrics[0].award[0].parts.clear();
    CHECK(says(course, "is empty"));
}

TEST_CASE("Credits that add up to more than the marks are fine", "[content]") {
    Course course = sample();
    course.questions[0].marks = 1;
    CHECK(checkCourse(course).empty());
}

TEST_CASE("Where a part could not be read nothing is called missing", "[content]") {
    Course course = sample();
    course.concepts.clear();
    course.rubrics.clear();
    CHECK_FALSE(checkCourse(course).empty());
    CheckOptions options;
    options.incomplete = true;
    CHECK(checkCourse(course, options).empty());
}

TEST_CASE("Reading age is judged against the level given", "[content]") {
    Course course = sample();
    course.topics[0].summary = "You know what it means when people talk about support and who has a say in what goes on from one day to the next in a place of care.";
    CHECK(checkCourse(course).empty());
    CheckOptions strict;
    strict.readingAge = 5;
    CHECK_FALSE(checkCourse(course, strict).empty());
}

TEST_CASE("Leap days are dates and others are not", "[content]") {
    Course course = sample();
    for (const char* good : {"2024-02-29", "2026-12-31"}) {
        course.checkedOn = good;
        CHECK(checkCourse(course).empty());
    }
    for (const char* bad : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 "}) {
        course.checkedOn = bad;
        CHECK(says(course, "is no date"));
    }
}

TEST_CASE("Circles are found once each whatever their length", "[content]") {
    CHECK(findCycles({{1}, {2}, {}}).empty());
    CHECK(findCycles({{0}}) == std::vector<std::vector<std::size_t>>{{0}});
    CHECK(findCycles({{1}, {2}, {0}, {0}}) == std::vector<std::vector<std::size_t>>{{0, 1, 2}});
    CHECK(findCycles({{1}, {0}, {3}, {2}}).size() == 2);
    std::vector<std::vector<std::size_t>> chain(300000);
    for (std::size_t i = 0; i < chain.size(); ++i) chain[i] = {(i + 1) % chain.size()};
    REQUIRE(findCycles(chain).size() == 1);
    CHECK(findCycles(chain)[0].size() == chain.size());
}

TEST_CASE("Suggestions are near or there are none", "[content]") {
    CHECK(didYouMean("titel", {"id", "title", "minutes"}) == "; did you mean \"title\"?");
    CHECK(didYouMean("colour", {"id", "title"}).empty());
    CHECK(didYouMean("", {"id"}).empty());
    CHECK(didYouMean("summry", {"summary"}) == "; did you mean \"summary\"?");
    CHECK(oneOf({"a", "b", "c"}) == "\"a\", \"b\" or \"c\"");
}
