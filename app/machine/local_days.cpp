#include "app/machine/local_days.h"

#include <ctime>

namespace carewright {

LearnerDays localDays(Instant when) {
    const std::time_t seconds = std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count();
    LearnerDays days;
    std::tm local{};
    if (localtime_r(&seconds, &local)) days.utcOffset = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds(local.tm_gmtoff));
    return days;
}

}  // namespace carewright
