#include "engine/attempt/next_step.h"

#include <algorithm>

#include "engine/attempt/following_step.h"
#include "engine/attempt/step_payload.h"
#include "engine/marking/marking_json.h"

namespace carewright {

namespace {

constexpr int replacementsBetweenWholes = 50;

tl::unexpected<Error> refuse(Error error) { return tl::make_unexpected(std::move(error)); }

}  // namespace

Result<Step> start(const AttemptId& attempt, const LearnerId& learner, const Exercise& exercise,
                   const StepStamp& stamp) {
    if (attempt.empty() || learner.empty() || stamp.id.empty() || exercise.kind.empty() || exercise.ref.empty() ||
        exercise.course.empty())
        return fail(ErrorCode::invalidInput, "An attempt needs an id, a learner, and something to be an attempt at.");
    if (hasControlCharacters(stamp.actor.name))
        return fail(ErrorCode::invalidInput, "A step needs an actor whose name is one line.");
    AttemptState before;
    before.attempt = attempt;
    before.learner = learner;
    return followingStep(before, StepKind::started, toPayload(StartedPayload{exercise}), stamp);
}

NextStep writeDraft(const AttemptState& state, std::string_view text, const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    if (state.phase == Phase::finished)
        return fail(ErrorCode::conflict, "This attempt is closed. Open it again to go on writing.");
    if (state.phase == Phase::submitted && text != state.draft)
        return fail(ErrorCode::conflict, "This answer has been handed in. Choose \"Try again\" to write another.");
    if (text == state.draft && !state.draftDamaged) return std::nullopt;
    if (auto error = whyNotText(text)) return refuse(std::move(*error));

    DraftPayload change = draftChange(state.draft, text);
    if (!change.whole && (state.draftDamaged || state.draftsSinceWhole >= replacementsBetweenWholes))
        change = DraftPayload{true, std::string(text), 0, 0, text.size()};
    return followingStep(state, StepKind::draft, toPayload(change), stamp);
}

NextStep submit(const AttemptState& state, std::string_view text, const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    const Submission* last = state.lastSubmission();
    if (state.phase == Phase::submitted && last && last->text == text) return std::nullopt;
    if (state.phase == Phase::finished)
        return fail(ErrorCode::conflict, "This attempt is closed. Open it again to hand in another answer.");
    if (state.phase == Phase::submitted)
        return fail(ErrorCode::conflict, "An answer has been handed in. Choose \"Try again\" to hand in another.");
    if (auto error = whyNotText(text)) return refuse(std::move(*error));
    if (onlySpaces(text))
        return fail(ErrorCode::invalidInput, "There is nothing to hand in yet. Write your answer first.");
    // In a story somebody may say the same words twice; as another try at a question they would gain nothing.
    if (last && last->text == text && state.exercise.kind == "question")
        return fail(ErrorCode::conflict, "This is word for word your last answer. Change something before you hand it in again.");
    return followingStep(state, StepKind::submitted, toPayload(SubmittedPayload{std::string(text)}), stamp);
}

NextStep propose(const AttemptState& state, const StepId& submission, const Marking& marking,
                 const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    const Submission* found = state.findSubmission(submission);
    if (!found) return fail(ErrorCode::notFound, "There is no such answer in this attempt to be marked.");
    if (state.exercise.kind == "question" && marking.question.value != state.exercise.ref)
        return fail(ErrorCode::conflict, "The marking is for the question \"" + marking.question.value +
                                             "\", the attempt at \"" + state.exercise.ref + "\".");
    if (found->marking() && toJson(*found->marking()) == toJson(marking)) return std::nullopt;
    return followingStep(state, StepKind::proposed, toPayload(ProposedPayload{submission, marking}), stamp);
}

NextStep retry(const AttemptState& state, RetryFrom from, const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    if (state.phase == Phase::finished)
        return fail(ErrorCode::conflict, "This attempt is closed. Open it again to have another try.");
    if (state.phase != Phase::submitted)
        return fail(ErrorCode::conflict, "Hand this answer in before you begin another try.");
    return followingStep(state, StepKind::retried, toPayload(RetriedPayload{from == RetryFrom::lastText}), stamp);
}

NextStep finish(const AttemptState& state, const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    if (state.phase == Phase::finished) return std::nullopt;
    return followingStep(state, StepKind::finished, "{}", stamp);
}

NextStep reopen(const AttemptState& state, std::string_view reason, const StepStamp& stamp) {
    if (auto error = whyNoStep(state, stamp)) return refuse(std::move(*error));
    if (state.phase != Phase::finished) return std::nullopt;
    if (auto error = whyNotText(reason)) return refuse(std::move(*error));
    return followingStep(state, StepKind::reopened, toPayload(ReopenedPayload{std::string(reason)}), stamp);
}

}  // namespace carewright
