/// Moments in exports.
#pragma once

#include <string>

#include "engine/base/time_zone.h"

namespace carewright {

/// "2026-11-21T18:00:00.000Z".
[[nodiscard]] std::string isoTime(Instant when);

/// The clock on the wall, for spreadsheets: "2026-11-21 18:00".
[[nodiscard]] std::string wallTime(Instant when, const TimeZone& zone);

}  // namespace carewright
