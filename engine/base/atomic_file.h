/// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace carewright {

/// The new content of a file, written and synced beside it under a temporary name. `commit` puts it in place in one step;
/// without that the destructor removes it and the old file stays as it was. Writing several files together: `write` all,
/// then `commit` all, so that a full disk is met before the first old file is gone.
class PendingFile {
public:
    /// Errors: diskFull, permission (read-only folder or file system), notFound (no such folder), io. Keeps the
    /// permissions of a file that is there already; follows a symbolic link to the file it means.
    [[nodiscard]] static Result<PendingFile> write(const std::filesystem::path& path, std::string_view bytes);

    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&& other) noexcept;
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    /// Renames it into place and syncs the folder. Once only.
    [[nodiscard]] Result<void> commit();

private:
    PendingFile(std::filesystem::path temporary, std::filesystem::path target)
        : m_temporary(std::move(temporary)), m_target(std::move(target)) {}
    void discard() noexcept;

    std::filesystem::path m_temporary;  ///< empty once committed or moved from
    std::filesystem::path m_target;
};

/// Writes one file so that a reader, or the machine after a power cut, finds the old content or the new, never a mixture.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace carewright
