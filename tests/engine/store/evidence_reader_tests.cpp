#include "engine/store/evidence_reader.h"

#include <algorithm>

#include "engine/attempt/marking_gist.h"
#include "engine/content/course_reader.h"
#include "engine/recall/deck.h"
#include "engine/store/mock_sitting.h"
#include "engine/store/recall_sitting.h"
#include "tests/engine/store/sample_store.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::test;

namespace {

std::vector<EvidenceKind> kinds() {
    return {{"question", [](std::span<const Step> steps, const Course&) { return evidenceOf(fold(steps)); }},
            {"mock", [](std::span<const Step> steps, const Course&) { return evidenceOf(foldMock(steps)); }}};
}

/// The same pieces, in whatever order.
std::size_t piecesOf(const EvidenceReader& reader) { return reader.all().points.size() + reader.all().misconceptions.size(); }

}  // namespace

TEST_CASE("Evidence read bit by bit is the evidence read at once", "[progress]") {
    SampleStore sample;
    const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    EvidenceReader steady(read.course, kinds(), {});
    REQUIRE(steady.refresh(*sample.store, sample.learner));
    CHECK(piecesOf(steady) == 0);

    Sitting sitting = sample.begin();
    REQUIRE(sitting.submit("The person decides."));
    REQUIRE(sitting.recordMarking(sitting.state().lastSubmission()->step, sampleMarking()));
    REQUIRE(steady.refresh(*sample.store, sample.learner));
    CHECK(steady.all().points.size() == 1);
    CHECK(steady.all().misconceptions.size() == 1);

    const Evidence quick = writtenEvidence(*sample.store->steps(sitting.state().attempt));
    CHECK(quick.points == steady.all().points);
    CHECK(quick.misconceptions == steady.all().misconceptions);

    sample.clock.advance(std::chrono::hours(1));
    auto recall = RecallSitting::open(*sample.store, sample.clock, sample.ids, sample.learner, read.course.id, {});
    REQUIRE(recall);
    const Card& card = steady.deck().front();
    REQUIRE(recall->rate(card.id, Rating::good, {}));
    REQUIRE(recall->rate(card.id, Rating::again, {}));
    REQUIRE(recall->undo());
    REQUIRE(steady.refresh(*sample.store, sample.learner));
    CHECK(steady.all().points.size() == 1 + card.points.size());
    CHECK(steady.recall().reviews.size() == 1);

    // The card of a missed point: made where it was missed, counted wherever it was learnt.
    REQUIRE(recall->rate(CardId("point." + read.course.points.back().id.value + ".missed"), Rating::good, {}));
    REQUIRE(steady.refresh(*sample.store, sample.learner));
    REQUIRE(steady.all().points.size() == 2 + card.points.size());
    CHECK(std::ranges::count(steady.all().points, read.course.points.back().id, &PointEvidence::point) >= 1);

    sample.clock.advance(std::chrono::hours(1));
    auto mock = MockSitting::start(*sample.store, sample.clock, sample.ids, sample.learner, mockExercise(read.course.id, MockId("m")), {{QuestionId("define")}, {}});
    REQUIRE(mock);
    REQUIRE(mock->typed(QuestionId("define"), "The person decides."));
    REQUIRE(mock->handIn(MockEnd::byLearner));
    REQUIRE(steady.refresh(*sample.store, sample.learner));
    REQUIRE(mock->recordMarking(QuestionId("define"), sampleMarking()));
    REQUIRE(steady.refresh(*sample.store, sample.learner));

    EvidenceReader fresh(read.course, kinds(), {});
    REQUIRE(fresh.refresh(*sample.store, sample.learner));
    CHECK(piecesOf(fresh) == piecesOf(steady));
    CHECK(fresh.all().points.size() == 3 + card.points.size());
    CHECK(fresh.missed() == steady.missed());
    CHECK(fresh.deck() == makeDeck(read.course, fresh.missed()));
    CHECK(fresh.recall() == steady.recall());

    // From the sitting at the cards comes the same, and what another copy of the program adds is not overlooked.
    EvidenceReader shared(read.course, kinds(), {});
    REQUIRE(recall->hasAll());
    REQUIRE(shared.refresh(*sample.store, sample.learner, &*recall));
    CHECK(shared.all().points == fresh.all().points);
    CHECK(shared.recall() == fresh.recall());
    auto other = RecallSitting::open(*sample.store, sample.clock, sample.ids, sample.learner, read.course.id, {});
    REQUIRE(other);
    REQUIRE(other->rate(card.id, Rating::good, {}));
    CHECK(other->hasAll());
    CHECK_FALSE(recall->hasAll());
    REQUIRE(shared.refresh(*sample.store, sample.learner, &*recall));
    CHECK(shared.recall().reviews.size() == fresh.recall().reviews.size() + 1);
    REQUIRE(other->finish());
    CHECK(other->hasAll());
}
