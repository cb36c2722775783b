#include "engine/store/backup.h"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/store/backup_schedule.h"
#include "engine/store/connection.h"
#include "engine/store/schema.h"
#include "engine/store/store_files.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view namePrefix = "carewright-";
constexpr std::string_view nameSuffix = ".sqlite";
constexpr std::chrono::milliseconds busyTimeout{5000};

std::optional<Instant> dateOf(const fs::path& file) {
    const std::string name = file.filename().string();
    if (name.size() <= namePrefix.size() + nameSuffix.size() || !name.starts_with(namePrefix) || !name.ends_with(nameSuffix))
        return std::nullopt;
    return dateOfStamp(std::string_view(name).substr(namePrefix.size(), name.size() - namePrefix.size() - nameSuffix.size()));
}

std::string quoted(const fs::path& path) {
    std::string sql = "'";
    for (const char c : path.string()) {
        sql += c;
        if (c == '\'') sql += c;
    }
    return sql + "'";
}

/// Removes a file that was not completed, whatever happens.
class Unfinished {
public:
    explicit Unfinished(fs::path file) : m_file(std::move(file)) { remove(); }
    ~Unfinished() { remove(); }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    [[nodiscard]] const fs::path& file() const { return m_file; }

private:
    void remove() const {
        std::error_code error;
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(m_file.string() + suffix, error);
    }
    fs::path m_file;
};

Result<void> checkStoreFile(const fs::path& file, const fs::path& folder) {
    return guarded(folder, [&]() -> Result<void> {
        Connection connection(file, OpenMode::readOnly, busyTimeout);
        if (!isOurs(connection) || schemaVersion(connection) == 0)
            return fail(ErrorCode::corrupt, "\"" + file.string() + "\" is not a store of Carewright.");
        const std::string found = connection.text("PRAGMA quick_check(1)");
        if (found != "ok") return tl::make_unexpected(storeError(ErrorCode::corrupt, found, folder));
        return {};
    });
}

/// Moves the store's own files into a new dated folder; its path, empty where there was nothing to move.
Result<fs::path> moveAside(const fs::path& folder, Instant now) {
    std::error_code error;
    fs::path aside = setAsideFolder(folder) / dateStamp(now);
    for (int another = 2; fs::exists(aside, error); ++another)
        aside = setAsideFolder(folder) / (dateStamp(now) + "-" + std::to_string(another));
    bool made = false;
    // The file itself goes last: should this stop half-way, the next try finds it and goes on.
    for (const char* suffix : {"-shm", "-wal", "-journal", ""}) {
        const fs::path from = storeFile(folder).string() + suffix;
        if (!fs::exists(from, error)) continue;
        if (!made) {
            fs::create_directories(aside, error);
            if (error) return tl::make_unexpected(fileError(error, aside, "make the folder"));
            made = true;
        }
        fs::rename(from, aside / from.filename(), error);
        if (error) return tl::make_unexpected(fileError(error, from, "move aside"));
    }
    return made ? aside : fs::path();
}

}  // namespace

std::vector<Backup> listBackups(const fs::path& folder) {
    std::vector<Backup> backups;
    std::error_code error;
    for (fs::directory_iterator at(backupFolder(folder), error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        const auto when = dateOf(at->path());
        if (when && at->is_regular_file(ignored)) backups.push_back(Backup{at->path(), *when, at->file_size(ignored)});
    }
    std::ranges::sort(backups, std::greater{}, &Backup::when);
    return backups;
}

Result<Backup> makeBackup(const fs::path& folder, Instant now) {
    std::error_code error;
    if (!fs::exists(storeFile(folder), error))
        return fail(ErrorCode::notFound, "There is nothing in \"" + folder.string() + "\" to make a backup of.");
    fs::create_directories(backupFolder(folder), error);
    if (error) return tl::make_unexpected(fileError(error, backupFolder(folder), "make the folder"));

    const fs::path final = backupFolder(folder) / (std::string(namePrefix) + dateStamp(now) + std::string(nameSuffix));
    // Another copy may be making a backup at the same moment: the process's own name for what is not finished.
    const Unfinished temporary(final.string() + "." + processName() + ".part");
    auto copied = guarded(folder, [&]() -> Result<void> {
        Connection connection(storeFile(folder), OpenMode::readOnly, busyTimeout);
        connection.execute("VACUUM INTO " + quoted(temporary.file()));
        return {};
    });
    if (!copied) return tl::make_unexpected(std::move(copied.error()));
    if (auto checked = checkStoreFile(temporary.file(), folder); !checked) return tl::make_unexpected(std::move(checked.error()));
    if (auto synced = syncToDisk(temporary.file()); !synced) return tl::make_unexpected(std::move(synced.error()));
    fs::rename(temporary.file(), final, error);
    if (error) return tl::make_unexpected(fileError(error, final, "write"));
    if (auto synced = syncToDisk(backupFolder(folder)); !synced) return tl::make_unexpected(std::move(synced.error()));
    return Backup{final, now, fs::file_size(final, error)};
}

std::vector<Backup> thinBackups(const fs::path& folder, Instant now) {
    const std::vector<Backup> all = listBackups(folder);
    std::vector<Instant> dates;
    for (const Backup& backup : all) dates.push_back(backup.when);
    const std::vector<Instant> old = backupsToRemove(dates, now);
    std::vector<Backup> removed;
    for (const Backup& backup : all) {
        std::error_code error;
        if (std::ranges::binary_search(old, backup.when) && fs::remove(backup.file, error)) removed.push_back(backup);
    }
    return removed;
}

Result<Restored> restoreBackup(const fs::path& folder, const Backup& backup, Instant now) {
    auto alone = FolderLock::take(folder, FolderLock::Mode::alone);
    if (!alone) return tl::make_unexpected(std::move(alone.error()));
    if (auto checked = checkStoreFile(backup.file, folder); !checked)
        return fail(ErrorCode::corrupt, "The backup \"" + backup.file.string() + "\" is damaged itself; nothing was changed. Choose another.");

    // Copied before anything is moved: a full disk leaves all as it was.
    const Unfinished temporary(storeFile(folder).string() + ".restoring");
    std::error_code error;
    fs::copy_file(backup.file, temporary.file(), error);
    if (error) return tl::make_unexpected(fileError(error, temporary.file(), "write"));
    if (auto synced = syncToDisk(temporary.file()); !synced) return tl::make_unexpected(std::move(synced.error()));

    auto aside = moveAside(folder, now);
    if (!aside) return tl::make_unexpected(std::move(aside.error()));
    fs::rename(temporary.file(), storeFile(folder), error);
    if (error) return tl::make_unexpected(fileError(error, storeFile(folder), "write"));
    if (auto synced = syncToDisk(folder); !synced) return tl::make_unexpected(std::move(synced.error()));
    return Restored{aside->empty() ? fs::path() : *aside / storeFile(folder).filename()};
}

Result<Restored> setStoreAside(const fs::path& folder, Instant now) {
    auto alone = FolderLock::take(folder, FolderLock::Mode::alone);
    if (!alone) return tl::make_unexpected(std::move(alone.error()));
    auto aside = moveAside(folder, now);
    if (!aside) return tl::make_unexpected(std::move(aside.error()));
    std::error_code error;
    if (fs::exists(backupFolder(folder), error)) {
        fs::path target = aside->empty() ? setAsideFolder(folder) / dateStamp(now) : *aside;
        fs::create_directories(target, error);
        fs::rename(backupFolder(folder), target / "backups", error);
        if (error) return tl::make_unexpected(fileError(error, backupFolder(folder), "move aside"));
    }
    if (auto synced = syncToDisk(folder); !synced) return tl::make_unexpected(std::move(synced.error()));
    return Restored{aside->empty() ? fs::path() : *aside / storeFile(folder).filename()};
}

}  // namespace carewright
