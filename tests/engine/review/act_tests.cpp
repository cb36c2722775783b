#include <algorithm>
#include <random>

#include "engine/review/act_chain.h"
#include "engine/review/payload.h"
#include "engine/review/response_record.h"
#include "tests/engine/review/sample_acts.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

TEST_CASE("Signatures are those of RFC 8032", "[acts]") {
    // Section 7.1, test 1: the empty message.
    SecretBytes seed(32);
    const std::string hex = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    for (std::size_t i = 0; i < 32; ++i) seed.bytes()[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    const SigningKey key = SigningKey::fromSeed(seed);
    CHECK(toString(key.publicKey()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(toString(key.sign("")) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    CHECK(verifies(key.publicKey(), "", key.sign("")));
    CHECK_FALSE(verifies(key.publicKey(), "x", key.sign("")));
    CHECK_FALSE(verifies(PublicKey{}, "", key.sign("")));
    CHECK_FALSE(parsePublicKey("D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A"));    // one form only
}

TEST_CASE("Any changed part of an act is found", "[acts]") {
    SeededUuidSource ids(1);
    Hand asha(1, ids);
    const Act opening = asha.open("Asha", {StaffRole::assessor}, true);
    const ResponseRef response{AttemptId(ids.next(morning())), StepId(ids.next(morning())), QuestionId("define")};
    const Act act = asha.act(ActKind::decided, someDecision(), morning(), response);
    CHECK(forgeryOf(act).empty());
    const auto changed = [&](auto change) {
        Act copy = act;
        change(copy);
        const std::string plain = forgeryOf(copy);
        copy.hash = actHash(copy);      // who recomputes the hash still lacks the key
        return !plain.empty() && !forgeryOf(copy).empty();
    };
    CHECK(changed([&](Act& one) { one.id = ActId(ids.next(morning())); }));
    CHECK(changed([&](Act& one) { one.author = authorOf(LearnerId(one.author.id)); }));
    CHECK(changed([](Act& one) { ++one.seq; }));
    CHECK(changed([](Act& one) { one.when += 1ms; }));
    CHECK(changed([](Act& one) { one.kind = ActKind::secondMarked; }));
    CHECK(changed([&](Act& one) { one.subject.attempt = AttemptId(ids.next(morning())); }));
    CHECK(changed([](Act& one) { one.subject.question = QuestionId("risk"); }));
    CHECK(changed([](Act& one) { one.payload += " "; }));
    CHECK(changed([](Act& one) { one.previousHash[0] = one.previousHash[0] == 'a' ? 'b' : 'a'; }));
    Act resigned = act;
    resigned.signature = AccountKeys::fromSecret(seedBytes(2)).signing.sign(signedBytes(act));
    CHECK(forgeryOf(resigned) == "has a signature that does not fit");
    Act moved = act;
    moved.subject.question = QuestionId("define\n" + act.previousHash);
    CHECK(forgeryOf(moved) == "has a line break where none can be");
    Act unsignedAct = act;
    unsignedAct.key = {};
    unsignedAct.signature = {};
    unsignedAct.hash = actHash(unsignedAct);
    CHECK_FALSE(forgeryOf(unsignedAct).empty());
}

TEST_CASE("A chain of acts shows what is missing, forked or out of place", "[acts]") {
    SeededUuidSource ids(2);
    Hand asha(1, ids);
    std::vector<Act> acts{asha.open("Asha", {StaffRole::assessor}, true)};
    for (int i = 0; i < 5; ++i) acts.push_back(asha.act(ActKind::commentAdded, CommentAdded{"Good " + std::to_string(i), {}}, morning() + std::chrono::seconds(i)));
    CHECK(verifyActChain(acts).whole());
    std::ranges::reverse(acts);
    CHECK(verifyActChain(acts).whole());
    CHECK(endOf(acts).seq == 6);
    std::vector<Act> cut = acts;
    cut.erase(cut.begin() + 2);
    CHECK(verifyActChain(cut).gaps.size() == 1);
    CHECK(verifyActChain(cut).problems.empty());
    Hand copy(1, ids);
    copy.id = asha.id;
    copy.end = {acts[1].seq, acts[1].hash};
    acts.push_back(copy.act(ActKind::commentAdded, CommentAdded{"From the other laptop", {}}, morning() + 1h));
    CHECK(verifyActChain(acts).whole());
    CHECK(verifyActChain(acts).forks.size() == 1);
}

TEST_CASE("A roster counts who was admitted, when, with which key", "[acts]") {
    SeededUuidSource ids(3);
    Hand lead(1, ids), asha(2, ids), mallory(3, ids);
    std::vector<Act> acts{lead.open("Lee", {}, true)};
    acts.push_back(asha.open("Asha", {StaffRole::assessor}, false, morning() + 1min));
    acts.push_back(mallory.open("Mallory", {StaffRole::lead}, false, morning() + 1min));
    acts.push_back(lead.act(ActKind::accountAdmitted, asha.admission({StaffRole::assessor}), morning() + 2min));
    // Not admitted, so nobody's lead.
    acts.push_back(mallory.act(ActKind::accountAdmitted, mallory.admission({StaffRole::lead}), morning() + 3min));
    // Admitted with a key slipped in.
    AccountAdmitted slipped = mallory.admission({StaffRole::iqa});
    slipped.signing = asha.keys.signing.publicKey();
    acts.push_back(lead.act(ActKind::accountAdmitted, slipped, morning() + 4min));
    std::mt19937 random(7);
    for (int round = 0; round < 10; ++round) {
        std::ranges::shuffle(acts, random);
        const Roster roster(acts, std::nullopt);
        REQUIRE(roster.accounts().size() == 3);
        CHECK(roster.centre() == lead.id);
        CHECK(roster.find(lead.id)->roles == std::set{StaffRole::lead});
        CHECK(roster.find(asha.id)->roles == std::set{StaffRole::assessor});
        CHECK(roster.find(mallory.id)->standing == AccountStanding::waiting);
        CHECK(roster.refused().size() == 2);
        CHECK(roster.rolesAt(asha.id, morning() + 1min).empty());
        CHECK_FALSE(roster.rolesAt(asha.id, morning() + 2min).empty());
    }
    // Another centre's founder admits nobody here.
    Hand stranger(4, ids);
    acts.push_back(stranger.open("Strange", {}, true, morning() + 5min));
    CHECK(Roster(acts, lead.id).rolesAt(stranger.id, morning() + 1h).empty());
    CHECK(Roster(acts, lead.id).founders().size() == 2);
    CHECK(Roster(acts, std::nullopt).centre().empty());
    CHECK(Roster(acts, std::nullopt).rolesAt(lead.id, morning() + 1h).empty());
}

TEST_CASE("A rule that came later holds for new acts and voids nothing that was signed before", "[acts]") {
    SeededUuidSource ids(6);
    Hand lead(1, ids), asha(2, ids), ben(3, ids);
    std::vector<Act> accounts{lead.open("Lee", {}, true)};
    for (Hand* one : {&asha, &ben}) {
        accounts.push_back(one->open("P", {}, false));
        accounts.push_back(lead.act(ActKind::accountAdmitted, one->admission({StaffRole::assessor}), morning()));
    }
    const Roster roster(accounts, std::nullopt);
    const ResponseRef response{AttemptId(ids.next(morning())), StepId(ids.next(morning())), QuestionId("define")};
    const auto at = [](int minutes) { return morning() + std::chrono::minutes(minutes); };
    const Act first = asha.act(ActKind::decided, someDecision(true), at(1), response);
    const Act second = ben.act(ActKind::secondMarked, SecondMarked{SecondMarkingWay::all, someDecision(false)}, at(2), response);
    const Resolved own{first.id, second.id, false, "I am right.", someDecision(true)};
    CHECK(whyNotNow(recordOf(response, std::vector{first, second}, roster), authorOf(asha.id), own) == "You gave this one: the other marker can agree to it, or a third decides.");
    // As it could be done once.
    const Act resolved = asha.act(ActKind::resolved, own, at(3), response);
    const ResponseRecord record = recordOf(response, std::vector{first, second, resolved}, roster);
    CHECK(record.disregarded.empty());
    REQUIRE(record.standing());
    CHECK(record.standing()->act == resolved.id);
}

TEST_CASE("A record is the same whatever the order of its acts and however often each is given", "[acts]") {
    SeededUuidSource ids(4);
    std::mt19937_64 random(11);
    Hand lead(1, ids);
    std::vector<Hand> people;
    for (std::uint8_t i = 0; i < 4; ++i) people.emplace_back(static_cast<std::uint8_t>(10 + i), ids);
    std::vector<Act> accounts{lead.open("Lee", {}, true)};
    for (Hand& one : people) {
        accounts.push_back(one.open("P", {}, false));
        accounts.push_back(lead.act(ActKind::accountAdmitted, one.admission({StaffRole::assessor, StaffRole::iqa}), morning()));
    }
    const Roster roster(accounts, std::nullopt);
    for (int round = 0; round < 200; ++round) {
        const ResponseRef response{AttemptId(ids.next(morning())), StepId(ids.next(morning())), QuestionId("define")};
        std::vector<Act> acts;
        // Anybody tries anything; dates do not even follow the order in which things were done.
        for (int i = 0; i < 12; ++i) {
            Hand& one = people[random() % people.size()];
            const Instant when = morning() + std::chrono::seconds(1 + random() % 30);
            const Act* any = acts.empty() ? nullptr : &acts[random() % acts.size()];
            const ActId id = any ? any->id : ActId(ids.next(when));
            const std::string hash = any ? any->hash : std::string(64, 'b');
            switch (random() % 8) {
                case 0: acts.push_back(one.act(ActKind::decided, someDecision(random() % 2 != 0), when, response)); break;
                case 1: acts.push_back(one.act(ActKind::corrected, Corrected{id, "Why.", someDecision(random() % 2 != 0)}, when, response)); break;
                case 2: acts.push_back(one.act(ActKind::withdrawn, Withdrawn{id, {}}, when, response)); break;
                case 3: acts.push_back(one.act(ActKind::released, Released{id, hash}, when, response)); break;
                case 4: acts.push_back(one.act(ActKind::secondMarked, SecondMarked{SecondMarkingWay::all, someDecision(random() % 2 != 0)}, when, response)); break;
                case 5: acts.push_back(one.act(ActKind::sampled, Sampled{{}, id, hash, true, {}, {}}, when, response)); break;
                case 6: acts.push_back(one.act(ActKind::annotated, Annotated{{0, 4}, "BOD", {}}, when, response)); break;
                default:
                    acts.push_back(one.act(ActKind::resolved, Resolved{id, acts.empty() ? id : acts.front().id, random() % 2 != 0, "So.", someDecision()}, when, response));
            }
        }
        const auto describe = [&](std::vector<Act> given) {
            const ResponseRecord record = recordOf(response, given, roster);
            std::string text = record.contested ? "contested " : "";
            for (const Decision& one : record.decisions)
                text += toString(one.act) + std::string(toString(one.role)) + (one.holds() ? "+" : "-") + (one.releasedAt ? "r " : " ");
            for (const SampleLook& one : record.samples) text += "s" + toString(one.act);
            for (const DisregardedAct& one : record.disregarded) text += "\n" + toString(one.act) + one.reason;
            // What can never be: two that stand at once without being contested; a judge of one's own.
            int standing = 0;
            for (const Decision& one : record.decisions) standing += one.holds() && one.role != DecisionRole::second;
            CHECK((standing <= 1 || record.contested));
            for (const SampleLook& look : record.samples) CHECK(record.find(look.what.decision)->by != look.by);
            if (const Decision* second = record.second())
                for (const Decision& one : record.decisions)
                    if (one.role == DecisionRole::first && one.when < second->when && !one.withdrawn) CHECK(one.by != second->by);
            return text;
        };
        const std::string once = describe(acts);
        std::vector<Act> mixed = acts;
        mixed.insert(mixed.end(), acts.begin(), acts.begin() + 5);
        std::ranges::shuffle(mixed, random);
        REQUIRE(describe(mixed) == once);
    }
}

TEST_CASE("Payloads give back what was written", "[acts]") {
    SeededUuidSource ids(5);
    const auto id = [&] { return ids.next(morning()); };
    Decided decision = someDecision();
    decision.proposal = StepId(id());
    decision.proposalHash = std::string(64, 'c');
    decision.engineVersion = "0.1.0";
    decision.rubricHash = "ab12";
    decision.blind = {true, true};
    decision.points.push_back({PointId("choice"), false, 0, true, "“No” – says \"who\", not why\n", ActId(id())});
    decision.misconceptions = {{MisconceptionId("no-structure"), true, false, "Says so."}};
    decision.proposedMarks = 3;
    decision.seconds = 41;
    decision.batch = id();
    CHECK(decidedPayload(toPayload(decision)) == decision);
    const Corrected corrected{ActId(id()), "Why", decision};
    CHECK(correctedPayload(toPayload(corrected)) == corrected);
    const SecondMarked second{SecondMarkingWay::sample, decision};
    CHECK(secondMarkedPayload(toPayload(second)) == second);
    const SecondMarked tolerant{SecondMarkingWay::all, decision, 2};
    CHECK(secondMarkedPayload(toPayload(tolerant)) == tolerant);
    const MarkingRulesSet rules{CourseId("personalisation"), SecondMarkingRule{SecondMarkingWay::sample, 25, (1ull << 53) - 1, 1, {{QuestionId("define"), 2}}}, 20, 77, "Autumn"};
    CHECK(markingRulesSetPayload(toPayload(rules)) == rules);
    const MarkingRulesSet none{CourseId("personalisation"), {}, 0, 0, {}};
    CHECK(markingRulesSetPayload(toPayload(none)) == none);
    MarkingRulesSet always = none;
    always.seedEvery = 1;
    CHECK_FALSE(markingRulesSetPayload(toPayload(always)));
    const Resolved resolved{ActId(id()), ActId(id()), true, "So", decision};
    CHECK(resolvedPayload(toPayload(resolved)) == resolved);
    const CriterionJudged judged{LearnerId(id()), CourseId("personalisation"), CriterionId("1.2"), true, {true, true, true, true, true}, {ActId(id())}, "Portfolio p. 3", "Well done"};
    CHECK(criterionJudgedPayload(toPayload(judged)) == judged);
    CriterionJudged hasty = judged;
    hasty.evidence.current = false;
    CHECK_FALSE(criterionJudgedPayload(toPayload(hasty)));
    const PlanMade plan{"Autumn", CourseId("personalisation"), {CriterionId("1.2")}, {AccountId(id())}, {"question"}, SamplingStage::summative, 15, 60, 10, 0xFEDCBA9876543210ull,
                        morning(),  morning() + 24h,             "Note"};
    CHECK(planMadePayload(toPayload(plan)) == plan);
    const Standardised standardised{"Set A", "qualification", CourseId("personalisation"), 40, 36, 85, true, {{"a1", 3, 4}}};
    CHECK(standardisedPayload(toPayload(standardised)) == standardised);
    const SealedOff sealed{{{authorOf(AccountId(id())), 3, std::string(64, 'd')}}, 2, std::string(64, 'e')};
    CHECK(sealedOffPayload(toPayload(sealed)) == sealed);
    const AccountOpened opened{"Asha", {StaffRole::tutor, StaffRole::iqa}, true, AccountKeys::fromSecret(seedBytes(1)).signing.publicKey(), AccountKeys::fromSecret(seedBytes(1)).opening.publicKey()};
    CHECK(accountOpenedPayload(toPayload(opened)) == opened);
}

TEST_CASE("Payloads that say too much, too little or too deep are refused by name", "[acts]") {
    CHECK_THAT(decidedPayload("{}").error().message, Catch::Contains("submission_hash"));
    CHECK_THAT(annotatedPayload(R"({"start":5,"end":5,"shorthand":"BOD"})").error().message, Catch::Contains("end"));
    CHECK_THAT(annotatedPayload(R"({"start":0,"end":18446744073709551615,"shorthand":"BOD"})").error().message, Catch::Contains("end"));
    CHECK_FALSE(feedbackWrittenPayload("[]"));
    CHECK_FALSE(feedbackWrittenPayload(R"({"text":1})"));
    CHECK_FALSE(feedbackWrittenPayload(R"({"text":"a","text":"b"})"));
    CHECK_FALSE(feedbackWrittenPayload("{\"text\":\"\xFF\"}"));
    CHECK_FALSE(feedbackWrittenPayload(R"({"text":")" + std::string(30000, 'x') + "\"}"));
    CHECK_FALSE(feedbackWrittenPayload(std::string(PayloadReader::largest, ' ') + "{\"text\":\"a\"}"));
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
    CHECK_FALSE(feedbackWrittenPayload(deep));
    CHECK_FALSE(appealedPayload(R"({"decision":"00000000-0000-0000-0000-000000000000","reason":"x"})"));
    CHECK_FALSE(contentOf(ActKind::decided, {}, toPayload(someDecision())));
}
