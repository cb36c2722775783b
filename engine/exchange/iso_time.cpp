#include "engine/exchange/iso_time.h"

#include "engine/recall/learner_days.h"

namespace carewright {

std::string isoTime(Instant when) {
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::hh_mm_ss time(when - day);
    const auto two = [](auto value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const auto ms = time.subseconds().count();
    return toString(Day(day.time_since_epoch())) + "T" + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" + two(time.seconds().count()) + "." +
           (ms < 100 ? "0" : "") + (ms < 10 ? "0" : "") + std::to_string(ms) + "Z";
}

std::string wallTime(Instant when, const TimeZone& zone) {
    std::string text = isoTime(when + zone.at(when).offset).substr(0, sizeof "2026-11-21T18:00" - 1);
    text[sizeof "2026-11-21" - 1] = ' ';
    return text;
}

}  // namespace carewright
