#include "engine/base/moment_words.h"

#include "engine/base/month_names.h"

namespace carewright {

using namespace std::chrono;

std::string dayWords(local_days day) {
    const year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(monthNames[static_cast<unsigned>(date.month()) - 1]) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string dayWords(Instant when, const TimeZone& zone) { return dayWords(zone.dayOf(when)); }

std::string momentWords(Instant when, const TimeZone& zone) {
    const auto wall = zone.wallAt(when);
    const auto day = floor<days>(wall);
    const hh_mm_ss time(floor<minutes>(wall - day));
    const auto two = [](auto value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return dayWords(day) + ", " + two(time.hours().count()) + ":" + two(time.minutes().count());
}

std::string momentWithZone(Instant when, const TimeZone& zone) { return momentWords(when, zone) + " " + zone.at(when).name; }

}  // namespace carewright
