/// What every next step of an attempt has in common; for the files of this room that make steps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/step.h"
#include "engine/base/error.h"

namespace carewright {

/// The step after the state's last one, hashed.
[[nodiscard]] Step followingStep(const AttemptState& state, StepKind kind, std::string payload, const StepStamp& stamp);

/// Why nobody may do anything to this attempt with this stamp; nothing where they may.
[[nodiscard]] std::optional<Error> whyNoStep(const AttemptState& state, const StepStamp& stamp);

/// True where a text would not stay in one line.
[[nodiscard]] bool hasControlCharacters(std::string_view text);

/// Why a text cannot be kept: too long, or not text; nothing where it can.
[[nodiscard]] std::optional<Error> whyNotText(std::string_view text);

/// True where nothing in it can be seen.
[[nodiscard]] bool onlySpaces(std::string_view text);

}  // namespace carewright
