#include "engine/base/time_zone.h"

namespace carewright {

using namespace std::chrono;

local_time<milliseconds> TimeZone::wallAt(Instant when) const { return local_time<milliseconds>(when.time_since_epoch() + at(when).offset); }

local_days TimeZone::dayOf(Instant when) const { return floor<days>(wallAt(when)); }

Instant TimeZone::startOf(local_days day) const {
    // No clock is further than this from UTC, so the day has not begun at the one end and has at the other.
    constexpr hours furthest{26};
    const Instant midnight(duration_cast<milliseconds>(day.time_since_epoch()));
    Instant before = midnight - furthest, within = midnight + furthest;
    while (within - before > milliseconds(1)) {
        const Instant middle = before + (within - before) / 2;
        (dayOf(middle) < day ? before : within) = middle;
    }
    return within;
}

Instant TimeZone::endOf(local_days day) const { return startOf(day + days(1)) - milliseconds(1); }

}  // namespace carewright
