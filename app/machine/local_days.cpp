#include "app/machine/local_days.h"

#include "app/machine/system_zone.h"

namespace carewright {

LearnerDays localDays(Instant when) {
    LearnerDays days;
    days.utcOffset = systemZone().at(when).offset;
    return days;
}

}  // namespace carewright
