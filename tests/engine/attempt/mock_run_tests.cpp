#include "engine/attempt/mock_run.h"

#include <catch2/catch.hpp>
#include <random>
#include <random>

#include "engine/attempt/attempt_summary.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/marking_gist.h"
#include "engine/attempt/mock_report.h"

using namespace carewright;
using namespace std::chrono_literals;

namespace {

constexpr Instant evening = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 18h;
const QuestionId define("define"), risk("risk");

/// A mock being sat, step by step, with a clock of its own.
struct Sat {
    MockState state;
    std::vector<Step> steps;
    Instant now = evening;
    SeededUuidSource ids{1};
    LearnerId learner{ids.next(evening)};

    explicit Sat(const MockConditions& conditions = {}) {
        add(start(AttemptId(ids.next(now)), learner, mockExercise(CourseId("personalisation"), MockId("full")), stamp()).value());
        act(beginMock(state, {{define, risk}, conditions}, stamp()));
    }
    StepStamp stamp() { return {StepId(ids.next(now)), now, learnerActor(learner)}; }
    void add(const Step& step) {
        apply(state, step);
        steps.push_back(step);
    }
    void act(const NextStep& next) {
        REQUIRE(next);
        if (*next) add(**next);
    }
    void write(const QuestionId& question, std::string_view text) { act(writeMockAnswer(state, question, text, stamp())); }
};

Marking markingOf(const QuestionId& question, std::vector<std::pair<std::string, bool>> points, int marks, int maxMarks) {
    Marking marking;
    marking.question = question;
    marking.marks = marks;
    marking.maxMarks = maxMarks;
    marking.engineVersion = "1";
    for (const auto& [id, awarded] : points) {
        PointMarking point;
        point.id = PointId(id);
        point.awarded = awarded;
        point.confidence = 0.9;
        if (awarded) point.evidence = {{0, 2}};
        marking.points.push_back(point);
    }
    return marking;
}

}  // namespace

TEST_CASE("A mock keeps each answer apart and hands all in at once", "[mock]") {
    Sat sat;
    sat.write(define, "Care that fits the person.");
    sat.act(goToMockQuestion(sat.state, risk, sat.stamp()));
    sat.write(risk, "Risk is part of life.");
    sat.act(flagMockQuestion(sat.state, risk, true, sat.stamp()));
    sat.write(define, "Care and support that fits the person.");
    CHECK(sat.state.find(define)->text == "Care and support that fits the person.");
    CHECK(sat.state.find(risk)->text == "Risk is part of life.");
    CHECK(sat.state.find(risk)->flagged);
    CHECK(sat.state.at == risk);
    CHECK_FALSE(markMockAnswer(sat.state, define, markingOf(define, {}, 0, 6), sat.stamp()));
    sat.act(handInMock(sat.state, false, sat.stamp()));
    CHECK(sat.state.phase == MockPhase::handedIn);
    CHECK_FALSE(writeMockAnswer(sat.state, define, "Too late", sat.stamp()));
    CHECK_FALSE(sat.state.marked());
    sat.act(markMockAnswer(sat.state, define, markingOf(define, {{"definition", true}}, 2, 6), sat.stamp()));
    sat.act(markMockAnswer(sat.state, risk, markingOf(risk, {{"positive-risk", false}}, 0, 6), sat.stamp()));
    CHECK(sat.state.marked());
    CHECK(sat.state.attempt.unreadable.empty());
    CHECK(verifyChain(sat.steps).whole());
    AttemptSummary summary;
    for (const Step& step : sat.steps) apply(summary, step);
    CHECK(summary == summarise(fold(sat.steps)));
    CHECK(summary.phase == Phase::submitted);
    const Evidence evidence = evidenceOf(sat.state);
    REQUIRE(evidence.points.size() == 2);
    CHECK(evidence.points.front().source == EvidenceSource::mock);
    CHECK(evidence.points.front().score == 1);
    CHECK(evidence.points.back().score == 0);
    const Evidence quick = mockEvidence(sat.steps);
    CHECK(quick.points == evidence.points);
    CHECK(quick.misconceptions == evidence.misconceptions);
}

TEST_CASE("Time is counted between steps and a gap without steps costs a minute at most", "[mock]") {
    Sat sat({60, 25, false});
    CHECK(sat.state.allowed() == 75min);
    sat.now += 30s;
    sat.act(tickMock(sat.state, sat.stamp()));
    CHECK(sat.state.spent == 30s);
    CHECK(sat.state.spentAt(sat.now + 20s) == 50s);
    sat.now += 3h;  // a crash
    CHECK(sat.state.spentAt(sat.now) == 90s);
    sat.act(tickMock(sat.state, sat.stamp()));
    CHECK(sat.state.spent == 90s);
    sat.now -= 10min;  // the clock was set back
    sat.write(define, "Choice");
    CHECK(sat.state.spent == 90s);
    CHECK(sat.state.leftAt(sat.now) == 75min - 90s);
}

TEST_CASE("A rest break stops the clock and nothing can be written in it", "[mock]") {
    Sat sat({60, 0, false});
    sat.now += 40s;
    sat.act(restMock(sat.state, sat.stamp()));
    CHECK(sat.state.spent == 40s);
    sat.now += 2h;
    CHECK(sat.state.spentAt(sat.now) == 40s);
    CHECK_FALSE(writeMockAnswer(sat.state, define, "No", sat.stamp()));
    CHECK_FALSE(goToMockQuestion(sat.state, risk, sat.stamp()));
    CHECK(tickMock(sat.state, sat.stamp()).value() == std::nullopt);
    sat.act(resumeMock(sat.state, sat.stamp()));
    CHECK(sat.state.rested == 2h);
    CHECK(sat.state.rests == 1);
    sat.now += 10s;
    sat.write(define, "Yes");
    CHECK(sat.state.spent == 50s);
}

TEST_CASE("A mock without a time limit has no time left to speak of", "[mock]") {
    Sat sat;
    CHECK_FALSE(sat.state.allowed());
    CHECK_FALSE(sat.state.leftAt(sat.now + 5h));
}

TEST_CASE("Damaged and hostile steps of a mock are passed over and told", "[mock]") {
    Sat sat;
    sat.write(define, "Care");
    const std::vector<std::pair<StepKind, std::string>> bad{
        {StepKind::mockBegun, "{}"}, {StepKind::mockBegun, R"({"questions":[1]})"}, {StepKind::mockDraft, "[]"},
        {StepKind::mockDraft, R"({"question":"nowhere","draft":{"text":"x"}})"}, {StepKind::mockWent, R"({"question":"nowhere"})"},
        {StepKind::mockFlagged, "null"}, {StepKind::mockMarked, R"({"question":"define","marking":7})"}, {StepKind::mockHandedIn, "\x01"}};
    for (const auto& [kind, payload] : bad) {
        Step step = sat.steps.back();
        step.id = StepId(sat.ids.next(sat.now));
        step.seq = sat.state.attempt.lastSeq + 1;
        step.kind = kind;
        step.payload = payload;
        step.previousHash = sat.state.attempt.lastHash;
        step.hash = stepHash(step);
        sat.add(step);
    }
    CHECK(sat.state.attempt.unreadable.size() == bad.size());
    CHECK(sat.state.find(define)->text == "Care");
    CHECK(sat.state.phase == MockPhase::writing);
    CHECK(mockBegunPayload(R"({"questions":["a","a"],"minutes":99999999999,"extra_percent":-4})")->conditions == MockConditions{1440, 0, false});
}

TEST_CASE("A gap in the drafts of one answer is told and mended by the next typing", "[mock]") {
    Sat sat;
    const std::string opening = "Personalisation means that support is shaped round the person and what matters to them.";
    sat.write(define, opening);
    const Step lost = **writeMockAnswer(sat.state, define, opening + " They decide.", sat.stamp());
    Sat other = sat;
    other.add(lost);
    const Step next = **writeMockAnswer(other.state, define, opening + " They decide. Always.", sat.stamp());
    sat.add(next);
    CHECK(sat.state.find(define)->damaged);
    sat.write(define, opening + " They decide. Always so.");
    CHECK_FALSE(sat.state.find(define)->damaged);
    CHECK(sat.state.find(define)->text == opening + " They decide. Always so.");
}

TEST_CASE("The state of a mock folded from any order of its steps is the one it had", "[mock][property]") {
    std::mt19937 random(7);
    for (int run = 0; run < 50; ++run) {
        Sat sat({30, 25, true});
        std::string texts[2];
        for (int act = 0; act < 40; ++act) {
            sat.now += std::chrono::milliseconds(random() % 90000);
            const int which = static_cast<int>(random() % 2);
            const QuestionId& question = which == 0 ? define : risk;
            if (sat.state.phase == MockPhase::resting) {
                sat.act(resumeMock(sat.state, sat.stamp()));
                continue;
            }
            switch (random() % 5) {
                case 0: sat.act(goToMockQuestion(sat.state, question, sat.stamp())); break;
                case 1: sat.act(flagMockQuestion(sat.state, question, random() % 2 == 0, sat.stamp())); break;
                case 2: sat.act(restMock(sat.state, sat.stamp())); break;
                default:
                    texts[which] += random() % 9 == 0 ? "“é” " : "word ";
                    sat.write(question, texts[which]);
            }
        }
        std::vector<Step> shuffled = sat.steps;
        std::ranges::shuffle(shuffled, random);
        const MockState folded = foldMock(shuffled);
        CHECK(folded.find(define)->text == texts[0]);
        CHECK(folded.find(risk)->text == texts[1]);
        CHECK(folded.spent == sat.state.spent);
        CHECK(folded.rested == sat.state.rested);
        CHECK(folded.at == sat.state.at);
        CHECK(folded.phase == sat.state.phase);
        CHECK(folded.attempt.lastHash == sat.state.attempt.lastHash);
    }
}

TEST_CASE("The report says likely met only where all is shown and no mistaken idea asserted", "[mock]") {
    Course course;
    course.criteria = {{CriterionId("1.2"), "Define", {}}};
    course.points = {{PointId("definition"), {}, {}, {}, {}, {}, {}, TopicId("what"), {}}, {PointId("positive-risk"), {}, {}, {}, {}, {}, {}, {}, {}}};
    for (const auto& [id, point] : {std::pair{define, "definition"}, std::pair{risk, "positive-risk"}}) {
        Question question;
        question.id = id;
        question.criterion = CriterionId("1.2");
        question.marks = 2;
        QuestionPoint asked;
        asked.point = PointId(point);
        asked.marks = 2;
        question.points = {asked};
        course.questions.push_back(question);
    }
    Sat sat;
    sat.write(define, "Care");
    sat.write(risk, "Risk");
    sat.act(handInMock(sat.state, false, sat.stamp()));
    CHECK_FALSE(reportOf(sat.state, course).complete);
    sat.act(markMockAnswer(sat.state, define, markingOf(define, {{"definition", true}}, 2, 2), sat.stamp()));
    sat.act(markMockAnswer(sat.state, risk, markingOf(risk, {{"positive-risk", false}}, 0, 2), sat.stamp()));
    MockReport report = reportOf(sat.state, course);
    CHECK(report.complete);
    CHECK(report.marks == 2);
    CHECK(report.maxMarks == 4);
    REQUIRE(report.criteria.size() == 1);
    CHECK_FALSE(report.criteria.front().likelyMet);
    CHECK(report.criteria.front().missing == std::vector{PointId("positive-risk")});
    REQUIRE(report.next.size() == 1);
    CHECK(report.next.front().question == risk);
    Marking better = markingOf(risk, {{"positive-risk", true}}, 2, 2);
    sat.act(markMockAnswer(sat.state, risk, better, sat.stamp()));
    CHECK(reportOf(sat.state, course).criteria.front().likelyMet);
    better.misconceptions.push_back({MisconceptionId("no-structure"), true, 0.9, {{0, 2}}, {}, {}});
    sat.act(markMockAnswer(sat.state, risk, better, sat.stamp()));
    report = reportOf(sat.state, course);
    CHECK_FALSE(report.criteria.front().likelyMet);
    CHECK(report.ideas.size() == 1);
}

TEST_CASE("A point that one answer of a mock shows, or full marks do without, is not missing", "[mock]") {
    Course course;
    course.criteria = {{CriterionId("1.2"), "Define", {}}};
    course.points = {{PointId("definition"), {}, {}, {}, {}, {}, {}, {}, {}}, {PointId("positive-risk"), {}, {}, {}, {}, {}, {}, {}, {}}};
    for (const QuestionId& id : {define, risk}) {
        Question question;
        question.id = id;
        question.criterion = CriterionId("1.2");
        question.marks = 2;
        for (const char* point : {"definition", "positive-risk"}) {
            QuestionPoint asked;
            asked.point = PointId(point);
            asked.marks = 2;
            question.points.push_back(asked);
        }
        course.questions.push_back(question);
    }
    Sat sat;
    sat.write(define, "Care");
    SECTION("shown under another question") {
        sat.write(risk, "Risk");
        sat.act(handInMock(sat.state, false, sat.stamp()));
        sat.act(markMockAnswer(sat.state, define, markingOf(define, {{"definition", true}, {"positive-risk", false}}, 2, 2), sat.stamp()));
        sat.act(markMockAnswer(sat.state, risk, markingOf(risk, {{"definition", false}, {"positive-risk", false}}, 0, 2), sat.stamp()));
        MockReport report = reportOf(sat.state, course);
        // The first question has its marks without it; the second has not.
        CHECK(report.criteria.front().missing == std::vector{PointId("positive-risk")});
        REQUIRE(report.next.size() == 1);
        CHECK(report.next.front().question == risk);
        sat.act(markMockAnswer(sat.state, risk, markingOf(risk, {{"definition", false}, {"positive-risk", true}}, 1, 2), sat.stamp()));
        report = reportOf(sat.state, course);
        CHECK(report.criteria.front().missing.empty());
        CHECK(report.criteria.front().likelyMet);
        CHECK(report.next.empty());
    }
    SECTION("with both questions at full marks") {
        sat.write(risk, "Risk");
        sat.act(handInMock(sat.state, false, sat.stamp()));
        for (const QuestionId& id : {define, risk}) sat.act(markMockAnswer(sat.state, id, markingOf(id, {{"definition", true}, {"positive-risk", false}}, 2, 2), sat.stamp()));
        CHECK(reportOf(sat.state, course).criteria.front().likelyMet);
        CHECK(reportOf(sat.state, course).next.empty());
    }
    SECTION("a question without an answer leaves the criterion open, though no point is missing") {
        sat.act(handInMock(sat.state, false, sat.stamp()));
        sat.act(markMockAnswer(sat.state, define, markingOf(define, {{"definition", true}, {"positive-risk", true}}, 2, 2), sat.stamp()));
        const MockReport report = reportOf(sat.state, course);
        CHECK(report.criteria.front().missing.empty());
        CHECK(report.criteria.front().unanswered == 1);
        CHECK_FALSE(report.criteria.front().likelyMet);
    }
}

TEST_CASE("The gist of a marking is what the whole says and damaged ones are none", "[progress]") {
    Marking marking = markingOf(define, {{"definition", true}, {"own-outcomes", false}}, 2, 6);
    marking.flags = {Flag::tooShort, Flag::rightAndWrong};
    marking.points.front().why = "It says \"id\": who {decides}.";
    marking.misconceptions.push_back({MisconceptionId("no-structure"), true, 0.9, {{0, 2}, {5, 6}}, {}, {RuleId("r")}});
    const auto gist = markingGist(toPayload(MockMarked{define, marking}));
    REQUIRE(gist);
    CHECK(gist->marking.question == define);
    CHECK(gist->marking.flags == marking.flags);
    REQUIRE(gist->marking.points.size() == 2);
    CHECK(gist->marking.points[0].id == PointId("definition"));
    CHECK(gist->marking.points[0].awarded);
    CHECK_FALSE(gist->marking.points[1].awarded);
    REQUIRE(gist->marking.misconceptions.size() == 1);
    CHECK(gist->marking.misconceptions[0].asserted);
    for (const char* bad : {"", "{", "[]", "7", "{}", R"({"marking":7})", R"({"points":[{"id":"x"}]})", R"({"marking":{"points":[[{"id":"x"}]]}})"})
        if (const auto read = markingGist(bad)) CHECK(read->marking.points.size() <= 1);
}

TEST_CASE("The gist by walking is the gist by the parser, whatever byte is changed", "[progress]") {
    Marking marking = markingOf(define, {{"definition", true}, {"own-outcomes", false}}, 2, 6);
    marking.flags = {Flag::tooShort};
    marking.points.front().why = "It says “so” – and \"not\" so.";
    marking.misconceptions.push_back({MisconceptionId("no-structure"), true, 0.9, {{0, 2}}, {}, {RuleId("r")}});
    const std::string payload = toPayload(MockMarked{define, marking});
    REQUIRE(payload.ends_with("}"));
    // A member with an escape that the walk does not take on leaves everything to the parser.
    const auto parsed = [](std::string text) {
        const std::size_t end = text.rfind('}');
        if (end != std::string::npos) text.insert(end, R"(,"x":"\u0041")");
        return markingGist(text);
    };
    const auto same = [&](const std::string& text) {
        const auto quick = markingGist(text), slow = parsed(text);
        INFO(text);
        REQUIRE(quick.has_value() == slow.has_value());
        if (!quick) return;
        CHECK(quick->submission == slow->submission);
        CHECK(quick->marking.question == slow->marking.question);
        CHECK(quick->marking.flags == slow->marking.flags);
        const auto awarded = [](const Marking& one) {
            std::string all;
            for (const PointMarking& point : one.points) all += point.id.value + (point.awarded ? "+" : "-");
            for (const MisconceptionMarking& idea : one.misconceptions) all += idea.id.value + (idea.asserted ? "+" : "-");
            return all;
        };
        CHECK(awarded(quick->marking) == awarded(slow->marking));
    };
    same(payload);
    std::mt19937 random(3);
    for (int i = 0; i < 4000; ++i) {
        std::string broken = payload;
        const std::size_t at = random() % (broken.size() - 1);
        switch (random() % 3) {
            case 0: broken[at] = static_cast<char>(random()); break;
            case 1: broken.erase(at, 1 + random() % 3); break;
            default: broken.insert(at, 1, "{}[]\",:0t\\"[random() % 10]);
        }
        if (broken.ends_with("}")) same(broken);
    }
}
