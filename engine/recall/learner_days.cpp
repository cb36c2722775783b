#include "engine/recall/learner_days.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace carewright {

using namespace std::chrono;

Day LearnerDays::dayOf(Instant when) const {
    return Day(floor<days>(when.time_since_epoch() + utcOffset - rollsOverAt));
}

Instant LearnerDays::startOf(Day day) const { return Instant(day.time_since_epoch() + rollsOverAt - utcOffset); }

int daysBetween(Day from, Day to) { return static_cast<int>((to - from).count()); }

std::string toString(Day day) {
    const year_month_day date(day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Day> parseDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (const char c : text.substr(at, length)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 1970 || m < 1 || d < 1) return std::nullopt;
    const year_month_day date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

}  // namespace carewright
