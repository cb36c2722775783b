#include "engine/attempt/attempt_state.h"

#include <algorithm>

#include "engine/attempt/chain.h"
#include "engine/attempt/recall_run.h"
#include "engine/attempt/step_payload.h"

namespace carewright {

namespace {

Submission* findForChange(AttemptState& state, const StepId& step) {
    const auto found = std::ranges::find(state.submissions, step, &Submission::step);
    return found == state.submissions.end() ? nullptr : &*found;
}

bool applyStarted(AttemptState& state, const Step& step) {
    const auto payload = startedPayload(step.payload);
    if (!payload) return false;
    state.exercise = payload->exercise;
    state.startedAt = step.when;
    state.phase = Phase::writing;
    state.tryNumber = 1;
    return true;
}

bool applyDraft(AttemptState& state, const Step& step) {
    const auto payload = draftPayload(step.payload);
    if (!payload) return false;
    state.draftsSinceWhole = payload->whole ? 0 : state.draftsSinceWhole + 1;
    auto after = applyChange(state.draft, *payload);
    state.draftDamaged = !after;
    if (after) state.draft = std::move(*after);
    return true;
}

bool applySubmitted(AttemptState& state, const Step& step) {
    auto payload = submittedPayload(step.payload);
    if (!payload) return false;
    state.phase = Phase::submitted;
    state.draft = payload->text;
    state.draftDamaged = false;
    state.draftsSinceWhole = 0;
    state.submissions.push_back(Submission{step.id, state.tryNumber, step.when, std::move(payload->text), {}});
    return true;
}

bool applyProposed(AttemptState& state, const Step& step) {
    auto payload = proposedPayload(step.payload);
    if (!payload) return false;
    Submission* submission = findForChange(state, payload->submission);
    if (!submission) return false;
    submission->proposals.push_back(Proposal{step.id, step.when, std::move(payload->marking)});
    return true;
}

bool applyRetried(AttemptState& state, const Step& step) {
    const auto payload = retriedPayload(step.payload);
    if (!payload) return false;
    state.phase = Phase::writing;
    ++state.tryNumber;
    if (!payload->keepText) state.draft.clear();
    return true;
}

bool applyReopened(AttemptState& state, const Step& step) {
    if (!reopenedPayload(step.payload)) return false;
    const Submission* last = state.lastSubmission();
    state.phase = last && last->tryNumber == state.tryNumber ? Phase::submitted : Phase::writing;
    return true;
}

/// A story moved to another passage: whatever is written next begins on an empty sheet. What moved is for the story's own
/// fold (scenario_run.h).
bool applyStoryMove(AttemptState& state) {
    const Submission* last = state.lastSubmission();
    if (last && last->tryNumber == state.tryNumber) ++state.tryNumber;
    state.phase = Phase::writing;
    state.draft.clear();
    state.draftDamaged = false;
    state.draftsSinceWhole = 0;
    return true;
}

bool applyContent(AttemptState& state, const Step& step) {
    switch (step.kind) {
        case StepKind::started: return applyStarted(state, step);
        case StepKind::draft: return applyDraft(state, step);
        case StepKind::submitted: return applySubmitted(state, step);
        case StepKind::proposed: return applyProposed(state, step);
        case StepKind::retried: return applyRetried(state, step);
        case StepKind::reopened: return applyReopened(state, step);
        case StepKind::finished: state.phase = Phase::finished; return true;
        case StepKind::reviewed:
        case StepKind::reviewWithdrawn:
        case StepKind::cardSetAside:
        case StepKind::assessmentDateSet: return recallEvent(step).has_value();  // they change what is recalled, not the attempt
        case StepKind::quizPaper:
        case StepKind::itemAnswered:
        case StepKind::itemChecked:
        case StepKind::itemGivenUp:
        case StepKind::itemFlagged:
        case StepKind::itemVisited:
        case StepKind::quizTimed:
        case StepKind::quizHandedIn: return true;  // they change the quiz (quiz_run.h), not the text of an answer
        case StepKind::storyBegun: return true;
        case StepKind::storyChosen:
        case StepKind::storyWentOn:
        case StepKind::storyWentBack:
        case StepKind::storyRestarted: return applyStoryMove(state);
        case StepKind::mockHandedIn:
        case StepKind::sampleCommitted: state.phase = Phase::submitted; return true;
        case StepKind::mockBegun:
        case StepKind::mockDraft:
        case StepKind::mockWent:
        case StepKind::mockFlagged:
        case StepKind::mockTimed:
        case StepKind::mockRested:
        case StepKind::mockResumed:
        case StepKind::mockMarked:
        case StepKind::sampleDecided: return true;  // read by mock_run.h and examiner_run.h
        case StepKind::unknown: return false;
    }
    return false;
}

}  // namespace

std::string_view toString(Phase phase) {
    switch (phase) {
        case Phase::empty: return "empty";
        case Phase::writing: return "writing";
        case Phase::submitted: return "submitted";
        case Phase::finished: return "finished";
    }
    return "empty";
}

const Submission* AttemptState::findSubmission(const StepId& step) const {
    const auto found = std::ranges::find(submissions, step, &Submission::step);
    return found == submissions.end() ? nullptr : &*found;
}

void apply(AttemptState& state, const Step& step) {
    state.attempt = step.attempt;
    state.learner = step.learner;
    if (!applyContent(state, step)) state.unreadable.push_back(step.id);
    state.changedAt = step.when;
    state.lastSeq = step.seq;
    state.lastHash = step.hash;
}

std::vector<AttemptState> foldBranches(std::span<const Step> steps) {
    std::vector<AttemptState> states;
    for (const std::vector<const Step*>& branch : branches(steps)) {
        AttemptState& state = states.emplace_back();
        for (const Step* step : branch) apply(state, *step);
    }
    return states;
}

AttemptState fold(std::span<const Step> steps) {
    const auto all = branches(steps);
    AttemptState state;
    if (!all.empty())
        for (const Step* step : all.front()) apply(state, *step);
    return state;
}

}  // namespace carewright
