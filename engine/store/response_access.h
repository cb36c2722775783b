/// How a learner worked at one response (attempt/access.h).
#pragma once

#include <span>
#include <vector>

#include "engine/attempt/access.h"
#include "engine/review/act.h"

namespace carewright {

/// What held while the try was written that `response` names, oldest first, from all steps of its attempt. None where nothing was
/// recorded, or nothing of that name was handed in.
[[nodiscard]] std::vector<AccessFrom> accessAt(const ResponseRef& response, std::span<const Step> steps);

}  // namespace carewright
