/// Moments for people, on the clock of the wall. Files for programs have isoTime (exchange).
#pragma once

#include <string>

#include "engine/base/time_zone.h"

namespace carewright {

/// "21 November 2026".
[[nodiscard]] std::string dayWords(std::chrono::local_days day);
[[nodiscard]] std::string dayWords(Instant when, const TimeZone& zone);

/// "21 November 2026, 18:40", where everybody who reads it stands in that zone: on this computer's screen.
[[nodiscard]] std::string momentWords(Instant when, const TimeZone& zone);

/// "21 November 2026, 18:40 GMT", for what leaves this computer, such as a PDF.
[[nodiscard]] std::string momentWithZone(Instant when, const TimeZone& zone);

}  // namespace carewright
