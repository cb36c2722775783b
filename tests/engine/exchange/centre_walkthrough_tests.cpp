// A year of a small centre on four computers without a network: attempt, proposal, decision, second marking, resolution, sample,
// release, appeal, export, proof.
#include <catch2/catch.hpp>
#include <fstream>

#include "engine/base/sealed_message.h"
#include "engine/content/course_reader.h"
#include "engine/exchange/audit.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/package.h"
#include "engine/exchange/results_export.h"
#include "engine/store/store_files.h"
#include "test_paths.h"
#include "tests/engine/store/sample_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

/// Carries a package from one store to another as the file that it is.
TransferReport carry(const Package& package, const SigningKey* signer, Store& to, StaffSession* by) {
    return must(importPackage(to, must(readPackage(writePackage(package, signer))), by));
}

StaffSession newcomer(SampleStore& store, const std::string& name, const std::set<StaffRole>& roles) {
    return must(StaffSession::open(*store.store, store.clock, store.ids, {name, roles, std::string(samplePassphrase), cheapPassphrase}));
}

Decided decisionOn(Store& store, const ResponseRef& response, Verdict verdict, const std::string& reason, const BlindMode& blind = {}) {
    const ResponseDetail detail = must(ActStore(store).response(response));
    const Question question = defineQuestion();
    const HashedProposal* proposal = detail.proposal();
    REQUIRE(proposal);
    const DecisionBasis basis{question, detail.submissionHash, &proposal->proposal.marking, proposal->proposal.step, proposal->hash};
    Verdicts verdicts;
    verdicts.points = {{PointId("definition"), verdict, reason, {}, {}}};
    verdicts.blind = blind;
    return must(makeDecision(basis, verdicts));
}

}  // namespace

TEST_CASE("A response goes from the learner's laptop through every hand and back, and all of it can be proved", "[walkthrough]") {
    const Course course = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course;

    // The centre's first computer: the lead founds the centre; Asha will decide here.
    SampleStore office(1);
    StaffSession lead = newcomer(office, "Lee Lead", {StaffRole::lead});
    office.clock.advance(1min);
    StaffSession asha = newcomer(office, "Asha Assessor", {StaffRole::assessor});
    must(lead.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{asha.id(), {StaffRole::assessor}, asha.signingKey().publicKey()}));

    // Ben marks a second time at home and Cleo assures quality from a third place: their keys never leave their computers.
    SampleStore home(2), quality(3);
    must(ActStore(*home.store).take(must(ActStore(*office.store).all()), false));
    must(ActStore(*quality.store).take(must(ActStore(*office.store).all()), false));
    home.clock.advance(2min);
    quality.clock.advance(2min);
    StaffSession ben = newcomer(home, "Ben Marker", {StaffRole::assessor});
    StaffSession cleo = newcomer(quality, "Cleo Assurer", {StaffRole::iqa});
    CHECK(must(ben.roles()).empty());
    carry(must(packageRecord(*home.store, noon(), home.ids.next(noon()), "Ben")), nullptr, *office.store, &lead);
    carry(must(packageRecord(*quality.store, noon(), quality.ids.next(noon()), "Cleo")), nullptr, *office.store, &lead);
    office.clock.advance(5min);
    must(lead.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{ben.id(), {StaffRole::assessor}, ben.signingKey().publicKey()}));
    must(lead.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{cleo.id(), {StaffRole::iqa}, cleo.signingKey().publicKey()}));

    // Amina writes on her own laptop, is marked by the engine, and sends it sealed for Asha.
    SampleStore laptop(4);
    Sitting sitting = laptop.begin();
    must(sitting.typed("The person decides."));
    must(sitting.flush());
    const StepId submission = must(sitting.submit("The person decides what their support looks like."));
    must(sitting.recordMarking(submission, sampleMarking()));
    const ResponseRef response{sitting.state().attempt, submission, QuestionId("define")};
    const std::array readers = {asha.openingKey().publicKey()};
    const std::string sealed = must(sealFor(readers, writePackage(must(packageAttempts(*laptop.store, laptop.learner, noon(), laptop.ids.next(noon()))), nullptr)));
    const Package arrived = must(readPackage(must(openSealed(asha.openingKey(), sealed))));
    office.clock.advance(1min);
    CHECK(must(importPackage(*office.store, arrived, &asha)).steps == 4);

    // Asha decides, blind to the learner and the proposal.
    office.clock.advance(10min);
    ActStore officeActs(*office.store);
    REQUIRE(must(officeActs.queue({.undecided = true}, QueueSort::nextBest, {})).items.size() == 1);
    const Act first = must(asha.act(ActKind::decided, response, decisionOn(*office.store, response, Verdict::refuse, "", {true, true})));

    // Everything goes to Ben, who disagrees; his marking comes back.
    const auto office_to = [&](SampleStore& there) { carry(must(packageRecord(*office.store, noon(), office.ids.next(noon()), "Office")), &asha.signingKey(), *there.store, nullptr); };
    const auto back = [&](SampleStore& from, StaffSession& session, StaffSession* by) {
        carry(must(packageRecord(*from.store, noon(), from.ids.next(noon()), session.name())), &session.signingKey(), *office.store, by);
    };
    office_to(home);
    home.clock.advance(1h);
    const Act second = must(ben.act(ActKind::secondMarked, response, SecondMarked{SecondMarkingWay::sample, decisionOn(*home.store, response, Verdict::agree, "")}));
    office.clock.advance(2h);
    back(home, ben, &asha);
    CHECK(must(officeActs.queue({.differing = true}, QueueSort::nextBest, {})).items.size() == 1);
    CHECK_FALSE(asha.release(response));

    // The two agree; Asha records it.
    must(asha.act(ActKind::resolved, response, Resolved{first.id, second.id, false, "We read it together.", decisionOn(*office.store, response, Verdict::agree, "")}));
    const Decision resolution = *must(officeActs.record(response)).standing();
    CHECK(resolution.decided.marks == 2);

    // Cleo plans, samples, raises an action and signs off.
    office_to(quality);
    quality.clock.advance(4h);
    const Instant now = quality.clock.now();
    const Act plan = must(cleo.act(ActKind::planMade, ResponseRef(), PlanMade{"Interim", course.id, {}, {}, {}, SamplingStage::interim, 100, 100, 20, 7, noon(), now + 24h, {}}));
    const Act sample = must(cleo.act(ActKind::sampled, response, Sampled{plan.id, resolution.act, resolution.hash, true, {}, "Sound."}));
    must(cleo.act(ActKind::actionRaised, ResponseRef(), ActionRaised{sample.id, asha.id(), "Name the words that earn the point.", now + 48h}));
    must(cleo.act(ActKind::signedOff, ResponseRef(), SignedOff{plan.id, 1, 1, "Done."}));
    office.clock.advance(4h);
    back(quality, cleo, &asha);

    // Released with feedback, and back to Amina, who asks for a second look.
    must(asha.act(ActKind::feedbackWritten, response, FeedbackWritten{"Say how they decide, too."}));
    must(asha.release(response));
    must(asha.act(ActKind::criterionJudged, ResponseRef(), CriterionJudged{laptop.learner, course.id, CriterionId("1.2"), false, {true, true, true, false, true}, {resolution.act}, {}, "One more example."}));
    office.clock.advance(1min);
    const Package decisions = must(packageDecisions(*office.store, laptop.learner, office.clock.now(), office.ids.next(noon()), "Asha Assessor"));
    carry(decisions, &asha.signingKey(), *laptop.store, nullptr);
    ActStore laptopActs(*laptop.store);
    const ResponseRecord seen = must(laptopActs.record(response));
    REQUIRE(seen.released());
    CHECK(seen.released()->decided.marks == 2);
    CHECK(seen.releasedFeedback == "Say how they decide, too.");
    CHECK(seen.samples.empty());
    laptop.clock.advance(24h);
    must(appeal(*laptop.store, laptop.clock, laptop.ids, laptop.learner, response, "I said how in the second half."));
    office.clock.advance(20h);
    carry(must(packageAttempts(*laptop.store, laptop.learner, laptop.clock.now(), laptop.ids.next(laptop.clock.now()))), nullptr, *office.store, &asha);
    REQUIRE(must(officeActs.queue({.withAppeal = true}, QueueSort::nextBest, {})).items.size() == 1);

    // Not by who recorded the resolution: Ben made one of the decisions, too, so Cleo answers.
    const ResponseRecord appealed = must(officeActs.record(response));
    const Appeal open = *appealed.openAppeal();
    CHECK_FALSE(asha.act(ActKind::appealAnswered, response, AppealAnswered{open.act, false, "It stands."}));
    office_to(quality);
    quality.clock.advance(24h);
    must(cleo.act(ActKind::appealAnswered, response, AppealAnswered{open.act, false, "The marks are full for what was asked."}));
    office.clock.advance(24h);
    back(quality, cleo, &asha);
    carry(must(packageDecisions(*office.store, laptop.learner, office.clock.now(), office.ids.next(noon()), "Asha Assessor")), &asha.signingKey(), *laptop.store, nullptr);
    CHECK_FALSE(must(laptopActs.record(response)).openAppeal());
    CHECK(must(laptopActs.record(response)).appeals.front().answer->answer == "The marks are full for what was asked.");

    // Two years later: every store is whole, the pack can be made, and all hold the same acts about this response.
    must(lead.act(ActKind::sealedOff, ResponseRef(), must(officeActs.heads())));
    office_to(home);
    office_to(quality);
    for (SampleStore* store : {&office, &home, &quality, &laptop}) {
        const StoreAudit audit = must(ActStore(*store->store).audit());
        INFO((audit.problems.empty() ? std::string() : audit.problems.front()));
        CHECK(audit.problems.empty());
        CHECK(must(ActStore(*store->store).record(response)).standing()->act == resolution.act);
    }
    CHECK(must(ActStore(*home.store).on(response)).size() == must(officeActs.on(response)).size());
    EqaPackRequest request;
    request.responses = {response};
    request.now = office.clock.now();
    CHECK(must(eqaPack(*office.store, course, {}, request)).bytes.starts_with("PK"));
    CHECK(must(resultsXlsx(must(resultsOf(*office.store, course)), course, request.now)).starts_with("PK"));
    CHECK(must(feedbackSheetPdf(*laptop.store, laptop.learner, course, {}, laptop.clock.now())).starts_with("%PDF"));
    const std::filesystem::path file = office.folder.path() / "record.carewright";
    std::ofstream(file, std::ios::binary) << writePackage(must(packageRecord(*office.store, noon(), office.ids.next(noon()), "Office")), &lead.signingKey());
    CHECK(must(auditPath(file, office.clock)).whole());
    CHECK(must(auditPath(office.folder.path(), office.clock)).whole());
}
