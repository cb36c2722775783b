#include "engine/attempt/access.h"

#include <catch2/catch.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/mock_payload.h"
#include "engine/attempt/recall_run.h"
#include "engine/attempt/step_payload.h"
#include "engine/store/examiner_sitting.h"
#include "engine/store/mock_sitting.h"
#include "engine/store/recall_sitting.h"
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
    auto begun = Sitting::start(*sample.store, sample.clock, sample.ids, sample.learner, define(), access);
    REQUIRE(begun);
    Sitting sitting = std::move(*begun);
    const auto recorded = [&] { return accessOf(*sample.store->steps(sitting.state().attempt)); };
    CHECK(recorded() == std::vector<AccessFrom>{{noon(), access}});
    sitting.setAccess(access);
    sample.clock.advance(1min);
    REQUIRE(sitting.submit("She decides."));
    CHECK(recorded().size() == 1);                          // nothing else holds
    const StepId first = sitting.state().lastSubmission()->step;
    access.spelling = false;
    access.readAloud = true;
    sitting.setAccess(access);
    REQUIRE(sitting.recordMarking(first, sampleMarking()));
    CHECK(recorded().size() == 1);                          // the engine's step is not the learner's
    sample.clock.advance(1min);
    REQUIRE(sitting.retry(RetryFrom::lastText));
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
    CHECK(accessWords(accessAt({attempt, second, QuestionId("define")}, steps)).starts_with("Spelling help on part of the time, read aloud part of the time. "));
    CHECK(accessAt({attempt, StepId(), QuestionId("define")}, steps).empty());
}

TEST_CASE("An evening of recall records how it was worked at, each evening anew", "[access][recall]") {
    SampleStore sample;
    const CourseId course("personalisation");
    auto evening = RecallSitting::open(*sample.store, sample.clock, sample.ids, sample.learner, course, {});
    REQUIRE(evening);
    const auto recorded = [&] {
        std::vector<std::vector<AccessFrom>> all;
        const auto evenings = sample.store->attempts({.learner = sample.learner, .course = course, .exercise = recallExercise(course).kind, .ref = {}});
        REQUIRE(evenings);
        for (const AttemptSummary& one : *evenings) {
            CHECK(sample.store->verify(one.id)->whole());
            all.push_back(accessOf(*sample.store->steps(one.id)));
        }
        return all;
    };
    AccessUsed access = large();
    evening->setAccess(access);
    REQUIRE(evening->rate(CardId("term.a.name"), Rating::good, 2s));
    REQUIRE(evening->rate(CardId("term.b.name"), Rating::good, 2s));
    REQUIRE(recorded().size() == 1);
    CHECK(recorded()[0] == std::vector<AccessFrom>{{noon(), access}});
    sample.clock.advance(1min);
    access.readAloud = true;
    evening->setAccess(access);
    REQUIRE(evening->rate(CardId("term.c.name"), Rating::good, 2s));
    CHECK(recorded()[0].size() == 2);
    REQUIRE(evening->finish());
    sample.clock.advance(24h);
    REQUIRE(evening->rate(CardId("term.d.name"), Rating::again, 2s));
    REQUIRE(recorded().size() == 2);
    for (const auto& one : recorded()) CHECK(one.back().used == access);
    // The reviews are what they were without it.
    CHECK(sample.store->recallEvents(sample.learner, course)->size() == 4);
    CHECK(evening->state() == RecallSitting::open(*sample.store, sample.clock, sample.ids, sample.learner, course, {})->state());
}

TEST_CASE("Marking a response as an examiner records how it was worked at, and only what changed when taken up again", "[access][examiner]") {
    SampleStore sample;
    const SampleId id("s1");
    const AccessUsed access = large();
    ExaminerSitting sitting(*sample.store, sample.clock, sample.ids, sample.learner, CourseId("personalisation"), id);
    sitting.setAccess(access);
    REQUIRE(sitting.decide({PointId("a"), {}, true}));
    const AttemptId attempt = sitting.state().attempt.attempt;
    CHECK(accessOf(*sample.store->steps(attempt)) == std::vector<AccessFrom>{{noon(), access}});
    auto again = ExaminerSitting::resume(*sample.store, sample.clock, sample.ids, attempt);
    REQUIRE(again);
    again->setAccess(access);
    REQUIRE(again->decide({PointId("a"), {}, false}));
    CHECK(accessOf(*sample.store->steps(attempt)).size() == 1);
    AccessUsed other = access;
    other.theme = "paper";
    again->setAccess(other);
    REQUIRE(again->decide({PointId("b"), {}, false}));
    CHECK(accessOf(*sample.store->steps(attempt)).back().used == other);
    CHECK(again->state().decisions.size() == 2);
    CHECK(sample.store->verify(attempt)->whole());
}

TEST_CASE("The name of an installed family reads back whole, and one without end is cut at a letter", "[access]") {
    AccessUsed access;
    access.font = "Noto Sans Mono CJK Hong Kong Condensed Extra Light Display";
    REQUIRE(access.font.size() > 40);
    const Step step = withAccess(stepWith("{}"), access);
    REQUIRE(accessIn(step.payload));
    CHECK(accessIn(step.payload)->font == access.font);
    access.font = std::string(longestAccessName - 1, 'x') + "\u00E9\u00E9";
    const auto cut = accessIn(withAccess(stepWith("{}"), access).payload);
    REQUIRE(cut);
    CHECK(cut->font == std::string(longestAccessName - 1, 'x'));
}

TEST_CASE("What an earlier version recorded is read, and what it did not know of was not so", "[access]") {
    const auto old = accessIn(R"({"text":"x","access":{"font":"inter","theme":"night","tint":"none","text_size":200,"line_spacing":10,"letter_spacing":0,"line_width":68,)"
                              R"("ruler":true,"reduced_motion":false,"spelling":true,"spelling_here":false,"extra_percent":25}})");
    REQUIRE(old);
    CHECK(old->theme == "night");
    CHECK(old->ruler);
    CHECK(old->spelling);
    CHECK(old->extraPercent == 25);
    CHECK_FALSE((old->spellingLocked || old->readAloud || old->aloudAtOnce || old->aloudHere));
    AccessUsed now;
    now.aloudAtOnce = now.aloudHere = true;
    CHECK(accessIn(withAccess(stepWith("{}"), now).payload) == now);
}

TEST_CASE("That the centre allows no spelling help is told apart from having it off", "[access]") {
    AccessUsed access;
    access.spellingLocked = true;
    const std::vector<AccessFrom> all{{noon(), *accessIn(withAccess(stepWith("{}"), access).payload)}};
    CHECK(accessWords(all).starts_with("No spelling help, as the centre allows none in assessments. "));
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
