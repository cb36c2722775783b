#include "engine/attempt/access.h"

#include <catch2/catch.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/mock_payload.h"
#include "engine/attempt/step_payload.h"
#include "engine/store/mock_sitting.h"
#include "engine/store/response_access.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

AccessUsed large() {
    AccessUsed access;
    access.font = "open-dyslexic";
    access.theme = "night";
    access.tint = "none";
    access.textSize = 205;
    access.spelling = true;
    access.ruler = true;
    return access;
}

Step stepWith(std::string payload) {
    Step step;
    step.payload = std::move(payload);
    step.actor = {ActorRole::learner, "l"};
    step.hash = stepHash(step);
    return step;
}

}  // namespace

TEST_CASE("Access goes into any payload and is read again", "[access]") {
    AccessUsed access = large();
    access.extraPercent = 25;
    for (const char* payload : {"{}", "{ }", R"({"text":"x"})", R"({"text":"}"})", R"({"a":{"b":1}})"}) {
        INFO(payload);
        const Step step = withAccess(stepWith(payload), access);
        CHECK(step.hash == stepHash(step));
        REQUIRE(accessIn(step.payload));
        CHECK(*accessIn(step.payload) == access);
    }
    const Step draft = withAccess(stepWith(toPayload(SubmittedPayload{"She decides."})), access);
    REQUIRE(submittedPayload(draft.payload));
    CHECK(submittedPayload(draft.payload)->text == "She decides.");
    REQUIRE(mockDraftPayload(withAccess(stepWith(toPayload(MockDraft{QuestionId("q"), {}})), access).payload));
    CHECK_FALSE(accessIn(toPayload(SubmittedPayload{R"(","access":{"spelling":true})"})));      // words of an answer
    CHECK_FALSE(accessIn(R"({"a":{"access":{"spelling":true}}})"));
    CHECK_FALSE(accessIn(R"({"access":{)"));
    const auto odd = accessIn(R"({"access":{"text_size":99999,"extra_percent":-7,"spelling":"yes","font":7,"mood":"bright"}})");
    REQUIRE(odd);
    CHECK(odd->textSize == 960);
    CHECK(odd->extraPercent == 0);
    CHECK_FALSE(odd->spelling);
    CHECK(odd->font.empty());
}

TEST_CASE("A text records how it is written and what held for each try", "[access][store]") {
    SampleStore sample;
    AccessUsed access = large();
    Sitting sitting = sample.begin();
    const auto note = [&] { return sitting.keep(noteAccess(sitting.state(), access, sitting.learnerStamp())); };
    const auto recorded = [&] { return accessOf(*sample.store->steps(sitting.state().attempt)); };
    REQUIRE(note());
    CHECK(recorded() == std::vector<AccessFrom>{{noon(), access}});
    CHECK(sitting.state().draft.empty());
    REQUIRE(sitting.typed("She"));
    sample.clock.advance(1min);
    REQUIRE(sitting.submit("She decides."));
    const StepId first = sitting.state().lastSubmission()->step;
    REQUIRE(note());
    CHECK(recorded().size() == 1);                          // handed in: nothing is being written
    access.spelling = false;
    sample.clock.advance(1min);
    REQUIRE(sitting.retry(RetryFrom::lastText));
    REQUIRE(note());
    CHECK(sitting.state().draft == "She decides.");
    CHECK_FALSE(sitting.state().draftDamaged);
    sample.clock.advance(1min);
    REQUIRE(sitting.submit("She decides, and they listen."));
    REQUIRE(recorded().size() == 2);
    CHECK(recorded().back().used == access);
    CHECK(sample.store->verify(sitting.state().attempt)->whole());

    const std::vector<Step> steps = *sample.store->steps(sitting.state().attempt);
    const AttemptId attempt = sitting.state().attempt;
    CHECK(fold(steps).unreadable.empty());
    CHECK(accessWords(accessAt({attempt, first, QuestionId("define")}, steps)) == "Spelling help on. OpenDyslexic, 20.5 pt, night, reading ruler.");
    const StepId second = sitting.state().lastSubmission()->step;
    CHECK(accessWords(accessAt({attempt, second, QuestionId("define")}, steps)).starts_with("Spelling help on part of the time. "));
    CHECK(accessAt({attempt, StepId(), QuestionId("define")}, steps).empty());
}

TEST_CASE("A mock records its extra time and an old attempt nothing", "[access][mock]") {
    SampleStore sample;
    AccessUsed access;
    access.font = "inter";
    access.theme = "paper";
    access.extraPercent = 25;
    const QuestionId question("define");
    auto mock = MockSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, mockExercise(CourseId("personalisation"), MockId("m")), {{question}, {30, 25, false}}, access);
    REQUIRE(mock);
    REQUIRE(mock->typed(question, "She decides."));
    REQUIRE(mock->handIn(MockEnd::byLearner));
    const std::vector<Step> steps = *sample.store->steps(mock->state().attempt.attempt);
    CHECK(accessWords(accessAt({mock->state().attempt.attempt, steps.back().id, question}, steps)) == "Spelling help off, 25 % extra time. Inter, 13 pt, paper.");
    CHECK(accessWords(accessOf(*sample.store->steps(sample.begin().state().attempt))).empty());
}

TEST_CASE("Of what held only what held in the time asked for is told", "[access]") {
    std::vector<AccessFrom> all;
    for (int minute = 0; minute < 5; ++minute) {
        AccessUsed used;
        used.textSize = 100 + minute;
        all.push_back({noon() + std::chrono::minutes(minute), used});
    }
    CHECK(accessBetween(all, noon() + 2min, noon() + 3min) == std::vector<AccessFrom>{all[2], all[3]});
    CHECK(accessBetween(all, noon() - 1min, noon() + 30s) == std::vector<AccessFrom>{all[0]});
    CHECK(accessBetween(all, noon() + 10min, noon() + 11min) == std::vector<AccessFrom>{all[4]});
    CHECK(accessBetween({}, noon(), noon() + 1min).empty());
}
