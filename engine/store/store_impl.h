/// The inside of a Store, shared by the files that implement it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/review/roster.h"
#include "engine/store/act_table.h"
#include "engine/store/background_backup.h"
#include "engine/store/connection.h"
#include "engine/store/learner_table.h"
#include "engine/store/response_index.h"
#include "engine/store/step_table.h"
#include "engine/store/store.h"
#include "engine/store/store_files.h"

namespace carewright {

struct Store::Impl {
    Impl(std::filesystem::path where, const Clock& time, FolderLock folderLock, std::unique_ptr<Connection> open)
        : folder(std::move(where)), clock(time), lock(std::move(folderLock)), connection(std::move(open)),
          stepTable(*connection), learnerTable(*connection), actTable(*connection),
          responseIndex(*connection), backups(folder) {}

    std::filesystem::path folder;
    const Clock& clock;
    FolderLock lock;
    std::unique_ptr<Connection> connection;
    StepTable stepTable;
    LearnerTable learnerTable;
    ActTable actTable;
    ResponseIndex responseIndex;
    BackgroundBackup backups;
    bool automaticBackups = true;
    Instant nextBackupCheck{};
    std::string readOnlyReason;     ///< empty where the store may be changed

    /// Runs `work` in one writing transaction, committed where it gives a value.
    template <class Work>
    auto write(Work&& work) -> decltype(work());

    /// Who the staff are, as the acts say. The caller holds the transaction.
    [[nodiscard]] Roster roster();

    /// Once a store knows one centre it keeps to it: a package that brings another founder must not unsettle who counts here.
    void keepToCentre();

    /// Takes over acts of another store or package: those that are whole and not here yet. The caller holds the transaction.
    void takeActs(std::span<const Act> acts, bool extract, std::size_t& added, std::vector<ActProblem>& refused);

    /// Begins a backup where one is due. Looks at most once in ten minutes.
    void considerBackup();
};

template <class Work>
auto Store::Impl::write(Work&& work) -> decltype(work()) {
    if (!readOnlyReason.empty()) return fail(ErrorCode::unsupported, readOnlyReason);
    auto result = guarded(folder, [&]() -> decltype(work()) {
        Writing writing(*connection);
        auto done = work();
        if (done) writing.commit();
        return done;
    });
    if (result) considerBackup();
    return result;
}

}  // namespace carewright
