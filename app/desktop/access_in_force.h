/// How the learner works at the exercise that they are at: what is recorded with it.
#pragma once

#include <span>

#include "app/desktop/desk_context.h"
#include "engine/attempt/access.h"

namespace carewright {

/// The settings, what was chosen for this exercise alone, and whether something was read aloud. No extra time.
[[nodiscard]] AccessUsed accessInForce(const DeskContext& context);

/// The same for a mock assessment, whose conditions say what holds for spelling and time. `spellingAllowed`: by the centre.
[[nodiscard]] AccessUsed accessInForce(const DeskContext& context, const MockConditions& conditions, bool spellingAllowed);

/// What an attempt recorded last, for going on with it: what was chosen for it alone holds again.
[[nodiscard]] ui::AccessHere accessHere(std::span<const Step> steps);

}  // namespace carewright
