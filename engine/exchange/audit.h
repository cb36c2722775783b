/// Checks a whole store or package and names what is wrong: the engine of `carewright audit`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"

namespace carewright {

/// What was checked and what was found.
struct AuditReport {
    std::string what;                       ///< "store" or "package", and how much is in it: one sentence
    std::vector<std::string> problems;      ///< the first broken row first; empty: all is as it was written
    std::vector<std::string> notes;         ///< nothing broken, but worth a look: forks, acts that count for nothing

    [[nodiscard]] bool whole() const { return problems.empty(); }
};

/// `path` is a folder with a store, a store's file (a backup, say), or a package. Nothing is changed: a store of an earlier
/// version and a single file are checked as a copy in the machine's temporary folder. A damaged file is a report with problems;
/// errors are for what could not be checked at all: notFound, permission, unsupported (newer version; a package sealed for
/// somebody), invalidInput (neither store nor package).
[[nodiscard]] Result<AuditReport> auditPath(const std::filesystem::path& path, const Clock& clock);

}  // namespace carewright
