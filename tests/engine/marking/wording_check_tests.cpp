#include <catch2/catch.hpp>

#include "engine/content/course_reader.h"
#include "engine/content/term_notation.h"
#include "engine/marking/wording_check.h"

using namespace carewright;

namespace {

std::vector<Problem> check(const char* terms, const char* except = "") {
    Course course;
    Concept item;
    item.id = ConceptId("c");
    item.terms = splitTerms(terms, {"a.xml", 7});
    item.except = splitTerms(except, {"a.xml", 9});
    course.concepts = {item};
    return checkWordings(course);
}

}  // namespace

TEST_CASE("an exception with the stem of a term is warned of at its place") {
    const auto problems = check("care; support", "caring");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].place == SourcePlace{"a.xml", 9});
    CHECK(problems[0].text.find("\"caring\" rules out every form of the term \"care\"") != std::string::npos);
    CHECK(check("care; support", "\"caring\"").empty());
    CHECK(check("care; support", "caring for the dog").empty());
    CHECK(check("care plan", "caring").empty());
    CHECK(check("care", "help").empty());
}

TEST_CASE("a term that finds a much commoner word is warned of") {
    for (const char* term : {"means", "best", "rights", "likely", "goods"}) {
        CAPTURE(term);
        CHECK(check(term).size() == 1);
        CHECK(check((std::string("\"") + term + '"').c_str()).empty());
        CHECK(check((std::string(term) + " of the day").c_str()).empty());
    }
    for (const char* term : {"new", "needs", "wanted", "helping", "choose", "dignity", "quickly"}) {
        CAPTURE(term);
        CHECK(check(term).empty());
    }
}
