#include "engine/store/response_detail.h"

#include <algorithm>
#include <unordered_map>

#include "engine/attempt/asked.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/mock_run.h"
#include "engine/attempt/quiz_run.h"
#include "engine/attempt/quiz_texts.h"

namespace carewright {

namespace {

constexpr std::string_view scenarioKind = "scenario";

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

Result<ResponseDetail> ofQuiz(ResponseDetail detail, std::span<const Step> steps) {
    for (const std::vector<const Step*>& branch : branches(steps))
        for (const QuizText& text : quizTexts(branch)) {
            if (quizItemId(text.item) != detail.response.question || text.submission != detail.response.submission) continue;
            detail.tryNumber = text.tryNumber;
            detail.submittedAt = text.when;
            detail.text = text.text;
            // One step says what was answered and what was proposed for it.
            if (text.marking) detail.proposals.push_back({{text.submission, text.when, *text.marking}, detail.submissionHash});
            for (std::size_t i = 0; i < text.earlier.size(); ++i) {
                const QuizTextTry& one = text.earlier[i];
                detail.otherTries.push_back({{detail.response.attempt, one.check, detail.response.question}, static_cast<int>(i) + 1, one.when, one.text});
            }
            return detail;
        }
    return notHere();
}

/// Which texts of a branch answer the question; nothing where all do.
std::optional<std::vector<StepId>> textsAt(const ResponseDetail& detail, std::span<const Step* const> branch) {
    if (detail.exercise.kind != scenarioKind) return std::nullopt;
    std::vector<StepId> texts;
    for (const StoryText& text : storyTexts(branch))
        if (storyStepId(ScenarioId(detail.exercise.ref), text.passage) == detail.response.question) texts.push_back(text.submission);
    return texts;
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
    if (detail.exercise.kind == quizKind()) return ofQuiz(std::move(detail), steps);
    if (detail.exercise.kind != scenarioKind && detail.exercise.ref != response.question.value) return notHere();
    bool found = false;
    const auto chains = carewright::branches(steps);
    for (std::size_t branch = 0; branch < branches.size(); ++branch) {
        const auto texts = textsAt(detail, chains[branch]);
        int tryNumber = 0;
        for (const Submission& submission : branches[branch].submissions) {
            if (texts && std::ranges::find(*texts, submission.step) == texts->end()) continue;
            // In a story, the other texts were written elsewhere.
            tryNumber = texts ? tryNumber + 1 : submission.tryNumber;
            if (submission.step != response.submission) {
                const auto isIt = [&](const OtherTry& one) { return one.response.submission == submission.step; };
                if (std::ranges::none_of(detail.otherTries, isIt))
                    detail.otherTries.push_back({{response.attempt, submission.step, response.question}, tryNumber, submission.when, submission.text});
                continue;
            }
            detail.tryNumber = tryNumber;
            detail.submittedAt = submission.when;
            detail.text = submission.text;
            for (const Proposal& proposal : submission.proposals) {
                const auto isIt = [&](const HashedProposal& one) { return one.proposal.step == proposal.step; };
                if (std::ranges::none_of(detail.proposals, isIt)) detail.proposals.push_back({proposal, hashOf(steps, proposal.step)});
            }
            found = true;
        }
    }
    if (!found) return notHere();
    std::ranges::sort(detail.otherTries, {}, &OtherTry::submittedAt);
    return detail;
}

}  // namespace carewright
