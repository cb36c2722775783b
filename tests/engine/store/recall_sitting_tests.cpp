#include "engine/store/recall_sitting.h"

#include <catch2/catch.hpp>

#include "engine/attempt/recall_run.h"
#include "engine/store/store_files.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

const CourseId course("personalisation");

RecallSitting openEvening(SampleStore& sample, const LearnerId& learner) {
    auto evening = RecallSitting::open(*sample.store, sample.clock, sample.ids, learner, course, LearnerDays{});
    if (!evening) FAIL(evening.error().message);
    return std::move(*evening);
}

RecallSitting openEvening(SampleStore& sample) { return openEvening(sample, sample.learner); }

}  // namespace

TEST_CASE("Reviews are in the store when rating returns and are there after opening it anew", "[store]") {
    SampleStore sample;
    RecallSitting evening = openEvening(sample);
    REQUIRE(evening.rate(CardId("a"), Rating::good, 3s, "typed “so”"));
    sample.clock.advance(10min);
    REQUIRE(evening.rate(CardId("a"), Rating::good, 2s));
    REQUIRE(evening.setAssessment(parseDay("2026-12-04")));
    REQUIRE(evening.setAside(CardId("b"), true));
    const RecallState before = evening.state();
    CHECK(before.reviews.size() == 2);
    CHECK(before.find(CardId("b")).setAside);

    sample.open();      // the program was killed: nobody said good night
    RecallSitting again = openEvening(sample);
    CHECK(again.state() == before);
    CHECK(again.state().assessment == parseDay("2026-12-04"));
    CHECK(sample.store->verifyAll()->whole());
}

TEST_CASE("Looking at the cards stores nothing and each evening is an attempt of its own", "[store]") {
    SampleStore sample;
    RecallSitting first = openEvening(sample);
    REQUIRE(first.finish());
    REQUIRE(first.setAssessment(std::nullopt));
    REQUIRE(first.setAside(CardId("a"), false));
    CHECK(sample.store->attempts({}).value().empty());

    REQUIRE(first.rate(CardId("a"), Rating::again, 1s));
    REQUIRE(first.rate(CardId("b"), Rating::good, 1s));
    REQUIRE(first.finish());
    REQUIRE(first.finish());
    RecallSitting second = openEvening(sample);
    REQUIRE(second.rate(CardId("a"), Rating::good, 1s));
    const auto attempts = sample.store->attempts({}).value();
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].exercise == recallExercise(course));
    CHECK(second.state().reviews.size() == 3);
    CHECK(sample.store->verifyAll()->whole());
}

TEST_CASE("Undo takes back the newest review of today also after a restart", "[store]") {
    SampleStore sample;
    RecallSitting evening = openEvening(sample);
    CHECK_FALSE(evening.undoable());
    CHECK(evening.undo().error().code == ErrorCode::conflict);
    REQUIRE(evening.rate(CardId("a"), Rating::good, 1s));
    const RecallState before = evening.state();
    REQUIRE(evening.rate(CardId("b"), Rating::again, 1s));

    sample.open();
    RecallSitting again = openEvening(sample);
    CHECK(again.undoable() == CardId("b"));
    CHECK(again.undo() == CardId("b"));
    CHECK(again.state() == before);
    CHECK(again.undo() == CardId("a"));
    CHECK(again.state().reviews.empty());
    CHECK_FALSE(again.undoable());
    CHECK(openEvening(sample).state() == again.state());

    REQUIRE(again.rate(CardId("c"), Rating::good, 1s));
    sample.clock.advance(24h);
    CHECK_FALSE(again.undoable());
}

TEST_CASE("Evenings on two computers join to one history without forks", "[store]") {
    SampleStore a(1), b(2);
    REQUIRE(b.store->join(storeFile(a.folder.path())));
    RecallSitting onA = openEvening(a), onB = openEvening(b, a.learner);
    REQUIRE(onA.rate(CardId("a"), Rating::good, 1s));
    b.clock.advance(1h);
    REQUIRE(onB.rate(CardId("a"), Rating::good, 1s));
    REQUIRE(onB.rate(CardId("b"), Rating::easy, 1s));

    REQUIRE(a.store->join(storeFile(b.folder.path())));
    REQUIRE(b.store->join(storeFile(a.folder.path())));
    const RecallState joined = openEvening(a).state();
    CHECK(joined == openEvening(b, a.learner).state());
    CHECK(joined.reviews.size() == 3);
    CHECK(a.store->verifyAll()->whole());
    CHECK(a.store->verifyAll()->forks == 0);
    CHECK(a.store->join(storeFile(b.folder.path()))->steps == 0);

    // A review made elsewhere can be taken back here.
    a.clock.advance(2h);
    RecallSitting later = openEvening(a);
    CHECK(later.undo() == CardId("b"));
    REQUIRE(b.store->join(storeFile(a.folder.path())));
    CHECK(openEvening(b, a.learner).state() == later.state());
}

TEST_CASE("A clock set back does not put a review before what it follows", "[store]") {
    SampleStore sample;
    RecallSitting evening = openEvening(sample);
    REQUIRE(evening.rate(CardId("a"), Rating::good, 1s));
    sample.clock.advance(-5h);
    REQUIRE(evening.rate(CardId("a"), Rating::again, 1s));
    CHECK(evening.state().reviews.back().what.rating == Rating::again);
    CHECK(openEvening(sample).state() == evening.state());
}

TEST_CASE("Other learners and other courses have histories of their own", "[store]") {
    SampleStore sample;
    const LearnerId other(sample.ids.next(noon()));
    REQUIRE(sample.store->addLearner(other, "Bronwen"));
    RecallSitting evening = openEvening(sample);
    REQUIRE(evening.rate(CardId("a"), Rating::good, 1s));
    CHECK(sample.store->recallEvents(other, course)->empty());
    CHECK(sample.store->recallEvents(sample.learner, CourseId("another"))->empty());
    CHECK(sample.store->recallEvents(sample.learner, course)->size() == 1);
}

TEST_CASE("A review that cannot be stored does not count", "[store]") {
    SampleStore sample;
    RecallSitting nobody = openEvening(sample, LearnerId(sample.ids.next(noon())));
    CHECK(nobody.rate(CardId("a"), Rating::good, 1s).error().code == ErrorCode::notFound);
    CHECK(nobody.state().reviews.empty());
    CHECK_FALSE(openEvening(sample).rate(CardId(), Rating::good, 1s));
    CHECK(sample.store->attempts({}).value().empty());
}
