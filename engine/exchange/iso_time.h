/// Moments in exports.
#pragma once

#include <chrono>
#include <string>

#include "engine/base/clock.h"

namespace carewright {

/// "2026-11-21T18:00:00.000Z".
[[nodiscard]] std::string isoTime(Instant when);

/// The clock on the wall, for people and for spreadsheets: "2026-11-21 18:00". `utcOffset`: local time minus UTC.
[[nodiscard]] std::string wallTime(Instant when, std::chrono::minutes utcOffset);

}  // namespace carewright
