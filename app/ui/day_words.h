/// Days of the calendar in words, and read from what a person types.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/recall/learner_days.h"

namespace carewright::ui {

/// "Friday 4 December 2026".
[[nodiscard]] std::string longDay(Day day);

/// "4 December 2026".
[[nodiscard]] std::string plainDay(Day day);

/// "4 December".
[[nodiscard]] std::string dayAndMonth(Day day);

/// "Fri 4 December".
[[nodiscard]] std::string shortDay(Day day);

/// "today", "tomorrow", "in 12 days", "yesterday", "3 days ago".
[[nodiscard]] std::string daysAway(Day day, Day today);

/// A day as typed: "4 December 2026", "4 Dec", "Friday 4th December", "4/12/2026", "4.12.26", "2026-12-04"; the day goes
/// before the month. Without a year the next such day from `today` on.
struct TypedDay {
    std::optional<Day> day;
    std::string problem;        ///< what is wrong and what would be right; empty where there is a day
};
[[nodiscard]] TypedDay readTypedDay(std::string_view text, Day today);

}  // namespace carewright::ui
