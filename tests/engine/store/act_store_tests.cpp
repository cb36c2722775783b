#include <catch2/catch.hpp>

#include "engine/store/keeping.h"
#include "engine/store/store_files.h"
#include "tests/engine/store/sample_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

TEST_CASE("The first account founds the centre, the next ones wait for its lead", "[acts]") {
    SampleCentre centre;
    CHECK(must(centre.lead.roles()) == std::set{StaffRole::lead});
    StaffSession asha = centre.openAccount("Asha", {StaffRole::assessor});
    CHECK(must(asha.roles()).empty());
    const ResponseRef response = centre.respond();
    const auto early = asha.act(ActKind::decided, response, centre.decision(response));
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::permission);
    CHECK_THAT(early.error().message, Catch::Contains("not a member"));

    // Nobody admits themselves.
    const auto self = asha.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{asha.id(), {StaffRole::assessor}, asha.signingKey().publicKey()});
    REQUIRE_FALSE(self);
    CHECK(self.error().message == "Only a centre lead admits accounts.");
    must(centre.lead.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{asha.id(), {StaffRole::assessor}, asha.signingKey().publicKey()}));
    CHECK(must(asha.act(ActKind::decided, response, centre.decision(response))).seq == 2);

    // A second founder would be a second centre.
    AccountOpened opened{"Mallory", {StaffRole::lead}, true, asha.signingKey().publicKey(), asha.openingKey().publicKey()};
    ActDraft draft;
    draft.kind = ActKind::accountOpened;
    draft.payload = toPayload(opened);
    const Act forged = signAct(draft, ActId(centre.ids.next(noon())), AccountId(centre.ids.next(noon())), noon(), {}, asha.signingKey());
    CHECK(centre.acts().append(forged).error().code == ErrorCode::conflict);
}

TEST_CASE("Signing in takes the passphrase, and a closed or revoked account stays out", "[acts]") {
    SampleCentre centre;
    const StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const auto wrong = StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), "four quiet herons wadinG");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message == "This is not the passphrase.");
    auto again = must(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), samplePassphrase));
    CHECK(again.name() == "Asha");
    must(again.changePassphrase(samplePassphrase, "a much better one 7", cheapPassphrase));
    CHECK_FALSE(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), samplePassphrase));
    CHECK(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), "a much better one 7"));
    CHECK_FALSE(again.changePassphrase("not it", "a much better one 8", cheapPassphrase));
    CHECK_FALSE(again.changePassphrase("a much better one 7", "short", cheapPassphrase));

    must(centre.lead.act(ActKind::accountClosed, ResponseRef(), AccountClosed{asha.id(), "Left the centre."}));
    CHECK(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), "a much better one 7").error().code == ErrorCode::permission);
    centre.clock.advance(1min);
    const ResponseRef response = centre.respond();
    CHECK(again.act(ActKind::decided, response, centre.decision(response)).error().code == ErrorCode::permission);
}

TEST_CASE("A key is replaced and revoked, and what it signed before stays good", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef first = centre.respond("One."), second = centre.respond("Two."), third = centre.respond("Three.");
    must(asha.act(ActKind::decided, first, centre.decision(first)));
    centre.clock.advance(1min);
    const PublicKey old = asha.signingKey().publicKey();
    auto thief = must(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), samplePassphrase));
    must(asha.replaceKey("A new laptop.", samplePassphrase, cheapPassphrase));
    CHECK(asha.signingKey().publicKey() != old);
    centre.clock.advance(1min);
    must(asha.act(ActKind::decided, second, centre.decision(second)));
    const Instant now = centre.clock.now();
    must(centre.lead.act(ActKind::keyRevoked, ResponseRef(), KeyRevoked{asha.id(), old, now, 0, "The old laptop was stolen."}));
    centre.clock.advance(1min);
    const auto late = thief.act(ActKind::decided, third, centre.decision(third));
    REQUIRE_FALSE(late);
    CHECK_THAT(late.error().message, Catch::Contains("revoked"));
    CHECK(must(centre.acts().record(first)).standing());
    CHECK(must(centre.acts().record(second)).standing());
    CHECK(must(centre.acts().audit()).problems.empty());

    // Known to the thief since before: what was decided then counts no more, and the queue says so.
    must(centre.lead.act(ActKind::keyRevoked, ResponseRef(), KeyRevoked{asha.id(), old, noon(), 0, "It was copied earlier."}));
    CHECK_FALSE(must(centre.acts().record(first)).standing());
    CHECK(must(centre.acts().record(second)).standing());
    CHECK(must(centre.acts().queue({.undecided = true}, QueueSort::oldest, {})).items.size() == 2);
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("A centre lead gives a new key to who lost theirs", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond(), other = centre.respond("Another.");
    must(asha.act(ActKind::decided, response, centre.decision(response)));
    CHECK_FALSE(asha.giveNewKey(centre.lead.id(), "Mine now.", "five loud herons calling", cheapPassphrase));
    centre.clock.advance(1min);
    must(centre.lead.giveNewKey(asha.id(), "Forgot the passphrase.", "five loud herons calling", cheapPassphrase));
    centre.clock.advance(1min);
    CHECK_FALSE(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), samplePassphrase));
    auto again = must(StaffSession::signIn(*centre.store, centre.clock, centre.ids, asha.id(), "five loud herons calling"));
    CHECK_FALSE(asha.act(ActKind::decided, other, centre.decision(other)));
    must(again.act(ActKind::decided, other, centre.decision(other)));
    CHECK(must(centre.acts().record(response)).standing());
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("A store keeps to its centre when another founder comes in", "[acts]") {
    SampleCentre a(1), b(2);
    StaffSession asha = a.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = a.respond();
    must(asha.act(ActKind::decided, response, a.decision(response)));
    must(a.store->join(storeFile(b.folder.path())));
    CHECK(must(a.acts().roster()).founders().size() == 2);
    CHECK(must(a.acts().roster()).centre() == a.lead.id());
    CHECK(must(a.acts().record(response)).standing());
    CHECK(must(a.acts().queue({.decidedBy = asha.id()}, QueueSort::oldest, {})).items.size() == 1);
    // Who is nobody here cannot act here, though they lead a centre of their own.
    must(StaffSession::bringKey(*a.store, must(b.lead.takeKey()), samplePassphrase));
    auto stranger = must(StaffSession::signIn(*a.store, a.clock, a.ids, b.lead.id(), samplePassphrase));
    CHECK_FALSE(stranger.act(ActKind::accountClosed, ResponseRef(), AccountClosed{asha.id(), "Out."}));
    must(a.acts().chooseCentre(b.lead.id()));
    CHECK_FALSE(must(a.acts().record(response)).standing());
    CHECK(must(a.acts().audit()).problems.empty());
    must(a.acts().chooseCentre(a.lead.id()));
    CHECK(must(a.acts().record(response)).standing());
}

TEST_CASE("A decision is made, undone, made again, released, corrected and never overwritten", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    StaffSession ben = centre.admit("Ben", {StaffRole::assessor});
    const ResponseRef response = centre.respond();
    const Act decided = must(asha.act(ActKind::decided, response, centre.decision(response)));
    CHECK(must(centre.acts().record(response)).standing()->decided.marks == 2);
    // Not twice, and not undone by somebody else.
    CHECK(ben.act(ActKind::decided, response, centre.decision(response)).error().code == ErrorCode::conflict);
    CHECK_FALSE(ben.act(ActKind::withdrawn, response, Withdrawn{decided.id, {}}));
    must(asha.act(ActKind::withdrawn, response, Withdrawn{decided.id, "Wrong key."}));
    CHECK_FALSE(must(centre.acts().record(response)).standing());
    const Act again = must(asha.act(ActKind::decided, response, centre.decision(response, Verdict::refuse, "Only repeats the question.")));
    must(asha.act(ActKind::feedbackWritten, response, FeedbackWritten{"Say who decides."}));
    must(asha.release(response));
    CHECK_FALSE(asha.release(response));
    CHECK(asha.act(ActKind::withdrawn, response, Withdrawn{again.id, {}}).error().message == "The learner has been told this decision. Correct it and say why.");
    const Act corrected = must(ben.act(ActKind::corrected, response, Corrected{again.id, "Benefit of the doubt.", centre.decision(response)}));
    const ResponseRecord record = must(centre.acts().record(response));
    CHECK(record.decisions.size() == 3);
    CHECK(record.standing()->act == corrected.id);
    CHECK(record.released()->act == again.id);      // the learner still sees that one
    CHECK(record.feedback == "Say who decides.");
    CHECK_FALSE(asha.act(ActKind::corrected, response, Corrected{again.id, "Late.", centre.decision(response)}));
    must(ben.release(response));
    CHECK(must(centre.acts().record(response)).released()->act == corrected.id);
    CHECK(must(centre.acts().queue({.state = ResponseState::released}, QueueSort::newest, {})).items.size() == 1);
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("A decision names what it was made on", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond(), other = centre.respond("Another text.");
    Decided decision = centre.decision(response);
    decision.submissionHash = centre.decision(other).submissionHash;
    CHECK(asha.act(ActKind::decided, response, decision).error().message == "The decision is about another text than the one that is here.");
    decision = centre.decision(response);
    decision.proposal = centre.decision(other).proposal;
    CHECK_FALSE(asha.act(ActKind::decided, response, decision));
    // Overriding what was seen without a reason is not even readable.
    decision = centre.decision(response);
    decision.points.front().awarded = false;
    decision.points.front().marks = 0;
    CHECK(asha.act(ActKind::decided, response, decision).error().code == ErrorCode::invalidInput);
    decision.blind.proposalHidden = true;
    CHECK(asha.act(ActKind::decided, response, decision));
    CHECK(asha.act(ActKind::decided, {response.attempt, response.submission, QuestionId("risk")}, decision).error().code == ErrorCode::notFound);
}

TEST_CASE("Nobody second-marks, samples or hears an appeal about a decision of their own", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor, StaffRole::iqa});
    StaffSession ben = centre.admit("Ben", {StaffRole::assessor, StaffRole::iqa});
    StaffSession cleo = centre.admit("Cleo", {StaffRole::iqa});
    const ResponseRef response = centre.respond();
    const Act first = must(asha.act(ActKind::decided, response, centre.decision(response)));
    const auto own = [&](StaffSession& session, ActKind kind, const auto& payload) { return session.act(kind, response, payload).error().message; };
    const std::string refusal = "Nobody judges a decision of their own; ask a colleague.";
    CHECK(own(asha, ActKind::secondMarked, SecondMarked{SecondMarkingWay::blindDouble, centre.decision(response)}) == refusal);
    CHECK(own(asha, ActKind::sampled, Sampled{{}, first.id, first.hash, true, {}, {}}) == refusal);
    const Act second = must(ben.act(ActKind::secondMarked, response, SecondMarked{SecondMarkingWay::blindDouble, centre.decision(response, Verdict::refuse, "Repeats.")}));
    CHECK(must(centre.acts().record(response)).differsUnresolved());
    CHECK(asha.release(response).error().message == "First and second marker differ. Resolve that first.");
    CHECK(own(ben, ActKind::sampled, Sampled{{}, first.id, first.hash, true, {}, {}}) == refusal);
    CHECK_FALSE(asha.act(ActKind::resolved, response, Resolved{first.id, second.id, true, "I am right.", centre.decision(response)}));
    // Neither of the two lets their own marking hold, nor a third one that the other did not give.
    const Decided asFirst = centre.decision(response), asSecond = centre.decision(response, Verdict::refuse, "Repeats.");
    const std::string mine = "You gave this one: the other marker can agree to it, or a third decides.";
    CHECK(own(asha, ActKind::resolved, Resolved{first.id, second.id, false, "I am right.", asFirst}) == mine);
    CHECK(own(ben, ActKind::resolved, Resolved{first.id, second.id, false, "I am right.", asSecond}) == mine);
    Decided between = asSecond;
    between.points.clear();
    CHECK_FALSE(whyNotNow(must(centre.acts().record(response)), authorOf(ben.id()), Resolved{first.id, second.id, false, "Half of it.", between}).empty());
    CHECK(whyNotNow(must(centre.acts().record(response)), authorOf(ben.id()), Resolved{first.id, second.id, false, "It says so.", asFirst}).empty());
    CHECK(whyNotNow(must(centre.acts().record(response)), authorOf(asha.id()), Resolved{first.id, second.id, false, "It repeats.", asSecond}).empty());
    const Act resolved = must(cleo.act(ActKind::resolved, response, Resolved{first.id, second.id, true, "It says who decides.", centre.decision(response)}));
    CHECK(must(centre.acts().record(response)).standing()->act == resolved.id);
    must(asha.release(response));
    CHECK_FALSE(cleo.act(ActKind::sampled, response, Sampled{{}, resolved.id, resolved.hash, true, {}, {}}));
    // The learner alone appeals; whoever decided does not answer.
    must(appeal(*centre.store, centre.clock, centre.ids, centre.learner, response, "I meant that she chooses."));
    CHECK_FALSE(appeal(*centre.store, centre.clock, centre.ids, centre.learner, response, "Twice."));
    const Appeal open = *must(centre.acts().record(response)).openAppeal();
    CHECK(own(cleo, ActKind::appealAnswered, AppealAnswered{open.act, false, "It stands."}) == refusal);
    // Upheld once the learner has the corrected decision: not before it is made, and not before it is released.
    const AppealAnswered upheld{open.act, true, "You are right."};
    CHECK(own(ben, ActKind::appealAnswered, upheld) == "Correct the decision first, then release it.");
    must(ben.act(ActKind::corrected, response, Corrected{resolved.id, "She does choose.", centre.decision(response)}));
    CHECK(own(ben, ActKind::appealAnswered, upheld) == "Release the corrected decision first; the learner then reads both.");
    must(ben.release(response));
    must(ben.act(ActKind::appealAnswered, response, upheld));
    CHECK_FALSE(must(centre.acts().record(response)).openAppeal());
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("Decisions on a group are acts of their own, all or none", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    std::vector<ActDraft> drafts;
    std::vector<ResponseRef> responses;
    for (const std::string_view text : {"Personalisation: the person decides.", "Personalization - the person decides", "personalisatoin the person decides."}) {
        responses.push_back(centre.respond(text));
        Decided decision = centre.decision(responses.back());
        decision.batch = centre.ids.next(noon());
        drafts.push_back({ActKind::decided, responses.back(), toPayload(decision)});
    }
    const auto page = must(centre.acts().queue({.undecided = true}, QueueSort::oldest, {}));
    REQUIRE(page.items.size() == 3);
    CHECK(page.items[0].spellingGroup == page.items[1].spellingGroup);
    CHECK(page.items[0].spellingGroup == page.items[2].spellingGroup);
    CHECK(must(centre.acts().queue({.spellingGroup = page.items[0].spellingGroup}, QueueSort::oldest, {})).items.size() == 3);
    // One of them is decided meanwhile: none of the group is.
    const Act quick = must(asha.act(ActKind::decided, responses[1], centre.decision(responses[1])));
    CHECK_FALSE(asha.act(drafts));
    CHECK_FALSE(must(centre.acts().record(responses[0])).standing());
    must(asha.act(ActKind::withdrawn, responses[1], Withdrawn{quick.id, {}}));
    const auto made = must(asha.act(drafts));
    CHECK(made.size() == 3);
    std::vector<ActDraft> undo;
    for (const Act& act : made) undo.push_back({ActKind::withdrawn, act.subject, toPayload(Withdrawn{act.id, {}})});
    must(asha.act(undo));
    CHECK(must(centre.acts().count({.undecided = true})) == 3);
    CHECK(must(centre.acts().countLearners({.undecided = true})) == 1);
    CHECK(must(centre.acts().countLearners({.state = ResponseState::decided})) == 0);
}

TEST_CASE("The queue filters, sorts and pages", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    std::vector<ResponseRef> responses;
    for (int i = 0; i < 7; ++i) {
        Marking marking = sampleMarking(i % 3);
        marking.refer = i % 2 == 0;
        marking.points.front().confidence = 0.6 + 0.05 * i;
        marking.points.front().awarded = i != 3;
        if (i == 4) marking.flags = {Flag::keywordList};
        marking.misconceptions.front().asserted = i == 5;
        responses.push_back(centre.respond("The person decides, number " + std::to_string(i), marking));
    }
    const auto orderOf = [&](const QueueFilter& filter, QueueSort sort) {
        std::vector<int> order;
        std::optional<QueueCursor> after;
        do {
            const QueuePage page = must(centre.acts().queue(filter, sort, after, 2));
            for (const ReviewItem& item : page.items) order.push_back(static_cast<int>(std::ranges::find(responses, item.response) - responses.begin()));
            after = page.next;
        } while (after);
        return order;
    };
    CHECK(orderOf({.undecided = true}, QueueSort::nextBest) == std::vector{0, 2, 4, 6, 1, 3, 5});
    CHECK(orderOf({}, QueueSort::newest) == std::vector{6, 5, 4, 3, 2, 1, 0});
    CHECK(orderOf({}, QueueSort::lowest) == std::vector{0, 3, 6, 1, 4, 2, 5});
    CHECK(orderOf({}, QueueSort::highest) == std::vector{5, 2, 4, 1, 6, 3, 0});
    CHECK(orderOf({.flag = Flag::keywordList}, QueueSort::oldest) == std::vector{4});
    CHECK(orderOf({.point = PointId("definition"), .pointLook = PointLook::notProposed}, QueueSort::oldest) == std::vector{3});
    CHECK(orderOf({.misconception = MisconceptionId("no-structure")}, QueueSort::oldest) == std::vector{5});
    CHECK(orderOf({.referred = false}, QueueSort::oldest) == std::vector{1, 3, 5});
    CHECK(orderOf({.belowConfidence = 0.7}, QueueSort::oldest) == std::vector{0, 1});
    must(asha.act(ActKind::decided, responses[2], centre.decision(responses[2], Verdict::refuse, "No.")));
    CHECK(orderOf({.decidedBy = asha.id()}, QueueSort::oldest) == std::vector{2});
    CHECK(orderOf({.point = PointId("definition"), .pointLook = PointLook::overridden}, QueueSort::oldest) == std::vector{2});
    CHECK(orderOf({.overridden = true}, QueueSort::oldest) == std::vector{2});
    CHECK(orderOf({.undecided = true}, QueueSort::nextBest) == std::vector{0, 4, 6, 1, 3, 5});
    CHECK(orderOf({.questions = {QuestionId("define"), QuestionId("risk")}, .undecided = true}, QueueSort::oldest).size() == 6);
    CHECK(orderOf({.questions = {QuestionId("risk")}}, QueueSort::oldest).empty());
    CHECK(must(centre.acts().count({.undecided = true})) == 6);

    const SavedView view{"Doubtful", {.questions = {QuestionId("define")}, .flag = Flag::copied, .belowConfidence = 0.75, .undecided = true}, QueueSort::lowest};
    must(centre.acts().saveView(view));
    must(centre.acts().saveView({"Mine", {.decidedBy = asha.id()}, QueueSort::newest}));
    REQUIRE(must(centre.acts().savedViews()).size() == 2);
    CHECK(must(centre.acts().savedViews()).front().filter == view.filter);
    CHECK(must(centre.acts().savedViews()).front().sort == QueueSort::lowest);
    must(centre.acts().forgetView("Doubtful"));
    CHECK(must(centre.acts().savedViews()).size() == 1);
    CHECK_FALSE(queueFilterFromText("{\"state\":\"maybe\"}"));
}

TEST_CASE("A second look waits though the learner has tried again since", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    Sitting sitting = centre.begin();
    const StepId submission = must(sitting.submit("The person decides."));
    must(sitting.recordMarking(submission, sampleMarking()));
    const ResponseRef response{sitting.state().attempt, submission, QuestionId("define")};
    must(asha.act(ActKind::decided, response, centre.decision(response)));
    must(asha.release(response));
    must(appeal(*centre.store, centre.clock, centre.ids, centre.learner, response, "I said who."));
    must(sitting.retry(RetryFrom::lastText));
    must(sitting.recordMarking(must(sitting.submit("The person decides, every day.")), sampleMarking()));
    const auto page = must(centre.acts().queue({.withAppeal = true}, QueueSort::oldest, {}));
    REQUIRE(page.items.size() == 1);
    CHECK(page.items.front().response == response);
}

TEST_CASE("Re-marking touches proposals only, and the difference is listed", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond();
    const Act decided = must(asha.act(ActKind::decided, response, centre.decision(response)));
    CHECK(must(centre.acts().newProposalsThatDiffer()).empty());
    auto sitting = must(Sitting::resume(*centre.store, centre.clock, centre.ids, response.attempt));
    Marking newer = sampleMarking(0);
    newer.points.front().awarded = false;
    newer.rubricHash = "cd34";
    must(sitting.recordMarking(response.submission, newer));
    const auto differing = must(centre.acts().newProposalsThatDiffer());
    REQUIRE(differing.size() == 1);
    CHECK(differing.front().decision == decided.id);
    CHECK(differing.front().points == std::vector{PointId("definition")});
    CHECK(differing.front().decidedMarks == 2);
    CHECK(differing.front().proposedMarks == 0);
    CHECK(must(centre.acts().record(response)).standing()->decided.marks == 2);
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("Decisions of two assessors who knew nothing of each other are shown, not merged", "[acts]") {
    SampleCentre a(1);
    StaffSession asha = a.admit("Asha", {StaffRole::assessor});
    StaffSession ben = a.admit("Ben", {StaffRole::assessor});
    const ResponseRef response = a.respond();
    SampleStore b(9);
    must(b.store->join(storeFile(a.folder.path())));
    must(StaffSession::bringKey(*b.store, must(ben.takeKey()), samplePassphrase));
    CHECK_FALSE(StaffSession::bringKey(*b.store, must(ben.takeKey()), "not the passphrase"));
    b.clock.advance(5min);
    auto benThere = must(StaffSession::signIn(*b.store, b.clock, b.ids, ben.id(), samplePassphrase));
    const Decided decision = a.decision(response);
    must(asha.act(ActKind::decided, response, decision));
    must(benThere.act(ActKind::decided, response, decision));
    must(a.store->join(storeFile(b.folder.path())));
    must(b.store->join(storeFile(a.folder.path())));
    for (SampleStore* store : {static_cast<SampleStore*>(&a), &b}) {
        ActStore acts(*store->store);
        const ResponseRecord record = must(acts.record(response));
        CHECK(record.contested);
        CHECK(record.decisions.size() == 2);
        CHECK(must(acts.queue({.contested = true}, QueueSort::oldest, {})).items.size() == 1);
        CHECK(must(acts.audit()).problems.empty());
    }
    CHECK(asha.release(response).error().message == "Two people have decided on this response. Resolve that first.");
    CHECK(must(a.store->join(storeFile(b.folder.path()))).acts == 0);
    const ResponseRecord record = must(a.acts().record(response));
    must(asha.act(ActKind::resolved, response, Resolved{record.decisions[0].act, record.decisions[1].act, false, "We agree.", decision}));
    CHECK_FALSE(must(a.acts().record(response)).contested);
    must(asha.release(response));
}

TEST_CASE("Records are kept as long as they must, and a hold keeps them longer", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond();
    must(asha.act(ActKind::decided, response, centre.decision(response)));
    CHECK_FALSE(asha.eraseLearner(centre.learner, "Asked to be forgotten."));
    // Three years from the decision, unless the lead says otherwise or there is a hold.
    const auto years = [&](int count) { return centre.clock.now() + std::chrono::days(366 * count); };
    CHECK(must(retentionDue(*centre.store, years(2))).empty());
    REQUIRE(must(retentionDue(*centre.store, years(3))).size() == 1);
    CHECK(must(retentionDue(*centre.store, years(3))).front().learner == centre.learner);
    must(centre.lead.act(ActKind::retentionSet, ResponseRef(), RetentionSet{6, "The awarding body asks for six."}));
    CHECK(must(retentionDue(*centre.store, years(3))).empty());
    CHECK(must(retentionDue(*centre.store, years(6))).size() == 1);
    must(centre.lead.act(ActKind::holdPlaced, ResponseRef(), LearnerKept{centre.learner, "A complaint is open."}));
    CHECK(centre.lead.eraseLearner(centre.learner, "Asked to be forgotten.").error().code == ErrorCode::conflict);
    CHECK(must(retentionDue(*centre.store, years(9))).empty());
    CHECK(must(keepingIn(*centre.store)).holds.at(centre.learner).reason == "A complaint is open.");
    centre.clock.advance(1min);
    must(centre.lead.act(ActKind::holdLifted, ResponseRef(), LearnerKept{centre.learner, "The complaint is settled."}));
    must(centre.lead.eraseLearner(centre.learner, "Asked to be forgotten."));
    CHECK(must(centre.store->learners()).empty());
    CHECK(must(centre.acts().record(response)).standing());
    CHECK(must(centre.acts().ofKind(ActKind::erased)).size() == 1);
    CHECK(must(centre.acts().audit()).problems.empty());
}

TEST_CASE("Acts and keys are saved from a damaged store, too", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond(), other = centre.respond("Another.");
    must(asha.act(ActKind::decided, response, centre.decision(response)));
    must(asha.release(response));
    SampleStore fresh(9);
    const JoinReport report = must(fresh.store->salvage(storeFile(centre.folder.path())));
    CHECK(report.acts == 5);    // two accounts opened, one admitted, a decision, a release
    CHECK(report.refusedActs.empty());
    ActStore acts(*fresh.store);
    CHECK(must(acts.record(response)).released());
    CHECK(must(acts.audit()).problems.empty());
    fresh.clock.advance(1h);
    auto again = must(StaffSession::signIn(*fresh.store, fresh.clock, fresh.ids, asha.id(), samplePassphrase));
    CHECK(again.act(ActKind::decided, other, centre.decision(other)));
    CHECK(must(fresh.store->salvage(storeFile(centre.folder.path()))).acts == 0);
}

TEST_CASE("A record begun on 29 February is kept until 1 March three years on", "[acts]") {
    using namespace std::chrono;
    const Keeping keeping;
    CHECK(keeping.keptUntil(sys_days(2028y / February / 29) + 9h) == Instant(sys_days(2031y / March / 1) + 9h));
    CHECK(keeping.keptUntil(sys_days(2026y / November / 21)) == Instant(sys_days(2029y / November / 21)));
}

TEST_CASE("What was sealed off cannot be cut off unnoticed", "[acts]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const ResponseRef response = centre.respond();
    must(asha.act(ActKind::decided, response, centre.decision(response)));
    must(centre.lead.act(ActKind::sealedOff, ResponseRef(), must(centre.acts().heads())));
    CHECK(must(centre.acts().audit()).problems.empty());
    centre.store.reset();
    {
        // The last act of a chain, which nothing follows: cut off with a tool, triggers and all.
        const std::string command = "sqlite3 '" + storeFile(centre.folder.path()).string() +
                                    "' \"DROP TRIGGER acts_remain; DELETE FROM acts WHERE kind = 'decided'; UPDATE responses SET state = 1\"";
        if (std::system("command -v sqlite3 >/dev/null") != 0) return;
        REQUIRE(std::system(command.c_str()) == 0);
    }
    centre.open();
    const StoreAudit audit = must(centre.acts().audit());
    CHECK(std::ranges::any_of(audit.problems, [](const std::string& problem) { return problem.find("sealed off, and is gone") != std::string::npos; }));
}

TEST_CASE("Two markers within the tolerance that the rules gave need no resolving", "[store][review]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor}), ben = centre.admit("Ben", {StaffRole::assessor});
    const auto judged = [&](const ResponseRef& response, Verdict verdict) { return centre.decision(response, verdict, "So."); };
    for (const std::optional<int>& tolerance : {std::optional<int>(), std::optional<int>(0), std::optional<int>(100)}) {
        const ResponseRef response = centre.respond();
        must(asha.act(ActKind::decided, response, judged(response, Verdict::award)));
        must(ben.act(ActKind::secondMarked, response, SecondMarked{SecondMarkingWay::all, judged(response, Verdict::refuse), tolerance}));
        const bool far = !tolerance || *tolerance == 0;
        CHECK(must(centre.acts().record(response)).differsUnresolved() == far);
        CHECK(asha.release(response).has_value() != far);
    }
    const auto audit = must(centre.acts().audit());
    CHECK(audit.whole());
}

TEST_CASE("The queue goes on in pages by learner and by question", "[store][review]") {
    SampleCentre centre;
    std::set<ResponseRef> all;
    for (int i = 0; i < 7; ++i) all.insert(centre.respond("Answer " + std::to_string(i)));
    for (const QueueSort sort : {QueueSort::learner, QueueSort::question}) {
        std::set<ResponseRef> seen;
        std::optional<QueueCursor> after;
        std::size_t pages = 0;
        do {
            const auto page = must(centre.acts().queue({.undecided = true}, sort, after, 2));
            for (const ReviewItem& item : page.items) CHECK(seen.insert(item.response).second);
            after = page.next;
            ++pages;
        } while (after && pages < 10);
        CHECK(seen == all);
        CHECK(pages == 4);
    }
}
