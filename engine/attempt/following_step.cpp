#include "engine/attempt/following_step.h"

#include <algorithm>

namespace carewright {

Step followingStep(const AttemptState& state, StepKind kind, std::string payload, const StepStamp& stamp) {
    Step step;
    step.id = stamp.id;
    step.attempt = state.attempt;
    step.learner = state.learner;
    step.seq = state.lastSeq + 1;
    step.when = stamp.when;
    step.actor = stamp.actor;
    step.kind = kind;
    step.payload = std::move(payload);
    step.previousHash = state.lastHash;
    step.hash = stepHash(step);
    return step;
}

std::optional<Error> whyNoStep(const AttemptState& state, const StepStamp& stamp) {
    if (state.phase == Phase::empty) return Error{ErrorCode::conflict, "This attempt has not begun.", {}};
    if (stamp.id.empty() || hasControlCharacters(stamp.actor.name))
        return Error{ErrorCode::invalidInput, "A step needs an id, and an actor whose name is one line.", {}};
    return std::nullopt;
}

bool hasControlCharacters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace carewright
