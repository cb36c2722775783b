/// Local time as a parameter: the engine never asks the machine where it stands. What is stored and what programs read stays in UTC.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "engine/base/clock.h"

namespace carewright {

/// What a place's clocks do at one moment.
struct ZoneAt {
    std::chrono::minutes offset{0};     ///< local time minus UTC
    std::string name = "UTC";           ///< as people there write it after a time: "GMT", "BST", "UTC+5:30"
};

/// The clocks of one place through the year. Holds a function only, so it is copied freely and may be used by several threads at once
/// where that function may be.
class TimeZone {
public:
    /// UTC.
    TimeZone() = default;
    /// The same all year.
    explicit TimeZone(ZoneAt always) : m_at([always = std::move(always)](Instant) { return always; }) {}
    explicit TimeZone(std::function<ZoneAt(Instant)> at) : m_at(std::move(at)) {}

    [[nodiscard]] ZoneAt at(Instant when) const { return m_at ? m_at(when) : ZoneAt{}; }

    /// What the clock on the wall shows then.
    [[nodiscard]] std::chrono::local_time<std::chrono::milliseconds> wallAt(Instant when) const;

    /// The day of the calendar there, from midnight to midnight.
    [[nodiscard]] std::chrono::local_days dayOf(Instant when) const;

    /// The first moment of a day. Where the clocks go forward at midnight, the moment at which they do.
    [[nodiscard]] Instant startOf(std::chrono::local_days day) const;

    /// The last millisecond of a day, so that what is due on it is not overdue in its morning.
    [[nodiscard]] Instant endOf(std::chrono::local_days day) const;

private:
    std::function<ZoneAt(Instant)> m_at;    ///< empty: UTC
};

}  // namespace carewright
