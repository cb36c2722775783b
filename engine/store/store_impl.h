/// The inside of a Store, shared by the files that implement it.
#pragma once

#include <memory>
#include <string>

#include "engine/store/background_backup.h"
#include "engine/store/connection.h"
#include "engine/store/learner_table.h"
#include "engine/store/step_table.h"
#include "engine/store/store.h"
#include "engine/store/store_files.h"

namespace carewright {

struct Store::Impl {
    Impl(std::filesystem::path where, const Clock& time, FolderLock folderLock, std::unique_ptr<Connection> open)
        : folder(std::move(where)), clock(time), lock(std::move(folderLock)), connection(std::move(open)),
          stepTable(*connection), learnerTable(*connection), backups(folder) {}

    std::filesystem::path folder;
    const Clock& clock;
    FolderLock lock;
    std::unique_ptr<Connection> connection;
    StepTable stepTable;
    LearnerTable learnerTable;
    BackgroundBackup backups;
    bool automaticBackups = true;
    Instant nextBackupCheck{};
    std::string readOnlyReason;     ///< empty where the store may be changed

    /// Runs `work` in one writing transaction, committed where it gives a value.
    template <class Work>
    auto write(Work&& work) -> decltype(work());

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
