/// Which backups to keep: pure functions of dates.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/clock.h"

namespace carewright {

/// The least time between two automatic backups.
inline constexpr std::chrono::hours backupInterval{1};

/// True when something has changed since the newest backup and that backup is old enough (or dated in the future).
[[nodiscard]] bool backupDue(std::optional<Instant> newestBackup, std::optional<Instant> lastChange, Instant now);

/// The dates no longer needed, oldest first. Kept are: the newest three; of the last 24 hours the last of each hour; of
/// the last 30 days the last of each day; before that the last of each month, for ever; and all dated after `now`.
/// Hours, days and months are UTC's.
[[nodiscard]] std::vector<Instant> backupsToRemove(std::span<const Instant> backups, Instant now);

}  // namespace carewright
