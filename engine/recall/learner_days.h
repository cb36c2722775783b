/// Days as a learner lives them: an evening that goes on past midnight still belongs to the day on which it began.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.h"

namespace carewright {

/// A day of the learner's calendar.
using Day = std::chrono::local_days;

/// Where the learner's days begin. The caller gives the offset of local time; one offset serves for all moments, so
/// around the night on which the clocks change a day may begin an hour early or late.
struct LearnerDays {
    std::chrono::minutes utcOffset{0};              ///< local time minus UTC
    std::chrono::minutes rollsOverAt{4 * 60};       ///< local time at which a new day begins

    /// The day that `when` belongs to.
    [[nodiscard]] Day dayOf(Instant when) const;

    /// The first moment of `day`.
    [[nodiscard]] Instant startOf(Day day) const;

    friend bool operator==(const LearnerDays&, const LearnerDays&) = default;
};

/// Whole days from one day to another; negative where `to` is earlier.
[[nodiscard]] int daysBetween(Day from, Day to);

/// "2026-12-04".
[[nodiscard]] std::string toString(Day day);

/// Reads what toString writes, years 1970 to 9999; nothing for anything else, such as "2026-02-30".
[[nodiscard]] std::optional<Day> parseDay(std::string_view text);

}  // namespace carewright
