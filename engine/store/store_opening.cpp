#include "engine/store/store_opening.h"

#include <thread>

#include "engine/store/backup.h"
#include "engine/store/schema.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

/// A file that is gone or empty while backups are there is damage, not a first start: beginning anew would hide it.
Result<void> checkPresence(const fs::path& folder) {
    std::error_code error;
    const fs::path file = storeFile(folder);
    const bool present = fs::exists(file, error);
    if (present && fs::file_size(file, error) > 0) return {};
    if (listBackups(folder).empty()) return {};
    return tl::make_unexpected(storeError(ErrorCode::corrupt, present ? "the file is empty" : "the file is missing", folder));
}

Result<void> checkWritable(const fs::path& folder) {
    std::error_code error;
    const fs::path file = storeFile(folder);
    if (!fs::exists(file, error) || isWritable(file)) return {};
    return tl::make_unexpected(storeError(ErrorCode::permission, "the file " + file.filename().string() + " is read-only", folder));
}

/// SQLite does not wait by itself while two copies turn on the write-ahead log at once.
void useWriteAheadLog(Connection& connection, std::chrono::milliseconds busyTimeout) {
    constexpr std::chrono::milliseconds pause{10};
    if (connection.text("PRAGMA journal_mode") == "wal") return;
    connection.execute("PRAGMA busy_timeout = 0");
    for (auto waited = pause;; waited += pause) {
        try {
            connection.execute("PRAGMA journal_mode = WAL");
            break;
        } catch (const SqlFailure& failure) {
            if (failure.code() != ErrorCode::locked || waited > busyTimeout) throw;
            std::this_thread::sleep_for(pause);
        }
    }
    connection.execute("PRAGMA busy_timeout = " + std::to_string(busyTimeout.count()));
}

}  // namespace

void setUp(Connection& connection, const StoreOptions& options) {
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA recursive_triggers = ON");  // else REPLACE would pass by the triggers that forbid deleting
    connection.execute("PRAGMA cache_size = -16384");       // KiB: years of a learner's rows are read at once, and their index pages over and over
    if (options.maxPages > 0) connection.execute("PRAGMA max_page_count = " + std::to_string(options.maxPages));
}

Result<OpenedFile> openFile(const fs::path& folder, const Clock& clock, const StoreOptions& options, const UpgradeWatch& watch) {
    if (auto prepared = prepareFolder(folder); !prepared) return tl::make_unexpected(std::move(prepared.error()));
    auto lock = FolderLock::take(folder, FolderLock::Mode::shared);
    if (!lock) return tl::make_unexpected(std::move(lock.error()));
    if (auto present = checkPresence(folder); !present) return tl::make_unexpected(std::move(present.error()));
    if (auto writable = checkWritable(folder); !writable) return tl::make_unexpected(std::move(writable.error()));

    return guarded(folder, [&]() -> Result<OpenedFile> {
        auto connection = std::make_unique<Connection>(storeFile(folder), OpenMode::readWrite, options.busyTimeout);
        if (!isOurs(*connection)) {
            // With backups beside it this was a store once.
            const bool damaged = !listBackups(folder).empty();
            return fail(damaged ? ErrorCode::corrupt : ErrorCode::invalidInput,
                        "\"" + storeFile(folder).string() + "\" is not a store of Carewright. It has been left as it is; " +
                            (damaged ? "a backup can be restored." : "move it away, or choose another folder with --data."));
        }
        if (options.checkAtOpen) {
            const std::string found = connection->text("PRAGMA quick_check(1)");
            if (found != "ok") return tl::make_unexpected(storeError(ErrorCode::corrupt, found, folder));
        }
        std::string readOnlyReason;
        const std::int64_t version = schemaVersion(*connection);
        if (version > knownSchemaVersion()) {
            readOnlyReason = "The data in \"" + folder.string() + "\" comes from a newer version of Carewright (" +
                             std::to_string(version) + "; this one knows " + std::to_string(knownSchemaVersion()) +
                             "). You can look at it; to change anything, update Carewright.";
            connection->execute("PRAGMA query_only = ON");
        } else {
            if (version > 0 && version < knownSchemaVersion())
                if (auto made = makeBackup(folder, clock.now()); !made) return tl::make_unexpected(std::move(made.error()));
            useWriteAheadLog(*connection, options.busyTimeout);
            setUp(*connection, options);
            migrate(*connection, watch);
        }
        return OpenedFile{std::move(*lock), std::move(connection), std::move(readOnlyReason)};
    });
}

bool needsUpgrade(const fs::path& folder) {
    std::error_code error;
    const fs::path file = storeFile(folder);
    if (!fs::exists(file, error)) return false;
    const auto older = guarded(folder, [&]() -> Result<bool> {
        Connection connection(file, OpenMode::readOnly, StoreOptions{}.busyTimeout);
        if (!isOurs(connection)) return false;
        const std::int64_t version = schemaVersion(connection);
        return version > 0 && version < knownSchemaVersion();
    });
    return older && *older;
}

Result<void> upgradeStore(const fs::path& folder, const Clock& clock, const UpgradeWatch& watch) {
    const auto opened = openFile(folder, clock, {}, watch);
    if (!opened) return tl::make_unexpected(opened.error());
    return {};
}

}  // namespace carewright
