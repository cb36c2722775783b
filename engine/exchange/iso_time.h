/// Moments in exports.
#pragma once

#include <string>

#include "engine/base/clock.h"

namespace carewright {

/// "2026-11-21T18:00:00.000Z".
[[nodiscard]] std::string isoTime(Instant when);

}  // namespace carewright
