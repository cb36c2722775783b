/// A store's file, opened and brought up to date; what a Store is made of.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/store/connection.h"
#include "engine/store/store.h"
#include "engine/store/store_files.h"
#include "engine/store/store_upgrade.h"

namespace carewright {

struct OpenedFile {
    FolderLock lock;
    std::unique_ptr<Connection> connection;
    std::string readOnlyReason;     ///< empty where it may be changed
};

/// Errors as Store::open has them.
[[nodiscard]] Result<OpenedFile> openFile(const std::filesystem::path& folder, const Clock& clock, const StoreOptions& options, const UpgradeWatch& watch = {});

/// What holds for a connection only, and has to be said on each. Throws SqlFailure.
void setUp(Connection& connection, const StoreOptions& options);

}  // namespace carewright
