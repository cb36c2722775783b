/// Dated copies of the store, and going back to one.
///
/// Backups are whole stores in `folder/backups`, written beside and renamed when they are complete and checked.
/// Restoring never deletes anything: the damaged files are moved to `folder/set-aside`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"

namespace carewright {

struct Backup {
    std::filesystem::path file;
    Instant when;
    std::uintmax_t bytes = 0;
};

/// The backups of the store in `folder`, newest first; empty where there are none or the folder cannot be read.
[[nodiscard]] std::vector<Backup> listBackups(const std::filesystem::path& folder);

/// Writes a backup dated `now`, also while the store is in use. Errors: notFound (no store), corrupt, diskFull,
/// permission, locked, io; then no half backup is left.
[[nodiscard]] Result<Backup> makeBackup(const std::filesystem::path& folder, Instant now);

/// Removes the backups that the schedule (backup_schedule.h) no longer keeps; gives those removed.
std::vector<Backup> thinBackups(const std::filesystem::path& folder, Instant now);

/// Where the files went that a restore replaced.
struct Restored {
    std::filesystem::path setAside;     ///< the damaged store's file; empty where there was none. Store::salvage reads it
};

/// Puts a backup in the place of the store. The store's files are moved aside first, never deleted. locked where a copy
/// of Carewright has the store open; corrupt where the backup itself is damaged (then nothing is changed).
[[nodiscard]] Result<Restored> restoreBackup(const std::filesystem::path& folder, const Backup& backup, Instant now);

/// Moves the store and its backups aside, so that the next open begins an empty one. locked as above.
[[nodiscard]] Result<Restored> setStoreAside(const std::filesystem::path& folder, Instant now);

}  // namespace carewright
