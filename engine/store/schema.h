/// The version of a store's tables, and bringing it up to this program's.
#pragma once

#include <cstdint>

#include "engine/store/connection.h"
#include "engine/store/store_upgrade.h"

namespace carewright {

/// "Care" in the header of the file: this SQLite file is one of ours.
inline constexpr std::int64_t applicationId = 0x43617265;

/// The version that this program writes.
[[nodiscard]] std::int64_t knownSchemaVersion();

/// The version of the store behind `connection`; 0 for a new one. Throws SqlFailure.
[[nodiscard]] std::int64_t schemaVersion(Connection& connection);

/// True where the file is a new one or a store of ours, and not some other program's.
[[nodiscard]] bool isOurs(Connection& connection);

/// Runs the migrations that are missing, all or none; two programs may do so at once. Throws SqlFailure, also where `watch`, which may be
/// empty, says to stop.
void migrate(Connection& connection, const UpgradeWatch& watch = {});

/// Works the list of responses out anew from steps and acts, which takes seconds where there are very many. Within a writing. Throws
/// SqlFailure where `watch` says to stop.
void rebuildResponses(Connection& connection, const UpgradeWatch& watch = {});

}  // namespace carewright
