#include "engine/attempt/attempt_summary.h"

#include <algorithm>

#include "engine/attempt/step_payload.h"

namespace carewright {

namespace {

ProposedMarks marksOf(const Marking& marking) { return {marking.marks, marking.maxMarks, marking.refer}; }

void applyStarted(AttemptSummary& summary, const Step& step) {
    const auto payload = startedPayload(step.payload);
    if (!payload) return;
    summary.exercise = payload->exercise;
    summary.startedAt = step.when;
    summary.phase = Phase::writing;
    summary.tryNumber = 1;
}

void applySubmitted(AttemptSummary& summary, const Step& step) {
    if (!submittedPayload(step.payload)) return;
    summary.phase = Phase::submitted;
    ++summary.submissions;
    summary.lastSubmission = step.id;
    summary.marks.reset();
}

void applyProposed(AttemptSummary& summary, const Step& step) {
    const auto payload = proposedPayload(step.payload);
    if (!payload) return;
    summary.bestMarks = std::max(summary.bestMarks, payload->marking.marks);
    if (payload->submission == summary.lastSubmission) summary.marks = marksOf(payload->marking);
}

void applyRetried(AttemptSummary& summary, const Step& step) {
    if (!retriedPayload(step.payload)) return;
    summary.phase = Phase::writing;
    ++summary.tryNumber;
}

void applyStoryMove(AttemptSummary& summary) {
    if (summary.submissions >= summary.tryNumber) ++summary.tryNumber;
    summary.phase = Phase::writing;
}

}  // namespace

void apply(AttemptSummary& summary, const Step& step) {
    summary.id = step.attempt;
    summary.learner = step.learner;
    switch (step.kind) {
        case StepKind::started: applyStarted(summary, step); break;
        case StepKind::submitted: applySubmitted(summary, step); break;
        case StepKind::proposed: applyProposed(summary, step); break;
        case StepKind::retried: applyRetried(summary, step); break;
        case StepKind::finished: summary.phase = Phase::finished; break;
        case StepKind::reopened: summary.phase = summary.submissions >= summary.tryNumber ? Phase::submitted : Phase::writing; break;
        case StepKind::storyChosen:
        case StepKind::storyWentOn:
        case StepKind::storyWentBack:
        case StepKind::storyRestarted: applyStoryMove(summary); break;
        case StepKind::mockHandedIn:
        case StepKind::sampleCommitted: summary.phase = Phase::submitted; break;
        case StepKind::mockBegun:
        case StepKind::mockDraft:
        case StepKind::mockWent:
        case StepKind::mockFlagged:
        case StepKind::mockTimed:
        case StepKind::mockRested:
        case StepKind::mockResumed:
        case StepKind::mockMarked:
        case StepKind::sampleDecided:
        case StepKind::storyBegun:
        case StepKind::draft:
        case StepKind::reviewed:
        case StepKind::reviewWithdrawn:
        case StepKind::cardSetAside:
        case StepKind::assessmentDateSet:
        case StepKind::quizPaper:
        case StepKind::itemAnswered:
        case StepKind::itemChecked:
        case StepKind::itemGivenUp:
        case StepKind::itemFlagged:
        case StepKind::itemVisited:
        case StepKind::quizTimed:
        case StepKind::quizHandedIn:
        case StepKind::unknown: break;
    }
    summary.changedAt = step.when;
    summary.lastSeq = step.seq;
    summary.lastHash = step.hash;
}

AttemptSummary summarise(const AttemptState& state) {
    AttemptSummary summary;
    summary.id = state.attempt;
    summary.learner = state.learner;
    summary.exercise = state.exercise;
    summary.startedAt = state.startedAt;
    summary.changedAt = state.changedAt;
    summary.phase = state.phase;
    summary.tryNumber = state.tryNumber;
    summary.submissions = static_cast<int>(state.submissions.size());
    for (const Submission& submission : state.submissions) {
        summary.lastSubmission = submission.step;
        summary.marks.reset();
        for (const Proposal& proposal : submission.proposals) {
            summary.bestMarks = std::max(summary.bestMarks, proposal.marking.marks);
            summary.marks = marksOf(proposal.marking);
        }
    }
    summary.lastSeq = state.lastSeq;
    summary.lastHash = state.lastHash;
    return summary;
}

}  // namespace carewright
