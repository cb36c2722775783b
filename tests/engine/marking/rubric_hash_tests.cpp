#include <catch2/catch.hpp>

#include <functional>

#include "engine/marking/rubric_hash.h"
#include "tests/engine/marking/marking_course.h"

using namespace carewright;

namespace {

bool changes(const std::function<void(Course&)>& edit) {
    Course course = test::markingCourse();
    REQUIRE_FALSE(course.questions.empty());
    const std::string before = rubricHash(course);
    edit(course);
    return rubricHash(course) != before;
}

}  // namespace

TEST_CASE("the hash is 64 hex digits and the same for the same course") {
    const std::string hash = rubricHash(test::markingCourse());
    CHECK(hash.size() == 64);
    CHECK(hash.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(hash == rubricHash(test::markingCourse()));
}

TEST_CASE("the hash changes with whatever can change a marking") {
    CHECK(changes([](Course& c) { c.concepts[0].terms[0].text += "s x"; }));
    CHECK(changes([](Course& c) { c.concepts[0].terms.pop_back(); }));
    CHECK(changes([](Course& c) { c.concepts[1].except.clear(); }));
    CHECK(changes([](Course& c) { c.concepts[3].includes.clear(); }));
    CHECK(changes([](Course& c) { c.rubrics[0].award[0].within = Within::sentence; }));
    CHECK(changes([](Course& c) { c.rubrics[0].award[0].parts[0].polarity = Polarity::denied; }));
    CHECK(changes([](Course& c) { c.rubrics[0].award[0].parts[0].voice = Voice::others; }));
    CHECK(changes([](Course& c) { c.rubrics[1].award[1].parts[0].count = 9; }));
    CHECK(changes([](Course& c) { std::swap(c.rubrics[0].award, c.rubrics[0].reject); }));
    CHECK(changes([](Course& c) { c.rubrics[1].award[0].unless.clear(); c.rubrics[1].award[0].parts.clear(); }));
    CHECK(changes([](Course& c) { c.subject.unwanted.clear(); }));
    CHECK(changes([](Course& c) { c.questions[0].marks = 2; }));
    CHECK(changes([](Course& c) { c.questions[0].points[1].dependsOn = {}; }));
    CHECK(changes([](Course& c) { c.questions[0].points[0].marks = 1; }));
    CHECK(changes([](Course& c) { c.questions[0].guidance = "Take your time."; }));
    CHECK(changes([](Course& c) { c.rubrics[0].award[0].parts[0].mood = Mood::stated; }));
    CHECK(changes([](Course& c) { c.rubrics[0].award[0].parts[0].time = Tense::past; }));
    CHECK(changes([](Course& c) { c.rubrics[0].reject[0].cancels = Cancels::nothing; }));
    CHECK(changes([](Course& c) { c.rubrics[0].reject[0].pair = PointId("q"); }));
    CHECK(changes([](Course& c) { c.mishearings.push_back({"counsel", "council", {}}); }));
    CHECK(changes([](Course& c) { c.questions[0].wrongExtras = WrongExtras::cancel; }));
    CHECK(changes([](Course& c) { c.questions[0].groups.push_back({2, {}}); }));
    CHECK(changes([](Course& c) { c.questions[0].points[0].group = 0; }));
    CHECK(changes([](Course& c) { c.questions[0].points[0].identify.awards = {RuleId("a")}; }));
    CHECK(changes([](Course& c) { c.questions[0].levels.resize(1); }));
    CHECK(changes([](Course& c) { c.weights.decisions.push_back({"p"}); }));
}

TEST_CASE("the hash does not change with notes places and what learners read") {
    CHECK_FALSE(changes([](Course& c) { c.rubrics[0].award[0].note = "For examiners."; }));
    CHECK_FALSE(changes([](Course& c) { c.rubrics[0].award[0].place = {"other.xml", 99}; }));
    CHECK_FALSE(changes([](Course& c) { c.concepts[0].meaning = "Somebody"; }));
    CHECK_FALSE(changes([](Course& c) { c.points[0].learner = c.points[0].hint = "Say more."; }));
    CHECK_FALSE(changes([](Course& c) { c.topics[0].blocks.clear(); }));
    CHECK_FALSE(changes([](Course& c) { c.title = "Another title"; }));
    CHECK_FALSE(changes([](Course& c) { c.questions[0].modelAnswer = "Another answer."; }));
}

TEST_CASE("text that moves from one place to the next gives another hash") {
    Course a = test::markingCourse();
    Course b = a;
    a.concepts[0].terms = {{"ab", {}}, {"c", {}}};
    b.concepts[0].terms = {{"a", {}}, {"bc", {}}};
    CHECK(rubricHash(a) != rubricHash(b));
}
