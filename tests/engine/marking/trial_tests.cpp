#include <catch2/catch.hpp>

#include "engine/marking/trial.h"

using namespace carewright;

namespace {

/// A course of two points (one hangs on the other in `define`) and one misconception.
Course smallCourse() {
    Course course;
    course.points.resize(2);
    course.points[0].id = PointId("a");
    course.points[1].id = PointId("b");
    course.misconceptions.resize(1);
    course.misconceptions[0].id = MisconceptionId("m");
    Question question;
    question.id = QuestionId("define");
    question.marks = 3;
    question.points.resize(2);
    question.points[0].point = PointId("a");
    question.points[0].marks = 2;
    question.points[1].point = PointId("b");
    question.points[1].marks = 2;
    question.points[1].dependsOn = PointId("a");
    course.questions.push_back(question);
    Rubric rubric;
    rubric.point = PointId("a");
    rubric.award.resize(2);
    rubric.award[0].id = RuleId("fires");
    rubric.award[1].id = RuleId("never");
    course.rubrics.push_back(rubric);
    return course;
}

MarkedResponse marked(std::string id, std::vector<PointId> awarded, std::vector<MisconceptionId> misconceptions = {}) {
    return {.id = std::move(id),
            .question = QuestionId("define"),
            .answer = "They choose.",
            .awarded = std::move(awarded),
            .misconceptions = std::move(misconceptions)};
}

PointMarking pointMarking(const char* id, bool awarded, double confidence) {
    PointMarking point;
    point.id = PointId(id);
    point.awarded = awarded;
    point.confidence = confidence;
    return point;
}

Marking marking(bool a, bool b, bool m, double confidence = 0.9, int marks = 0) {
    Marking result;
    result.question = QuestionId("define");
    result.marks = marks;
    result.maxMarks = 3;
    result.points = {pointMarking("a", a, confidence), pointMarking("b", b, confidence)};
    auto& misconception = result.misconceptions.emplace_back();
    misconception.id = MisconceptionId("m");
    misconception.asserted = m;
    misconception.confidence = confidence;
    if (a) {
        result.points[0].evidence = {{5, 11}};
        result.points[0].why = "Says that they choose.";
        result.points[0].rules = {RuleId("fires")};
    }
    return result;
}

const PointId a("a"), b("b");
const MisconceptionId m("m");

}  // namespace

TEST_CASE("A trial counts every decision in its cell") {
    const auto trial = compareWithReaders(
        smallCourse(), {marked("1", {a}), marked("2", {a, b}), marked("3", {}, {m}), marked("4", {})},
        {marking(true, false, false), marking(false, true, false), marking(true, false, true),
         marking(false, false, false)});
    REQUIRE(trial.points.size() == 2);
    CHECK(trial.points[0].subject.id == "a");
    CHECK(trial.points[0].agreement.counts == Confusion{.bothYes = 1, .bothNo = 1, .machineOnly = 1, .readerOnly = 1});
    CHECK(trial.points[0].agreement.f1.value() == Approx(0.5));
    CHECK(trial.points[1].agreement.counts == Confusion{.bothYes = 1, .bothNo = 3});
    CHECK(trial.allPoints.counts.total() == 8);
    CHECK(trial.macroF1.value() == Approx(0.75));
    CHECK(trial.allMisconceptions.counts == Confusion{.bothYes = 1, .bothNo = 3});
    REQUIRE(trial.points[0].agreement.kappaInterval);
}

TEST_CASE("Macro F1 leaves out points that nobody ever credits") {
    const auto trial = compareWithReaders(smallCourse(), {marked("1", {a})}, {marking(true, false, false)}, 0);
    CHECK(trial.macroF1.value() == Approx(1));
    CHECK_FALSE(trial.points[1].agreement.f1);
    CHECK_FALSE(trial.macroF1Interval);
}

TEST_CASE("Disagreements quote the evidence as written") {
    const auto trial = compareWithReaders(smallCourse(), {marked("1", {})}, {marking(true, false, false)}, 0);
    REQUIRE(trial.disagreements.size() == 1);
    CHECK(trial.disagreements[0].response == "1");
    CHECK(trial.disagreements[0].rubric);
    CHECK(trial.disagreements[0].words == std::vector<std::string>{"choose"});
    CHECK(trial.disagreements[0].why == "Says that they choose.");
}

TEST_CASE("The readers' marks respect dependent points and the question's most") {
    const auto course = smallCourse();
    CHECK(marksOf(course, marked("1", {a})) == 2);
    CHECK(marksOf(course, marked("1", {b})) == 0);
    CHECK(marksOf(course, marked("1", {a, b})) == 3);
    auto elsewhere = marked("1", {a});
    elsewhere.question = QuestionId("other");
    CHECK(marksOf(course, elsewhere) == 0);
}

TEST_CASE("Total marks are compared question by question") {
    const auto trial = compareWithReaders(
        smallCourse(), {marked("1", {a}), marked("2", {a, b}), marked("3", {})},
        {marking(true, false, false, 0.9, 2), marking(true, true, false, 0.9, 3), marking(true, false, false, 0.9, 2)});
    REQUIRE(trial.questions.size() == 1);
    CHECK(trial.questions[0].responses == 3);
    CHECK(trial.questions[0].exact == 2);
    CHECK(trial.questions[0].meanDifference == Approx(2.0 / 3));
    CHECK(trial.questions[0].weightedKappa.value() < 1);
}

TEST_CASE("Referred responses are left out of the agreement on the rest") {
    std::vector<Marking> markings{marking(true, false, false), marking(true, false, false)};
    markings[1].refer = true;
    const auto trial = compareWithReaders(smallCourse(), {marked("1", {a}), marked("2", {b})}, markings, 0);
    CHECK(trial.referred == 1);
    CHECK(trial.unreferredAgreement.value() == Approx(1));
}

TEST_CASE("The referral curve sends away the least certain first") {
    // Ten responses; the two least certain are the wrong ones.
    std::vector<MarkedResponse> responses;
    std::vector<Marking> markings;
    for (int i = 0; i < 10; ++i) {
        responses.push_back(marked(std::to_string(i), {a}));
        markings.push_back(marking(i >= 2, false, false, 0.5 + 0.04 * i));
    }
    const auto trial = compareWithReaders(smallCourse(), responses, markings, 0);
    REQUIRE(trial.curve.size() == 11);
    CHECK(trial.curve[0].agreement == Approx(28.0 / 30));
    CHECK(trial.curve[4].referred == Approx(0.2));
    CHECK(trial.curve[4].agreement == Approx(1));
    CHECK(trial.curve[4].threshold == Approx(3 * 0.42));
}

TEST_CASE("Rules that never hold are listed with those that do") {
    const auto trial = compareWithReaders(smallCourse(), {marked("1", {a}), marked("2", {})},
                                          {marking(true, false, false), marking(true, false, false)}, 0);
    REQUIRE(trial.rules.size() == 2);
    CHECK(trial.rules[0].held == 2);
    CHECK(trial.rules[0].agreed == 1);
    CHECK(trial.rules[1].rule == RuleId("never"));
    CHECK(trial.rules[1].held == 0);
}

TEST_CASE("An empty trial has no figures and does no harm") {
    const auto trial = compareWithReaders(smallCourse(), {}, {});
    CHECK(trial.responses == 0);
    CHECK_FALSE(trial.macroF1);
    CHECK_FALSE(trial.allPoints.kappa);
    CHECK(trial.curve.empty());
}

TEST_CASE("Comparing two rubrics lists what changes and for better or worse") {
    const auto comparison =
        compareRubrics({marked("1", {a}), marked("2", {a})}, {marking(false, false, false), marking(true, true, false)},
                       {marking(true, false, false), marking(false, false, false)});
    CHECK(comparison.decisions == 6);
    CHECK(comparison.changes.size() == 3);
    CHECK(comparison.better == 2);
    CHECK(comparison.worse == 1);
    CHECK(comparison.changes[0].response == "1");
    CHECK_FALSE(comparison.changes[0].before);
}
