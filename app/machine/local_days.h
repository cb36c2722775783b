/// The learner's days by this computer's time zone; the engine only ever sees LearnerDays.
#pragma once

#include "engine/recall/learner_days.h"

namespace carewright {

/// Days with the zone's offset from UTC at `when`; UTC where the zone is unknown.
[[nodiscard]] LearnerDays localDays(Instant when);

}  // namespace carewright
