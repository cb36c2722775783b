#include "engine/store/store.h"

#include <algorithm>
#include <thread>

#include "engine/base/trimmed.h"
#include "engine/store/backup.h"
#include "engine/store/backup_schedule.h"
#include "engine/store/schema.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes backupCheckInterval{10};

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

/// What holds for this connection only, and has to be said on each.
void setUp(Connection& connection, const StoreOptions& options) {
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA recursive_triggers = ON");  // else REPLACE would pass by the triggers that forbid deleting
    connection.execute("PRAGMA cache_size = -16384");       // KiB: years of a learner's rows are read at once, and their index pages over and over
    if (options.maxPages > 0) connection.execute("PRAGMA max_page_count = " + std::to_string(options.maxPages));
}

}  // namespace

Result<Store> Store::open(const fs::path& folder, const Clock& clock, const StoreOptions& options) {
    if (auto prepared = prepareFolder(folder); !prepared) return tl::make_unexpected(std::move(prepared.error()));
    auto lock = FolderLock::take(folder, FolderLock::Mode::shared);
    if (!lock) return tl::make_unexpected(std::move(lock.error()));
    if (auto present = checkPresence(folder); !present) return tl::make_unexpected(std::move(present.error()));
    if (auto writable = checkWritable(folder); !writable) return tl::make_unexpected(std::move(writable.error()));

    return guarded(folder, [&]() -> Result<Store> {
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
            migrate(*connection);
        }
        auto impl = std::make_unique<Impl>(folder, clock, std::move(*lock), std::move(connection));
        impl->readOnlyReason = std::move(readOnlyReason);
        impl->automaticBackups = options.automaticBackups;
        impl->considerBackup();
        return Store(std::move(impl));
    });
}

Result<Store> Store::inMemory(const Clock& clock) {
    const StoreOptions options{.automaticBackups = false};
    return guarded({}, [&]() -> Result<Store> {
        auto connection = std::make_unique<Connection>(":memory:", OpenMode::readWrite, options.busyTimeout);
        setUp(*connection, options);
        migrate(*connection);
        auto impl = std::make_unique<Impl>(fs::path(), clock, FolderLock::none(), std::move(connection));
        impl->automaticBackups = false;
        return Store(std::move(impl));
    });
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

bool Store::readOnly() const { return !m_impl->readOnlyReason.empty(); }

std::string Store::notice() const { return readOnly() ? m_impl->readOnlyReason : m_impl->backups.problem(); }

const fs::path& Store::folder() const { return m_impl->folder; }

void Store::Impl::considerBackup() {
    const Instant now = clock.now();
    // A clock set back must not put backups off for ever.
    const bool tooSoon = now < nextBackupCheck && nextBackupCheck - now <= backupCheckInterval;
    if (!automaticBackups || !readOnlyReason.empty() || tooSoon) return;
    nextBackupCheck = now + backupCheckInterval;
    const std::vector<Backup> made = listBackups(folder);
    const auto newest = made.empty() ? std::nullopt : std::optional(made.front().when);
    try {
        if (backupDue(newest, std::max(stepTable.lastStored(), learnerTable.lastChange()), now)) backups.begin(now);
    } catch (const SqlFailure&) {
        // What failed here fails again, and is reported, where somebody asks for it.
    }
}

Result<void> Store::backUp() {
    m_impl->backups.wait();
    const Instant now = m_impl->clock.now();
    if (auto made = makeBackup(m_impl->folder, now); !made) return tl::make_unexpected(std::move(made.error()));
    thinBackups(m_impl->folder, now);
    return {};
}

Result<Learner> Store::addLearner(const LearnerId& id, std::string_view name) {
    return m_impl->write([&]() -> Result<Learner> {
        if (id.empty() || isBlank(name))
            return fail(ErrorCode::invalidInput, "A profile needs a name.");
        const Instant now = m_impl->clock.now();
        if (!m_impl->learnerTable.add(id, now)) return fail(ErrorCode::conflict, "This profile is there already.");
        m_impl->learnerTable.set(id, "name", name, now);
        return Learner{id, std::string(name), now, {}};
    });
}

Result<std::vector<Learner>> Store::learners() {
    return guarded(m_impl->folder, [&]() -> Result<std::vector<Learner>> {
        const ReadTransaction reading(*m_impl->connection);
        std::vector<Learner> learners = m_impl->learnerTable.all();
        const std::vector<LearnerId> erased = m_impl->learnerTable.allErased();
        std::erase_if(learners, [&](const Learner& one) { return std::ranges::find(erased, one.id) != erased.end(); });
        return learners;
    });
}

Result<void> Store::setLearnerEntry(const LearnerId& id, std::string_view key, std::string_view value) {
    return m_impl->write([&]() -> Result<void> {
        if (!m_impl->learnerTable.has(id)) return fail(ErrorCode::notFound, "There is no such profile.");
        m_impl->learnerTable.set(id, key, value, m_impl->clock.now());
        return {};
    });
}

Result<std::vector<LearnerEntry>> Store::learnerHistory(const LearnerId& id, std::string_view key) {
    return guarded(m_impl->folder,
                   [&]() -> Result<std::vector<LearnerEntry>> { return m_impl->learnerTable.history(id, key); });
}

Result<std::optional<std::string>> Store::setting(std::string_view key) {
    return guarded(m_impl->folder,
                   [&]() -> Result<std::optional<std::string>> { return m_impl->learnerTable.setting(key); });
}

Result<void> Store::setSetting(std::string_view key, std::string_view value) {
    return m_impl->write([&]() -> Result<void> {
        m_impl->learnerTable.setSetting(key, value);
        return {};
    });
}

}  // namespace carewright
