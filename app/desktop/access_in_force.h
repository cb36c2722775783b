/// How the learner works at the exercise that they are at: what is recorded with it.
#pragma once

#include "app/desktop/desk_context.h"
#include "engine/attempt/access.h"

namespace carewright {

/// As the settings say; no extra time.
[[nodiscard]] AccessUsed accessInForce(const DeskContext& context);

/// The same for a mock assessment, whose conditions say what holds for spelling and time.
[[nodiscard]] AccessUsed accessInForce(const DeskContext& context, const MockConditions& conditions);

}  // namespace carewright
