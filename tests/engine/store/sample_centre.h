/// A centre with people in their roles, a learner, and decisions to make.
#pragma once

#include "engine/review/make_decision.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"
#include "tests/engine/store/sample_store.h"

namespace carewright::test {

inline constexpr std::string_view samplePassphrase = "four quiet herons wading";

/// A question whose only point is worth two of its marks, as sampleMarking proposes it.
inline Question defineQuestion() {
    Question question;
    question.id = QuestionId("define");
    question.marks = 6;
    QuestionPoint point;
    point.point = PointId("definition");
    point.marks = 2;
    question.points = {point};
    return question;
}

template <class Value>
Value must(Result<Value> result) {
    if (!result) FAIL(result.error().message);
    return std::move(*result);
}
inline void must(const Result<void>& result) {
    if (!result) FAIL(result.error().message);
}

/// A store with a centre lead; more staff by `admit`.
struct SampleCentre : SampleStore {
    explicit SampleCentre(std::uint64_t seed = 1) : SampleStore(seed), lead(openAccount("Lee Lead", {StaffRole::lead})) {}

    [[nodiscard]] StaffSession openAccount(const std::string& name, const std::set<StaffRole>& roles) {
        clock.advance(std::chrono::seconds(1));
        return must(StaffSession::open(*store, clock, ids, {name, roles, std::string(samplePassphrase), cheapPassphrase}));
    }

    [[nodiscard]] StaffSession admit(const std::string& name, const std::set<StaffRole>& roles) {
        StaffSession session = openAccount(name, roles);
        must(lead.act(ActKind::accountAdmitted, ResponseRef(), AccountAdmitted{session.id(), roles, session.signingKey().publicKey()}));
        clock.advance(std::chrono::seconds(1));
        return session;
    }

    [[nodiscard]] ActStore acts() { return ActStore(*store); }

    /// A response that was handed in and marked.
    [[nodiscard]] ResponseRef respond(std::string_view text = "The person decides.", const Marking& marking = sampleMarking()) {
        clock.advance(std::chrono::seconds(1));
        Sitting sitting = begin();
        const StepId submission = must(sitting.submit(text));
        must(sitting.recordMarking(submission, marking));
        return {sitting.state().attempt, submission, QuestionId("define")};
    }

    /// The decision that agrees with the proposal, or not.
    [[nodiscard]] Decided decision(const ResponseRef& response, Verdict verdict = Verdict::agree, const std::string& reason = {}) {
        const ResponseDetail detail = must(acts().response(response));
        const Question question = defineQuestion();
        DecisionBasis basis{question, detail.submissionHash};
        if (const HashedProposal* proposal = detail.proposal()) {
            basis.proposal = &proposal->proposal.marking;
            basis.proposalStep = proposal->proposal.step;
            basis.proposalHash = proposal->hash;
        }
        Verdicts verdicts;
        verdicts.points = {{PointId("definition"), verdict, reason, {}, {}}};
        return must(makeDecision(basis, verdicts));
    }

    StaffSession lead;
};

}  // namespace carewright::test
