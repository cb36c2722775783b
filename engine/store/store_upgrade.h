/// Bringing an older store up to date. Store::open does it by itself; where very much is kept it takes seconds, so a program with a
/// window does it first, in sight:
///
///     if (needsUpgrade(folder)) upgradeStore(folder, clock, [&](UpgradeProgress far) { … return true; });
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

#include "engine/base/clock.h"
#include "engine/base/error.h"

namespace carewright {

/// How far the longest part is: what derived lists are worked out from.
struct UpgradeProgress {
    std::size_t done = 0;       ///< attempts and decided responses
    std::size_t total = 0;      ///< 0: not known yet
};

/// Called now and then, on the thread that upgrades. False: stop.
using UpgradeWatch = std::function<bool(UpgradeProgress)>;

/// Whether an older Carewright wrote the store in `folder`. False where there is none, or where it cannot be read: opening it says why.
[[nodiscard]] bool needsUpgrade(const std::filesystem::path& folder);

/// Brings the store up to date, all or nothing; a dated backup is made first. Stopped or killed on the way, it is as it was, and the next
/// time begins anew. Errors as Store::open has them; locked with a sentence that says so where it was stopped.
[[nodiscard]] Result<void> upgradeStore(const std::filesystem::path& folder, const Clock& clock, const UpgradeWatch& watch);

}  // namespace carewright
