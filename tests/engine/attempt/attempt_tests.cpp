#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/attempt_summary.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/draft_recorder.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/step_payload.h"
#include "engine/base/hash.h"

using namespace carewright;
using namespace std::chrono_literals;

namespace {

/// Somebody at work without a store: takes each next step into the state.
struct Worker {
    explicit Worker(std::uint64_t seed = 1) : ids(seed), learner(ids.next(clock.now())) {
        take(*start(AttemptId(ids.next(clock.now())), learner, questionExercise(CourseId("c"), QuestionId("define")), stamp()));
    }

    StepStamp stamp() {
        clock.advance(100ms);
        return {StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)};
    }
    void take(const Step& step) {
        steps.push_back(step);
        apply(state, step);
    }
    void take(const NextStep& next) {
        if (!next) FAIL(next.error().message);
        if (*next) take(**next);
    }
    void write(std::string_view text) { take(writeDraft(state, text, stamp())); }

    FixedClock clock{Instant(1795262400000ms)};
    SeededUuidSource ids;
    LearnerId learner;
    AttemptState state;
    std::vector<Step> steps;
};

Marking marking(int marks) {
    Marking proposal;
    proposal.question = QuestionId("define");
    proposal.marks = marks;
    proposal.maxMarks = 6;
    proposal.engineVersion = "0.1.0";
    proposal.rubricHash = "ab12";
    return proposal;
}

}  // namespace

TEST_CASE("SHA-256 and UUIDs are those of their standards", "[attempt]") {
    CHECK(sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // The example of RFC 9562, appendix A.6.
    const Uuid uuid = makeUuid(Instant(1645557742000ms), 0xCC3, 0x18C4DC0C0C07398FULL);
    CHECK(toString(uuid) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    CHECK(parseUuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == uuid);
    CHECK_FALSE(parseUuid("017f22e2-79b0-7cc3-98c4-dc0c0c07398"));
    CHECK_FALSE(parseUuid("017f22e2x79b0-7cc3-98c4-dc0c0c07398f"));
    CHECK(timeOf(uuid) == Instant(1645557742000ms));
    RandomUuidSource random;
    std::vector<Uuid> made;
    for (int i = 0; i < 9000; ++i) made.push_back(random.next(Instant(5ms)));
    CHECK(std::ranges::is_sorted(made));
    CHECK(std::ranges::adjacent_find(made) == made.end());
}

TEST_CASE("Handing in refuses nothing and records the same text once", "[attempt]") {
    Worker worker;
    for (const char* empty : {"", "  \n\t", "\xC2\xA0\xE2\x80\x83"}) {
        const NextStep refused = submit(worker.state, empty, worker.stamp());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::invalidInput);
    }
    CHECK_FALSE(submit(worker.state, "bad \xFF byte", worker.stamp()));
    CHECK(submit(worker.state, std::string(maxResponseBytes + 1, 'a'), worker.stamp()).error().code == ErrorCode::tooLarge);

    worker.take(submit(worker.state, "Care that fits.", worker.stamp()));
    const auto again = submit(worker.state, "Care that fits.", worker.stamp());
    REQUIRE(again);
    CHECK_FALSE(again->has_value());
    CHECK(submit(worker.state, "Something else.", worker.stamp()).error().code == ErrorCode::conflict);

    worker.take(retry(worker.state, RetryFrom::lastText, worker.stamp()));
    CHECK(worker.state.tryNumber == 2);
    CHECK(worker.state.draft == "Care that fits.");
    CHECK(submit(worker.state, "Care that fits.", worker.stamp()).error().code == ErrorCode::conflict);
    worker.take(submit(worker.state, "Care that fits the person.", worker.stamp()));
    REQUIRE(worker.state.submissions.size() == 2);
    CHECK(worker.state.submissions[0].text == "Care that fits.");
    CHECK(worker.state.submissions[1].tryNumber == 2);
}

TEST_CASE("A marking is recorded once per meaning and only for its own question and answer", "[attempt]") {
    Worker worker;
    worker.take(submit(worker.state, "Care that fits.", worker.stamp()));
    const StepId answer = worker.state.lastSubmission()->step;
    CHECK(propose(worker.state, StepId(), marking(1), worker.stamp()).error().code == ErrorCode::notFound);
    Marking other = marking(1);
    other.question = QuestionId("risk");
    CHECK(propose(worker.state, answer, other, worker.stamp()).error().code == ErrorCode::conflict);
    worker.take(propose(worker.state, answer, marking(1), worker.stamp()));
    CHECK_FALSE(propose(worker.state, answer, marking(1), worker.stamp())->has_value());
    worker.take(finish(worker.state, worker.stamp()));
    worker.take(propose(worker.state, answer, marking(3), worker.stamp()));
    CHECK(worker.state.phase == Phase::finished);
    CHECK(worker.state.lastSubmission()->proposals.size() == 2);
    CHECK(worker.state.lastSubmission()->marking()->marks == 3);
    CHECK(writeDraft(worker.state, "x", worker.stamp()).error().code == ErrorCode::conflict);
    worker.take(reopen(worker.state, "I have more to say", worker.stamp()));
    CHECK(worker.state.phase == Phase::submitted);
}

TEST_CASE("Any order of edits folds back to the text that was typed", "[attempt]") {
    std::mt19937 random(5);
    const std::vector<std::string> pieces{"care ", "é", "“choice” ", "\n", "🙂", "the person decides ", "–", "\"\\"};
    Worker worker;
    std::vector<std::string> characters;
    std::string text;
    for (int i = 0; i < 400; ++i) {
        const std::size_t at = random() % (characters.size() + 1);
        if (random() % 3 == 0 && at < characters.size())
            characters.erase(characters.begin() + static_cast<std::ptrdiff_t>(at));
        else characters.insert(characters.begin() + static_cast<std::ptrdiff_t>(at), pieces[random() % pieces.size()]);
        text.clear();
        for (const std::string& piece : characters) text += piece;
        worker.write(text);
        REQUIRE(worker.state.draft == text);
    }
    CHECK(fold(worker.steps).draft == text);
    CHECK(verifyChain(worker.steps).whole());
    CHECK(summarise(fold(worker.steps)) == [&] {
        AttemptSummary summary;
        for (const Step& step : worker.steps) apply(summary, step);
        return summary;
    }());
    // Typing is stored as what changed: far less than a whole text each time.
    std::size_t stored = 0, whole = 0;
    for (const Step& step : worker.steps) {
        stored += step.payload.size();
        whole += text.size();
    }
    CHECK(stored < whole / 4);
}

TEST_CASE("Steps fold the same in any order and any number and a join is the same both ways", "[attempt]") {
    Worker here;
    here.write("Begun on one laptop");
    // The same attempt goes on in two places at once.
    Worker there = here;
    there.ids = SeededUuidSource(99);
    here.write("Begun on one laptop, and on here.");
    here.take(submit(here.state, "Handed in here.", here.stamp()));
    there.take(submit(there.state, "Handed in there.", there.stamp()));

    std::vector<Step> one = here.steps, other = there.steps;
    one.insert(one.end(), there.steps.begin(), there.steps.end());
    other.insert(other.end(), here.steps.begin(), here.steps.end());
    const auto branchesOfOne = foldBranches(one);
    REQUIRE(branchesOfOne.size() == 2);
    CHECK(branchesOfOne[0].lastSubmission()->text == "Handed in here.");
    CHECK(branchesOfOne[1].lastSubmission()->text == "Handed in there.");
    std::mt19937 random(3);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(other.begin(), other.end(), random);
        const auto branchesOfOther = foldBranches(other);
        REQUIRE(branchesOfOther.size() == 2);
        for (std::size_t b = 0; b < 2; ++b) CHECK(summarise(branchesOfOther[b]) == summarise(branchesOfOne[b]));
        CHECK(summarise(fold(other)) == summarise(fold(one)));
    }
    CHECK(verifyChain(one).whole());
    CHECK(verifyChain(one).forks == 1);
}

TEST_CASE("Any changed or missing step breaks the chain", "[attempt]") {
    Worker worker;
    worker.write("Care that");
    worker.write("Care that fits");
    worker.take(submit(worker.state, "Care that fits.", worker.stamp()));
    REQUIRE(verifyChain(worker.steps).whole());
    for (std::size_t i = 0; i < worker.steps.size(); ++i) {
        std::vector<std::vector<Step>> forgeries(6, worker.steps);
        forgeries[0][i].payload.back() ^= 1;
        forgeries[1][i].when += 1ms;
        forgeries[2][i].actor.name += "x";
        forgeries[3][i].seq += 1;
        forgeries[4][i].kind = StepKind::finished;
        forgeries[5][i].previousHash += "0";
        for (const auto& forged : forgeries) CHECK_FALSE(verifyChain(forged).whole());
        if (i + 1 < worker.steps.size()) {
            std::vector<Step> gap = worker.steps;
            gap.erase(gap.begin() + static_cast<std::ptrdiff_t>(i));
            CHECK_FALSE(verifyChain(gap).whole());
            CHECK(fold(gap).lastSubmission()->text == "Care that fits.");
        }
    }
}

TEST_CASE("A step of a newer version is kept and passed over", "[attempt]") {
    Worker worker;
    Step strange = worker.steps.back();
    strange.id = StepId(worker.ids.next(worker.clock.now()));
    strange.seq = 2;
    strange.kind = StepKind::unknown;
    strange.foreignKind = "sung";
    strange.actor = parseActor("choir:alto");
    strange.previousHash = worker.state.lastHash;
    strange.hash = stepHash(strange);
    worker.take(strange);
    worker.take(submit(worker.state, "Care.", worker.stamp()));
    CHECK(verifyChain(worker.steps).whole());
    CHECK(worker.state.unreadable.size() == 1);
    CHECK(worker.state.lastSubmission()->text == "Care.");
    CHECK(toString(strange.actor) == "choir:alto");
}

TEST_CASE("A change waits less than a second to be stored however long the burst", "[attempt]") {
    DraftRecorder recorder;
    Instant now(1000ms);
    CHECK_FALSE(recorder.due(now));
    CHECK_FALSE(recorder.dueAt());
    Instant firstUnstored{};
    for (int i = 0; i < 1000; ++i) {
        now += 16ms;
        if (!recorder.unstored()) firstUnstored = now;
        recorder.changed(now);
        REQUIRE(now - firstUnstored < 1s);
        if (recorder.due(now)) recorder.stored();
    }
    recorder.changed(now);
    CHECK(recorder.due(*recorder.dueAt()));
    CHECK_FALSE(recorder.due(*recorder.dueAt() - 1ms));
    CHECK(recorder.due(now - 1h));  // the clock was set back
}
