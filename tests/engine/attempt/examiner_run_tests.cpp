#include "engine/attempt/examiner_run.h"

#include <catch2/catch.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/examiner_evidence.h"

using namespace carewright;
using namespace std::chrono_literals;

namespace {

constexpr Instant evening = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 18h;

Sample sampleOf(const std::string& id, bool first, bool second, bool idea) {
    Sample sample;
    sample.id = SampleId(id);
    sample.question = QuestionId("define");
    SampleJudgement a, b, c;
    a.point = PointId("a");
    a.holds = first;
    b.point = PointId("b");
    b.holds = second;
    c.misconception = MisconceptionId("idea");
    c.holds = idea;
    sample.judgements = {a, b, c};
    return sample;
}

struct Marked {
    ExaminerState state;
    std::vector<Step> steps;
    SeededUuidSource ids;
    Instant now;

    Marked(const SampleId& sample, Instant when) : ids(static_cast<std::uint64_t>(when.time_since_epoch().count())), now(when) {
        const LearnerId learner(ids.next(now));
        add(start(AttemptId(ids.next(now)), learner, examinerExercise(CourseId("c"), sample), stamp()).value());
    }
    StepStamp stamp() { return {StepId(ids.next(now)), now, Actor{ActorRole::learner, "l"}}; }
    void add(const Step& step) {
        apply(state, step);
        steps.push_back(step);
    }
    void decide(const char* point, bool holds) { act(decideSample(state, {PointId(point), {}, holds}, stamp())); }
    void act(const NextStep& next) {
        REQUIRE(next);
        if (*next) add(**next);
    }
};

}  // namespace

TEST_CASE("A sample can be committed once every point is decided and then stays", "[examiner]") {
    const Sample sample = sampleOf("s1", true, false, true);
    Marked marked(sample.id, evening);
    marked.decide("a", false);
    marked.decide("a", true);
    CHECK_FALSE(commitSample(marked.state, sample, marked.stamp()));
    marked.decide("b", true);
    marked.act(commitSample(marked.state, sample, marked.stamp()));
    CHECK(marked.state.committedAt == evening);
    CHECK_FALSE(decideSample(marked.state, {PointId("b"), {}, false}, marked.stamp()));
    CHECK(commitSample(marked.state, sample, marked.stamp()).value() == std::nullopt);
    const Confusion counts = agreementWith(marked.state, sample);
    CHECK(counts == Confusion{1, 0, 1, 1});  // the mistaken idea was not seen
    CHECK(foldExaminer(marked.steps).decisions == marked.state.decisions);
    CHECK(verifyChain(marked.steps).whole());
}

TEST_CASE("The tally counts each sample as it was marked first and gives kappa when there is enough", "[examiner]") {
    Course course;
    std::vector<ExaminerState> runs;
    for (int i = 0; i < 8; ++i) {
        course.samples.push_back(sampleOf("s" + std::to_string(i), i % 2 == 0, false, false));
        Marked marked(course.samples.back().id, evening + std::chrono::hours(i));
        marked.decide("a", i % 2 == 0);
        marked.decide("b", false);
        marked.act(commitSample(marked.state, course.samples.back(), marked.stamp()));
        runs.push_back(marked.state);
        if (i == 3) CHECK_FALSE(tallyOf(runs, course).kappa);
    }
    Marked again(SampleId("s0"), evening + 100h);
    again.decide("a", false);
    again.decide("b", true);
    again.act(commitSample(again.state, course.samples.front(), again.stamp()));
    runs.push_back(again.state);
    const ExaminerTally tally = tallyOf(runs, course);
    CHECK(tally.samples == 8);
    CHECK(tally.counts.total() == 24);
    CHECK(tally.counts.agreed() == 24);
    CHECK(tally.kappa == Approx(1));
}

TEST_CASE("What marking a sample shows is known once committed, and the first verdict counts", "[examiner][progress]") {
    const Sample sample = sampleOf("s1", true, false, true);
    Course course;
    course.samples = {sample};
    Marked first(sample.id, evening), again(sample.id, evening + 10min);
    first.decide("a", false);
    first.decide("b", false);
    CHECK(evidenceOf(first.state, course).points.empty());
    first.act(commitSample(first.state, sample, first.stamp()));
    Evidence evidence = evidenceOf(first.state, course);
    REQUIRE(evidence.points.size() == 2);
    CHECK(evidence.points[0] == PointEvidence{PointId("a"), evening, EvidenceSource::sampleMarked, 0, first.state.attempt.attempt, "s1"});
    CHECK(evidence.points[1].score == 1);
    CHECK(evidence.misconceptions.empty());
    CHECK(evidenceOf(first.state, Course()).points.empty());

    again.decide("a", true);
    again.decide("b", false);
    again.act(commitSample(again.state, sample, again.stamp()));
    Evidence both = evidenceOf(again.state, course);
    both.points.push_back({PointId("a"), evening + 1h, EvidenceSource::written, 1, {}, "s1"});
    both.add(evidence);
    keepFirstVerdicts(both);
    REQUIRE(both.points.size() == 3);
    CHECK(both.points[0].source == EvidenceSource::written);
    CHECK(both.points[1] == evidence.points[0]);
    CHECK(both.points[2] == evidence.points[1]);
}

TEST_CASE("Damaged decisions about samples are passed over and told", "[examiner]") {
    for (const char* bad : {"", "[]", "{}", R"({"point":"a"})", R"({"point":"a","misconception":"b","holds":true})", R"({"holds":true})"})
        CHECK_FALSE(sampleDecisionPayload(bad));
    Marked marked(SampleId("s1"), evening);
    Step step = marked.steps.back();
    step.seq = 2;
    step.kind = StepKind::sampleDecided;
    step.payload = "{";
    marked.add(step);
    CHECK(marked.state.attempt.unreadable.size() == 1);
    CHECK(marked.state.decisions.empty());
}
