#include "engine/attempt/following_step.h"

#include <algorithm>

#include "engine/attempt/next_step.h"
#include "engine/base/utf8.h"

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

std::optional<Error> whyNotText(std::string_view text) {
    if (text.size() > maxResponseBytes)
        return Error{ErrorCode::tooLarge, "The answer is longer than Carewright can keep (1 MB). Shorten it.", {}};
    if (const auto bad = firstBadByte(text))
        return Error{ErrorCode::invalidInput,
                     "The answer holds something that is not text, at byte " + std::to_string(*bad) + ". Delete it and type it again.",
                     {}};
    return std::nullopt;
}

bool onlySpaces(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded character = decodeAt(text, at);
        const bool space = character.character <= 0x20 || character.character == 0xA0 || character.character == 0x200B ||
                           (character.character >= 0x2000 && character.character <= 0x200A) ||
                           character.character == 0x2028 || character.character == 0x2029 ||
                           character.character == 0x3000 || character.character == 0xFEFF;
        if (!space) return false;
        at += character.length;
    }
    return true;
}

}  // namespace carewright
