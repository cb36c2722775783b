#include <filesystem>

#include "engine/store/backup.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace {

/// The copies made before hold what was erased.
Result<void> replaceBackups(const std::filesystem::path& folder, Instant now) {
    std::vector<Backup> old = listBackups(folder);
    auto fresh = makeBackup(folder, now);
    if (!fresh) return tl::make_unexpected(std::move(fresh.error()));
    for (const Backup& backup : old) {
        if (backup.file == fresh->file) continue;
        std::error_code error;
        if (std::filesystem::remove(backup.file, error); error) return tl::make_unexpected(fileError(error, backup.file, "removing"));
    }
    return {};
}

}  // namespace

Result<void> Store::eraseLearner(const LearnerId& id) {
    m_impl->backups.wait();
    auto erased = m_impl->write([&]() -> Result<void> {
        if (!m_impl->learnerTable.has(id)) return fail(ErrorCode::notFound, "There is no such profile.");
        m_impl->connection->execute("PRAGMA secure_delete = ON");
        m_impl->learnerTable.erase(id, m_impl->clock.now());
        return {};
    });
    if (!erased) return erased;
    m_impl->backups.wait();
    return guarded(m_impl->folder, [&]() -> Result<void> {
        // What earlier changes left behind in the file and its log goes too.
        m_impl->connection->execute("VACUUM");
        m_impl->connection->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return replaceBackups(m_impl->folder, m_impl->clock.now());
    });
}

}  // namespace carewright
