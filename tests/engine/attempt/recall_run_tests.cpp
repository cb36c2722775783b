#include "engine/attempt/recall_run.h"

#include <catch2/catch.hpp>
#include <random>

#include "engine/attempt/attempt_summary.h"
#include "engine/attempt/chain.h"

using namespace carewright;
using namespace std::chrono;

namespace {

const Instant when{milliseconds(1795262400000)};
const LearnerId learner{makeUuid(when, 1, 1)};

StepId stepId(std::uint16_t number) { return StepId(makeUuid(when, number, 7)); }

/// An evening that has begun, and its first step.
std::pair<AttemptState, Step> begunEvening() {
    const auto first = start(AttemptId(makeUuid(when, 2, 2)), learner, recallExercise(CourseId("personalisation")),
                             StepStamp{stepId(1), when, learnerActor(learner)});
    REQUIRE(first);
    AttemptState state;
    apply(state, *first);
    return {state, *first};
}

std::vector<RecallEvent> eventsOfEachKind() {
    return {{stepId(2), when, Reviewed{CardId("term.a.name"), Rating::hard, milliseconds(4200), "direct “payment” – café"}},
            {stepId(3), when, Reviewed{CardId("cloze.b.0123456789ab"), Rating::again, {}, {}}},
            {stepId(4), when, ReviewWithdrawn{stepId(2)}},
            {stepId(5), when, CardSetAside{CardId("term.a.name"), true}},
            {stepId(6), when, CardSetAside{CardId("term.a.name"), false}},
            {stepId(7), when, AssessmentDateSet{parseDay("2026-12-04")}},
            {stepId(8), when, AssessmentDateSet{}}};
}

}  // namespace

TEST_CASE("what happened at recall is read back as it was written") {
    auto [state, first] = begunEvening();
    std::vector<Step> steps{first};
    for (const RecallEvent& event : eventsOfEachKind()) {
        const auto step = recordRecall(state, event, learnerActor(learner));
        REQUIRE(step);
        CHECK(stepKindFromString(toString(step->kind)) == step->kind);
        CHECK(recallEvent(*step) == event);
        apply(state, *step);
        steps.push_back(*step);
    }
    CHECK(state.unreadable.empty());
    CHECK(verifyChain(steps).whole());
    AttemptSummary summary;
    for (const Step& step : steps) apply(summary, step);
    CHECK(summary == summarise(fold(steps)));
    CHECK(summary.exercise == recallExercise(CourseId("personalisation")));
}

TEST_CASE("payloads of recall stay readable to people and to later versions") {
    const auto events = eventsOfEachKind();
    CHECK(toPayload(events[0]) == R"({"card":"term.a.name","rating":"hard","took_ms":4200,"typed":"direct “payment” – café"})");
    CHECK(toPayload(events[1]) == R"({"card":"cloze.b.0123456789ab","rating":"again"})");
    CHECK(toPayload(events[3]) == R"({"card":"term.a.name","aside":true})");
    CHECK(toPayload(events[5]) == R"({"day":"2026-12-04"})");
    CHECK(toPayload(events[6]) == R"({"day":null})");

    Step step;
    step.kind = StepKind::reviewed;
    step.payload = R"({"card":"x","rating":"easy","mood":"bright"})";
    CHECK(recallEvent(step));
}

TEST_CASE("a review is read the same by the short way and by the parser") {
    const auto read = [](std::string payload) {
        Step step;
        step.id = stepId(5);
        step.when = when;
        step.kind = StepKind::reviewed;
        step.payload = std::move(payload);
        return recallEvent(step);
    };
    // A space in front is nothing to the parser, and the short way does not know it.
    const auto same = [&](const std::string& payload) {
        INFO(payload);
        CHECK(read(payload) == read(" " + payload));
    };
    const std::vector<std::string> forms{
        R"({"card":"term.a.name","rating":"good","took_ms":4200})", R"({"card":"term.a.name","rating":"again"})",
        R"({"card":"a\u00e9","rating":"easy","took_ms":1})",        R"({"card":"café","rating":"hard","took_ms":0})",
        R"({"card":"x","rating":"good","took_ms":01})",             R"({"card":"x","rating":"good","took_ms":-1})",
        R"({"card":"x","rating":"good","took_ms":1.5})",            R"({"card":"x","rating":"good","took_ms":99999999999999999999})",
        R"({"card":"x","rating":"good","took_ms":9223372036854775807})", R"({"card":"x","rating":"good","took_ms":})",
        R"({"card":"","rating":"good"})", R"({"card":"x","rating":"fine"})", R"({"card":"x","rating":"good"}})", R"({"card":"x","rating":"good")",
        R"({"card":"x","rating":"good","typed":"y"})", R"({"card":"x","rating":"good","took_ms":5,"typed":"y"})", R"({"rating":"good","card":"x"})",
        "{\"card\":\"a\nb\",\"rating\":\"good\"}", "{\"card\":\"\xff\",\"rating\":\"good\"}", R"({"card":"x","rating":"good","access":{"font":"inter"}})"};
    std::mt19937 random(7);
    for (const std::string& form : forms) {
        same(form);
        for (int i = 0; i < 200; ++i) {     // … and with a byte changed, taken out, or doubled
            std::string broken = form;
            const std::size_t at = random() % broken.size();
            switch (random() % 3) {
                case 0: broken[at] = static_cast<char>(random()); break;
                case 1: broken.erase(at, 1); break;
                default: broken.insert(at, 1, broken[at]);
            }
            same(broken);
        }
    }
    REQUIRE(read(forms[0]));
    CHECK(std::get<Reviewed>(read(forms[0])->what) == Reviewed{CardId("term.a.name"), Rating::good, milliseconds(4200), {}});
}

TEST_CASE("content that is no recall payload is left out") {
    Step step;
    const auto unreadable = [&](StepKind kind, std::string payload) {
        step.kind = kind;
        step.payload = std::move(payload);
        return !recallEvent(step);
    };
    for (const char* payload : {"", "[]", "{}", "{\"card\":\"\",\"rating\":\"good\"}", "{\"card\":\"x\",\"rating\":\"fine\"}", "{\"card\":5,\"rating\":\"good\"}"})
        CHECK(unreadable(StepKind::reviewed, payload));
    for (const char* payload : {"{}", "{\"review\":\"x\"}", "{\"review\":null}"}) CHECK(unreadable(StepKind::reviewWithdrawn, payload));
    for (const char* payload : {"{\"card\":\"x\"}", "{\"card\":\"x\",\"aside\":\"yes\"}"}) CHECK(unreadable(StepKind::cardSetAside, payload));
    for (const char* payload : {"{}", "{\"day\":\"soon\"}", "{\"day\":20261204}"}) CHECK(unreadable(StepKind::assessmentDateSet, payload));
    CHECK(unreadable(StepKind::submitted, "{\"text\":\"x\"}"));
}

TEST_CASE("only an open evening of recall records reviews") {
    auto [state, first] = begunEvening();
    const RecallEvent event = eventsOfEachKind().front();
    const Actor actor = learnerActor(learner);
    CHECK_FALSE(recordRecall(AttemptState{}, event, actor));
    CHECK_FALSE(recordRecall(state, {stepId(2), when, Reviewed{}}, actor));
    CHECK_FALSE(recordRecall(state, {StepId{}, when, event.what}, actor));
    CHECK_FALSE(recordRecall(state, {stepId(2), when, ReviewWithdrawn{}}, actor));
    CHECK_FALSE(recordRecall(state, {stepId(2), when, Reviewed{CardId("x"), Rating::good, {}, "\xff"}}, actor));
    AttemptState finished = state;
    finished.phase = Phase::finished;
    CHECK(recordRecall(finished, event, actor).error().code == ErrorCode::conflict);
    AttemptState question = state;
    question.exercise.kind = "question";
    CHECK(recordRecall(question, event, actor).error().code == ErrorCode::conflict);
}
