// The checks alone, on courses made in memory; what they say about files is in the broken courses.
#include <catch2/catch.hpp>

#include "engine/content/course_check.h"
#include "engine/content/cycles.h"
#include "engine/content/suggestion.h"
#include "engine/content/term_fit.h"
#include "sample_course.h"
#include "test_paths.h"

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

namespace {

Course exercises() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

}  // namespace

TEST_CASE("An item with a hundred thousand options is one error and soon found", "[content]") {
    Course course = exercises();
    REQUIRE(course.items.size() == 8);
    course.items[0].options.clear();
    for (int i = 0; i < 100000; ++i) course.items[0].options.push_back({PartId("o" + std::to_string(i)), "Words", i % 2 == 0, {}, {}, {}});
    CHECK(says(course, "has 100000 <option> elements"));
    CHECK_FALSE(says(course, "says the same"));
}

TEST_CASE("A passage with a hundred thousand choices is one error and soon found", "[content][scenario]") {
    Course course = readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story").course;
    REQUIRE_FALSE(course.scenarios.empty());
    Passage* passage = nullptr;
    for (Passage& one : course.scenarios[0].passages)
        if (!passage && !one.choices.empty()) passage = &one;
    REQUIRE(passage);
    const ScenarioChoice choice = passage->choices.front();
    for (int i = 0; i < 100000; ++i) {
        passage->choices.push_back(choice);
        passage->choices.back().id = ChoiceId("more-" + std::to_string(i));
    }
    CHECK(says(course, "choices, and 8000 is the most"));
}

TEST_CASE("A course without items is not told that nothing is about its points", "[content]") {
    Course course = exercises();
    course.items.resize(1);
    course.items[0].points.clear();
    CHECK(says(course, "No quiz item is about 2 of the course's 2 marking points: say-it, shows-it.", Severity::warning));
    course.items.clear();
    CHECK_FALSE(says(course, "No quiz item is about", Severity::warning));
}

TEST_CASE("A negation is asked to be emphasised only where it belongs to the question", "[content]") {
    const auto warns = [](const char* stem) {
        Course course = exercises();
        course.items[0].stem = stem;
        return says(course, "easily read over", Severity::warning);
    };
    CHECK(warns("Which of these is not true?"));
    CHECK(warns("Ana moves in. Which of these does not help her?"));
    CHECK(warns("What isn't part of it?"));
    CHECK(warns("All of these help except which?") == false);
    CHECK(warns("Which of these is NOT true?") == false);
    CHECK(warns("Which law says that nobody may not decide?") == false);
    CHECK(warns("Ana does not decide. Who should?") == false);
}

TEST_CASE("A term fits the ways of writing it and nothing else", "[content]") {
    const auto fits = [](const char* term, const char* text) { return fitsTerm(readTermNotation(term), text); };
    CHECK(fits("Care Act (2014)", "care act"));
    CHECK(fits("Care Act (2014)", "Care Act 2014"));
    CHECK_FALSE(fits("Care Act (2014)", "the Care Act 2014"));
    CHECK(fits("choose", "choosing"));
    CHECK_FALSE(fits("\"choose\"", "choosing"));
    CHECK(fits("say/voice", "voice"));
    CHECK(fits("have (a) … say", "have a real big say"));
    CHECK_FALSE(fits("have (a) …2 say", "have a really very big say"));
    CHECK(fits("person-centred care", "person-centred care"));
    CHECK(fits("personali*", "personalisation"));
    CHECK_FALSE(fits("[who] decide", "who decide"));
    CHECK_FALSE(fits("care", ""));
}
