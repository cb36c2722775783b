#include <catch2/catch.hpp>

#include "engine/attempt/progress.h"

using namespace carewright;
using namespace std::chrono_literals;

namespace {

constexpr Instant monday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 18h;
const PointId definition("definition");
const MisconceptionId noStructure("no-structure");

PointEvidence piece(Instant when, double score, EvidenceSource source = EvidenceSource::written, std::string ref = "define") {
    return {definition, when, source, score, AttemptId(), std::move(ref)};
}

MisconceptionEvidence idea(Instant when, bool shown) { return {noStructure, when, EvidenceSource::written, shown, AttemptId(), "define"}; }

Progress progressOf(const Evidence& evidence, Instant now) {
    return progressFrom(evidence, std::vector{definition}, std::vector{noStructure}, {}, now);
}

}  // namespace

TEST_CASE("Mastery is the weighted share of what was shown with one answer's worth of doubt", "[progress]") {
    CHECK(progressOf({}, monday).points.front().mastery == 0);
    CHECK(progressOf({{piece(monday, 1)}, {}}, monday).points.front().mastery == Approx(0.5));
    CHECK(progressOf({{piece(monday, 1), piece(monday, 0, EvidenceSource::quizItem, "q1")}, {}}, monday).points.front().mastery == Approx(1 / 2.4));
    // Thirty days later the answer counts half.
    CHECK(progressOf({{piece(monday, 1)}, {}}, monday + 30 * 24h).points.front().mastery == Approx(0.5 / 1.5));
}

TEST_CASE("Only the newest six pieces from one exercise count", "[progress]") {
    Evidence evidence;
    for (int i = 0; i < 20; ++i) evidence.points.push_back(piece(monday - 1h, 0, EvidenceSource::quizItem, "q1"));
    for (int i = 0; i < 6; ++i) evidence.points.push_back(piece(monday, 1, EvidenceSource::quizItem, "q1"));
    CHECK(progressOf(evidence, monday).points.front().mastery == Approx(2.4 / 3.4));
}

TEST_CASE("A point is secure only when it was shown in own words on two days", "[progress]") {
    Evidence quizOnly;
    for (int i = 0; i < 30; ++i) quizOnly.points.push_back(piece(monday, 1, EvidenceSource::quizItem, "q" + std::to_string(i)));
    CHECK(progressOf(quizOnly, monday).points.front().standing == PointStanding::nearlyThere);
    Evidence oneDay = quizOnly;
    oneDay.points.push_back(piece(monday, 1));
    CHECK(progressOf(oneDay, monday).points.front().standing == PointStanding::nearlyThere);
    Evidence twoDays = oneDay;
    twoDays.points.push_back(piece(monday - 24h, 1));
    CHECK(progressOf(twoDays, monday).points.front().standing == PointStanding::secure);
}

TEST_CASE("A misconception is met and overcome on two later days and may come back", "[progress]") {
    const auto standing = [](std::vector<MisconceptionEvidence> pieces) {
        return progressOf({{}, std::move(pieces)}, monday + 1000h).misconceptions.front().standing;
    };
    CHECK(standing({}) == MisconceptionStanding::neverMet);
    CHECK(standing({idea(monday, false)}) == MisconceptionStanding::neverMet);
    CHECK(standing({idea(monday, true)}) == MisconceptionStanding::met);
    CHECK(standing({idea(monday, true), idea(monday + 1h, false), idea(monday + 2h, false)}) == MisconceptionStanding::met);
    CHECK(standing({idea(monday, true), idea(monday + 24h, false), idea(monday + 48h, false)}) == MisconceptionStanding::overcome);
    CHECK(standing({idea(monday + 72h, true), idea(monday + 48h, false), idea(monday + 24h, false), idea(monday, true)}) == MisconceptionStanding::cameBack);
}

TEST_CASE("A streak counts days in a row and today need not have begun", "[progress]") {
    Evidence evidence;
    for (int day = 1; day <= 3; ++day) evidence.points.push_back(piece(monday - day * 24h, 1));
    CHECK(progressOf(evidence, monday).streak == 3);
    evidence.points.push_back(piece(monday, 1));
    CHECK(progressOf(evidence, monday).streak == 4);
    CHECK(progressOf(evidence, monday + 72h).streak == 0);
    CHECK(progressOf(evidence, monday).days.size() == 4);
}

TEST_CASE("The series over time ends where the summary stands", "[progress]") {
    Evidence evidence;
    for (int day = 0; day < 400; ++day) evidence.points.push_back(piece(monday - day * 24h, day % 3 == 0 ? 1 : 0.5, EvidenceSource::quizItem, "q" + std::to_string(day % 7)));
    const LearnerDays days;
    const Day today = days.dayOf(monday);
    const auto series = masteryOverTime(evidence.points, today - std::chrono::days(399), today, days);
    REQUIRE(series.size() == 400);
    const Instant end = days.startOf(today + std::chrono::days(1));
    CHECK(series.back().mastery == Approx(progressOf(evidence, end).points.front().mastery));
    for (const MasteryAt& at : series) {
        CHECK(at.mastery >= 0);
        CHECK(at.mastery <= 1);
    }
}

TEST_CASE("A marked answer shows its points and the misconceptions it could have asserted", "[progress]") {
    AttemptState attempt;
    Submission submission;
    submission.when = monday;
    Marking marking;
    marking.question = QuestionId("define");
    marking.points = {{definition, true, 2, 0.9, {}, "", {}}};
    marking.misconceptions = {{noStructure, false, 0.9, {}, "", {}}};
    submission.proposals.push_back({StepId(), monday, marking});
    attempt.submissions = {submission};
    CHECK(evidenceOf(attempt).points == std::vector{PointEvidence{definition, monday, EvidenceSource::written, 1, AttemptId(), "define"}});
    REQUIRE(evidenceOf(attempt).misconceptions.size() == 1);
    attempt.submissions.front().proposals.back().marking.flags = {Flag::tooShort};
    CHECK(evidenceOf(attempt).misconceptions.empty());
    attempt.submissions.front().proposals.back().marking.misconceptions.front().asserted = true;
    CHECK(evidenceOf(attempt).misconceptions.size() == 1);
}
