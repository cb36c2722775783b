/// How long somebody has been at work, from moments that the caller brings. Time while the program did not run, or the
/// computer slept, does not count.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

#include "engine/base/clock.h"

namespace carewright {

class WorkClock {
public:
    /// `spent` is what was counted before; two ticks further apart than `longestGap` have a sleep between them.
    WorkClock(std::chrono::milliseconds spent, std::chrono::milliseconds longestGap) : m_spent(spent), m_longestGap(longestGap) {}

    /// Counts on up to `now`; the first tick, and one after `pause`, only begins.
    void tick(Instant now) {
        if (m_last && now > *m_last && now - *m_last <= m_longestGap) m_spent += now - *m_last;
        m_last = now;
    }
    void pause(Instant now) {
        tick(now);
        m_last.reset();
    }
    [[nodiscard]] std::chrono::milliseconds spent() const { return m_spent; }
    [[nodiscard]] bool running() const { return m_last.has_value(); }

private:
    std::chrono::milliseconds m_spent;
    std::chrono::milliseconds m_longestGap;
    std::optional<Instant> m_last;
};

}  // namespace carewright
