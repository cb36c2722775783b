#include "engine/attempt/mock_run.h"

#include <algorithm>

#include "engine/attempt/chain.h"
#include "engine/attempt/following_step.h"
#include "engine/marking/marking_json.h"

namespace carewright {
namespace {

constexpr std::string_view exerciseKind = "mock";
constexpr int replacementsBetweenWholes = 50;

MockAnswer* findForChange(MockState& state, const QuestionId& question) {
    const auto found = std::ranges::find(state.answers, question, &MockAnswer::question);
    return found == state.answers.end() ? nullptr : &*found;
}

std::chrono::milliseconds countedGap(Instant from, Instant to) {
    return std::clamp(to - from, std::chrono::milliseconds(0), std::chrono::milliseconds(MockState::longestCountedGap));
}

bool applyBegun(MockState& state, const Step& step) {
    auto payload = mockBegunPayload(step.payload);
    if (!payload || state.phase != MockPhase::preparing) return false;
    state.conditions = payload->conditions;
    for (QuestionId& question : payload->questions) {
        state.answers.emplace_back();
        state.answers.back().question = std::move(question);
    }
    state.at = state.answers.front().question;
    state.phase = MockPhase::writing;
    return true;
}

bool applyDraft(MockState& state, const Step& step) {
    const auto payload = mockDraftPayload(step.payload);
    MockAnswer* answer = payload ? findForChange(state, payload->question) : nullptr;
    if (!answer) return false;
    answer->draftsSinceWhole = payload->change.whole ? 0 : answer->draftsSinceWhole + 1;
    auto after = applyChange(answer->text, payload->change);
    answer->damaged = !after;
    if (after) answer->text = std::move(*after);
    return true;
}

bool applyWent(MockState& state, const Step& step) {
    auto payload = mockWentPayload(step.payload);
    if (!payload || !state.find(payload->question)) return false;
    state.at = std::move(payload->question);
    return true;
}

bool applyFlagged(MockState& state, const Step& step) {
    const auto payload = mockFlaggedPayload(step.payload);
    MockAnswer* answer = payload ? findForChange(state, payload->question) : nullptr;
    if (!answer) return false;
    answer->flagged = payload->flagged;
    return true;
}

bool applyHandedIn(MockState& state, const Step& step) {
    const auto payload = mockHandedInPayload(step.payload);
    if (!payload || state.phase == MockPhase::preparing) return false;
    state.phase = MockPhase::handedIn;
    state.handedInAt = step.when;
    state.timeUp = payload->timeUp;
    return true;
}

bool applyMarked(MockState& state, const Step& step) {
    auto payload = mockMarkedPayload(step.payload);
    MockAnswer* answer = payload ? findForChange(state, payload->question) : nullptr;
    if (!answer || state.phase != MockPhase::handedIn) return false;
    answer->marking = std::move(payload->marking);
    return true;
}

bool applyRest(MockState& state, bool rest) {
    if (state.phase != (rest ? MockPhase::writing : MockPhase::resting)) return false;
    state.phase = rest ? MockPhase::resting : MockPhase::writing;
    if (rest) ++state.rests;
    return true;
}

bool applyContent(MockState& state, const Step& step) {
    switch (step.kind) {
        case StepKind::mockBegun: return applyBegun(state, step);
        case StepKind::mockDraft: return applyDraft(state, step);
        case StepKind::mockWent: return applyWent(state, step);
        case StepKind::mockFlagged: return applyFlagged(state, step);
        case StepKind::mockRested: return applyRest(state, true);
        case StepKind::mockResumed: return applyRest(state, false);
        case StepKind::mockHandedIn: return applyHandedIn(state, step);
        case StepKind::mockMarked: return applyMarked(state, step);
        default: return true;
    }
}

tl::unexpected<Error> refuse(Error error) { return tl::make_unexpected(std::move(error)); }

/// Why nothing can be written, looked up or flagged now; nothing where it can.
std::optional<Error> whyNotWork(const MockState& state, const QuestionId& question, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return error;
    switch (state.phase) {
        case MockPhase::preparing: return Error{ErrorCode::conflict, "This mock assessment has not begun.", {}};
        case MockPhase::resting: return Error{ErrorCode::conflict, "This is a rest break. End it to go on writing.", {}};
        case MockPhase::handedIn: return Error{ErrorCode::conflict, "This mock assessment has been handed in.", {}};
        case MockPhase::writing: break;
    }
    if (!state.find(question)) return Error{ErrorCode::notFound, "This mock assessment has no such question.", {}};
    return std::nullopt;
}

}  // namespace

Exercise mockExercise(const CourseId& course, const MockId& mock) { return Exercise{std::string(exerciseKind), course, mock.value}; }

bool MockAnswer::answered() const { return !onlySpaces(text); }

const MockAnswer* MockState::find(const QuestionId& question) const {
    const auto found = std::ranges::find(answers, question, &MockAnswer::question);
    return found == answers.end() ? nullptr : &*found;
}

std::optional<std::chrono::milliseconds> MockState::allowed() const {
    if (conditions.minutes <= 0) return std::nullopt;
    return std::chrono::milliseconds(std::chrono::minutes(conditions.minutes)) * (100 + conditions.extraPercent) / 100;
}

std::chrono::milliseconds MockState::spentAt(Instant now) const {
    return phase == MockPhase::writing ? spent + countedGap(attempt.changedAt, now) : spent;
}

std::optional<std::chrono::milliseconds> MockState::leftAt(Instant now) const {
    const auto all = allowed();
    if (!all) return std::nullopt;
    return std::max(std::chrono::milliseconds(0), *all - spentAt(now));
}

bool MockState::marked() const {
    return phase == MockPhase::handedIn &&
           std::ranges::all_of(answers, [](const MockAnswer& answer) { return answer.marking || !answer.answered(); });
}

void apply(MockState& state, const Step& step) {
    if (state.phase == MockPhase::writing) state.spent += countedGap(state.attempt.changedAt, step.when);
    if (state.phase == MockPhase::resting)
        state.rested += std::max(std::chrono::milliseconds(0), step.when - state.attempt.changedAt);
    apply(state.attempt, step);
    if (!applyContent(state, step)) state.attempt.unreadable.push_back(step.id);
}

MockState foldMock(std::span<const Step> steps) {
    const auto all = branches(steps);
    MockState state;
    if (!all.empty())
        for (const Step* step : all.front()) apply(state, *step);
    return state;
}

NextStep beginMock(const MockState& state, const MockBegun& begun, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.attempt.exercise.kind != exerciseKind || state.phase != MockPhase::preparing)
        return fail(ErrorCode::conflict, "This mock assessment has begun already.");
    std::string payload = toPayload(begun);
    if (!mockBegunPayload(payload)) return fail(ErrorCode::invalidInput, "A mock assessment needs at least one question.");
    return followingStep(state.attempt, StepKind::mockBegun, std::move(payload), stamp);
}

NextStep writeMockAnswer(const MockState& state, const QuestionId& question, std::string_view text, const StepStamp& stamp) {
    const MockAnswer* answer = state.find(question);
    if (answer && answer->text == text && !answer->damaged) return std::nullopt;
    if (auto error = whyNotWork(state, question, stamp)) return refuse(std::move(*error));
    if (auto error = whyNotText(text)) return refuse(std::move(*error));
    DraftPayload change = draftChange(answer->text, text);
    if (!change.whole && (answer->damaged || answer->draftsSinceWhole >= replacementsBetweenWholes))
        change = DraftPayload{true, std::string(text), 0, 0, text.size()};
    return followingStep(state.attempt, StepKind::mockDraft, toPayload(MockDraft{question, std::move(change)}), stamp);
}

NextStep goToMockQuestion(const MockState& state, const QuestionId& question, const StepStamp& stamp) {
    if (auto error = whyNotWork(state, question, stamp)) return refuse(std::move(*error));
    if (state.at == question) return std::nullopt;
    return followingStep(state.attempt, StepKind::mockWent, toPayload(MockWent{question}), stamp);
}

NextStep flagMockQuestion(const MockState& state, const QuestionId& question, bool flagged, const StepStamp& stamp) {
    if (auto error = whyNotWork(state, question, stamp)) return refuse(std::move(*error));
    if (state.find(question)->flagged == flagged) return std::nullopt;
    return followingStep(state.attempt, StepKind::mockFlagged, toPayload(MockFlagged{question, flagged}), stamp);
}

NextStep tickMock(const MockState& state, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.phase != MockPhase::writing) return std::nullopt;
    return followingStep(state.attempt, StepKind::mockTimed, "{}", stamp);
}

NextStep restMock(const MockState& state, const StepStamp& stamp) {
    if (state.phase == MockPhase::resting) return std::nullopt;
    if (auto error = whyNotWork(state, state.at, stamp)) return refuse(std::move(*error));
    return followingStep(state.attempt, StepKind::mockRested, "{}", stamp);
}

NextStep resumeMock(const MockState& state, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.phase != MockPhase::resting) return std::nullopt;
    return followingStep(state.attempt, StepKind::mockResumed, "{}", stamp);
}

NextStep handInMock(const MockState& state, bool timeUp, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.phase == MockPhase::handedIn) return std::nullopt;
    if (state.phase == MockPhase::preparing) return fail(ErrorCode::conflict, "This mock assessment has not begun.");
    return followingStep(state.attempt, StepKind::mockHandedIn, toPayload(MockHandedIn{timeUp}), stamp);
}

NextStep markMockAnswer(const MockState& state, const QuestionId& question, const Marking& marking, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    const MockAnswer* answer = state.find(question);
    if (!answer) return fail(ErrorCode::notFound, "This mock assessment has no such question.");
    if (state.phase != MockPhase::handedIn) return fail(ErrorCode::conflict, "Nothing is marked before it has been handed in.");
    if (marking.question != question) return fail(ErrorCode::conflict, "The marking is for another question.");
    if (answer->marking && toJson(*answer->marking) == toJson(marking)) return std::nullopt;
    return followingStep(state.attempt, StepKind::mockMarked, toPayload(MockMarked{question, marking}), stamp);
}

Evidence evidenceOf(const MockState& mock) {
    Evidence out;
    if (!mock.handedInAt) return out;
    for (const MockAnswer& answer : mock.answers)
        if (answer.marking) out.add(*answer.marking, *mock.handedInAt, EvidenceSource::mock, mock.attempt.attempt);
    return out;
}

}  // namespace carewright
