#include "engine/store/store.h"

#include <algorithm>

#include "engine/base/trimmed.h"
#include "engine/store/backup.h"
#include "engine/store/backup_schedule.h"
#include "engine/store/schema.h"
#include "engine/store/store_impl.h"
#include "engine/store/store_opening.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes backupCheckInterval{10};

}  // namespace

Result<Store> Store::open(const fs::path& folder, const Clock& clock, const StoreOptions& options) {
    auto opened = openFile(folder, clock, options);
    if (!opened) return tl::make_unexpected(std::move(opened.error()));
    return guarded(folder, [&]() -> Result<Store> {
        auto impl = std::make_unique<Impl>(folder, clock, std::move(opened->lock), std::move(opened->connection));
        impl->readOnlyReason = std::move(opened->readOnlyReason);
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
