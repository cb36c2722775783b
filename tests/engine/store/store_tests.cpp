#include "engine/store/store.h"

#include <catch2/catch.hpp>

#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

TEST_CASE("A whole sitting is there again after the store was closed", "[store]") {
    SampleStore sample;
    Sitting sitting = sample.begin();
    REQUIRE(sitting.typed("Care that"));
    sample.clock.advance(900ms);
    REQUIRE(sitting.keepDraft());
    REQUIRE(sitting.typed("Care that fits"));
    sample.clock.advance(2s);
    const auto submission = sitting.submit("Care that fits the person.");
    REQUIRE(submission);
    REQUIRE(sitting.recordMarking(*submission, sampleMarking()));
    const AttemptId attempt = sitting.state().attempt;

    sample.open();
    const auto state = sample.store->attempt(attempt);
    REQUIRE(state);
    CHECK(state->phase == Phase::submitted);
    CHECK(state->exercise == define());
    REQUIRE(state->submissions.size() == 1);
    CHECK(state->submissions[0].text == "Care that fits the person.");
    REQUIRE(state->submissions[0].marking());
    CHECK(state->submissions[0].marking()->marks == 2);
    CHECK(state->submissions[0].marking()->points[0].evidence == std::vector{ByteSpan{0, 4}, ByteSpan{6, 9}});
    CHECK(sample.store->verify(attempt)->whole());
    CHECK(sample.store->verifyAll()->whole());

    const auto list = sample.store->attempts({});
    REQUIRE(list);
    REQUIRE(list->size() == 1);
    CHECK(list->front() == summarise(*state));
    CHECK(list->front().marks == ProposedMarks{2, 6, true});
}
