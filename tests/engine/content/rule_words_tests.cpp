#include "engine/content/rule_words.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "engine/content/course_reader.h"
#include "tests/engine/marking/marking_course.h"
#include "test_paths.h"

namespace carewright {
namespace {

/// The rubric of point "p" with these rules in its one award.
Rubric rubricOf(const std::string& rules) {
    std::string text(test::markingCourseText);
    const std::size_t begin = text.find("<rubric point=\"p\">"), end = text.find("<rubric point=\"q\">");
    text.replace(begin, end - begin, "<rubric point=\"p\"><award id=\"a\">" + rules + "</award></rubric>");
    const ReadCourse read = readCourseText(text);
    for (const Problem& problem : read.problems) INFO(toString(problem));
    REQUIRE(!read.course.rubrics.empty());
    return read.course.rubrics.front();
}

std::string said(const std::string& rules) { return inWords(sayRule(rubricOf(rules), {})); }

}  // namespace

TEST_CASE("Rules are said in plain words", "[rules][words]") {
    CHECK(said(R"(<at-least n="2"><concept ref="person"/><concept ref="choose"/><words>plan</words></at-least>)") == "any two of: person, choose or “plan”");
    CHECK(said(R"(<relation kind="gives"><concept ref="support"/><concept ref="choose"/></relation>)") == "support gives or increases choose, in one sentence");
    CHECK(said(R"(<relation kind="instead-of"><concept ref="person"/><concept ref="staff" polarity="either"/></relation>)") ==
          "person instead of staff (denied or not), in one sentence");
    CHECK(said(R"(<relation kind="not-but"><concept ref="staff" polarity="denied"/><concept ref="person"/></relation>)") == "not staff but person, in one sentence");
    CHECK(said(R"(<relation kind="from-to"><concept ref="staff"/><concept ref="person"/></relation>)") == "from staff to person, in one sentence");
    CHECK(said(R"(<concept ref="choose" polarity="denied"/>)") == "said not to be choose");
    CHECK(said(R"(<concept ref="choose" voice="others"/>)") == "choose (as the view of others)");
    CHECK(said(R"(<near words="1"><concept ref="person"/><concept ref="choose"/></near>)") == "near each other: person and choose, at most one word between");
    CHECK(said(R"(<any><concept ref="person"/><all within="clause"><concept ref="staff"/><concept ref="choose"/></all></any>)") ==
          "any one of these: person; staff and choose, in one clause");
    CHECK(said(R"(<concept ref="person"/><unless><words>pizza</words></unless>)") == "person, unless “pizza”");
    CHECK(said(R"(<example-given/>)") == "an example is given, in one sentence or the next");
    CHECK(said(R"(<point ref="q"/><concept ref="person"/>)") == "the point q has been earned and person");
}

TEST_CASE("With a course, ideas and points go by their names", "[rules][words]") {
    Course course = test::markingCourse();
    for (Concept& one : course.concepts) {
        if (one.id == ConceptId("choose")) one.meaning = "has the say";
        if (one.id == ConceptId("staff")) one.meaning.clear();
    }
    for (MarkingPoint& point : course.points) {
        if (point.id == PointId("q")) point.title = "A plan";
    }
    const Rubric rubric = rubricOf(R"(<any><concept ref="choose"/><concept ref="staff"/><concept ref="unknown"/><point ref="q"/></any>)");
    CHECK(inWords(sayRule(rubric, {}, &course)) == "any one of: has the say, staff, unknown or the point A plan has been earned");
    CHECK(inWords(sayRule(rubric, {})) == "any one of: choose, staff, unknown or the point q has been earned");
}

TEST_CASE("Every piece of a saying leads to a rule of the rubric, and every leaf is said once", "[rules][words]") {
    const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    REQUIRE(read.usable());
    std::size_t leaves = 0, said = 0;
    for (const Rubric& rubric : read.course.rubrics) {
        const std::function<void(const Rule&)> count = [&](const Rule& rule) {
            leaves += rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::words || rule.kind == Rule::Kind::point;
            for (const Rule& part : rule.parts) count(part);
            for (const Rule& part : rule.unless) count(part);
        };
        const std::function<void(const RuleSaying&)> walk = [&](const RuleSaying& saying) {
            REQUIRE(ruleAt(rubric, saying.path) != nullptr);
            for (const RuleWord& word : saying.line) {
                const Rule* rule = ruleAt(rubric, word.path);
                REQUIRE(rule != nullptr);
                if (word.kind == RuleWord::Kind::plain) continue;
                ++said;
                CHECK((rule->ref == word.id || rule->text == word.text));
            }
            for (const RuleSaying& part : saying.parts) walk(part);
            for (const RuleSaying& part : saying.unless) walk(part);
        };
        for (const auto use : {RulePath::Use::award, RulePath::Use::reject, RulePath::Use::refer}) {
            for (std::size_t i = 0; i < rulesOf(rubric, use).size(); ++i) {
                count(rulesOf(rubric, use)[i]);
                walk(sayRule(rubric, {use, i, {}}));
            }
        }
    }
    CHECK(leaves > 400);
    CHECK(said == leaves);
}

}  // namespace carewright
