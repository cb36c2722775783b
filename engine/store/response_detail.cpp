#include "engine/store/response_detail.h"

#include <algorithm>
#include <unordered_map>

#include "engine/attempt/chain.h"
#include "engine/attempt/mock_run.h"

namespace carewright {

namespace {

tl::unexpected<Error> notHere() { return fail(ErrorCode::notFound, "This response is not in the store."); }

std::string hashOf(std::span<const Step> steps, const StepId& id) {
    const auto found = std::ranges::find(steps, id, &Step::id);
    return found == steps.end() ? std::string() : found->hash;
}

Result<ResponseDetail> ofMock(ResponseDetail detail, std::span<const Step> steps) {
    const MockState mock = foldMock(steps);
    const MockAnswer* answer = mock.find(detail.response.question);
    const auto handedIn = std::ranges::find(steps, detail.response.submission, &Step::id);
    if (!answer || handedIn == steps.end() || handedIn->kind != StepKind::mockHandedIn) return notHere();
    detail.submittedAt = handedIn->when;
    detail.text = answer->text;
    for (const Step& step : steps) {
        if (step.kind != StepKind::mockMarked) continue;
        auto marked = mockMarkedPayload(step.payload);
        if (marked && marked->question == detail.response.question) detail.proposals.push_back({{step.id, step.when, std::move(marked->marking)}, step.hash});
    }
    return detail;
}

}  // namespace

Result<ResponseDetail> detailOf(const ResponseRef& response, std::span<const Step> steps) {
    if (steps.empty()) return notHere();
    ResponseDetail detail;
    detail.response = response;
    const std::vector<AttemptState> branches = foldBranches(steps);
    detail.forks = static_cast<int>(branches.size()) - 1;
    detail.learner = branches.front().learner;
    detail.exercise = branches.front().exercise;
    detail.submissionHash = hashOf(steps, response.submission);
    if (detail.exercise.kind == "mock") return ofMock(std::move(detail), steps);
    if (detail.exercise.ref != response.question.value) return notHere();
    bool found = false;
    for (const AttemptState& state : branches)
        for (const Submission& submission : state.submissions) {
            if (submission.step != response.submission) {
                const auto isIt = [&](const OtherTry& one) { return one.response.submission == submission.step; };
                if (std::ranges::none_of(detail.otherTries, isIt))
                    detail.otherTries.push_back({{response.attempt, submission.step, response.question}, submission.tryNumber, submission.when, submission.text});
                continue;
            }
            detail.tryNumber = submission.tryNumber;
            detail.submittedAt = submission.when;
            detail.text = submission.text;
            for (const Proposal& proposal : submission.proposals) {
                const auto isIt = [&](const HashedProposal& one) { return one.proposal.step == proposal.step; };
                if (std::ranges::none_of(detail.proposals, isIt)) detail.proposals.push_back({proposal, hashOf(steps, proposal.step)});
            }
            found = true;
        }
    if (!found) return notHere();
    std::ranges::sort(detail.otherTries, {}, &OtherTry::submittedAt);
    return detail;
}

}  // namespace carewright
