/// This computer's time zone; the engine and the views only ever see a TimeZone.
#pragma once

#include "engine/base/time_zone.h"

namespace carewright {

/// The zone that the system is set to, or that TZ names, with its changes of clocks. UTC where it is unknown. May be used by several
/// threads at once.
[[nodiscard]] TimeZone systemZone();

}  // namespace carewright
