#include "app/machine/system_zone.h"

#include <cctype>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace carewright {
namespace {

/// "UTC+5:30": for zones that have no name of their own, of which the system says "+0530".
std::string offsetName(std::chrono::minutes offset) {
    const long all = std::labs(offset.count());
    if (all == 0) return "UTC";
    const long minutes = all % 60;
    return (offset.count() < 0 ? "UTC-" : "UTC+") + std::to_string(all / 60) + (minutes == 0 ? "" : (minutes < 10 ? ":0" : ":") + std::to_string(minutes));
}

ZoneAt here(Instant when) {
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(when).time_since_epoch().count();
    std::tm local{};
    if (!localtime_r(&seconds, &local)) return {};
    ZoneAt zone;
    zone.offset = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds(local.tm_gmtoff));
    const std::string_view name = local.tm_zone ? local.tm_zone : "";
    const bool named = !name.empty() && std::isalpha(static_cast<unsigned char>(name.front())) != 0;
    zone.name = named ? std::string(name) : offsetName(zone.offset);
    return zone;
}

}  // namespace

TimeZone systemZone() {
    // localtime_r itself need not look at TZ.
    tzset();
    return TimeZone(here);
}

}  // namespace carewright
