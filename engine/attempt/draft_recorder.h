/// When typing becomes a step: at least every second while it changes, however long the burst. Pure: the caller brings
/// the time and owns the text.
#pragma once

#include <chrono>
#include <optional>

#include "engine/base/clock.h"

namespace carewright {

/// Tells when a draft must be stored. Call `changed` on every edit and `due` every frame; when `due` says yes, store
/// the draft and call `stored`.
class DraftRecorder {
public:
    /// The longest that a change may stay unstored. Under a second, so that a frame's delay still keeps the promise.
    static constexpr std::chrono::milliseconds longestWait{800};

    /// The text has just changed.
    void changed(Instant now);

    /// True when a change has waited long enough (or the clock was set back since).
    [[nodiscard]] bool due(Instant now) const;

    /// True when there is a change that is not stored, whatever its age: store it before leaving or submitting.
    [[nodiscard]] bool unstored() const { return m_since.has_value(); }

    /// When `due` will become true: how long the app may sleep; nothing while all is stored.
    [[nodiscard]] std::optional<Instant> dueAt() const;

    /// Everything up to now is in the store. When storing failed do not call it: `due` stays true, so it is tried
    /// again.
    void stored() { m_since.reset(); }

private:
    std::optional<Instant> m_since;     ///< the first change that is not stored
};

}  // namespace carewright
