/// The files of a store and the care they need.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "engine/base/clock.h"
#include "engine/base/error.h"

namespace carewright {

/// `folder/carewright.sqlite`, with `-wal` and `-shm` beside it while it is open.
[[nodiscard]] std::filesystem::path storeFile(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path backupFolder(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path setAsideFolder(const std::filesystem::path& folder);

/// Makes the folder (readable by its owner only) where it is missing.
[[nodiscard]] Result<void> prepareFolder(const std::filesystem::path& folder);

/// "20261121-234500123", for names of files; dateOfStamp reads it back (nothing for another form).
[[nodiscard]] std::string dateStamp(Instant when);
[[nodiscard]] std::optional<Instant> dateOfStamp(std::string_view stamp);

/// Waits until what was written to the file, or renamed within the folder, is on the disk.
[[nodiscard]] Result<void> syncToDisk(const std::filesystem::path& fileOrFolder);

/// True where this process may write the file.
[[nodiscard]] bool isWritable(const std::filesystem::path& file);

/// The number of this process, to tell its unfinished files from another copy's.
[[nodiscard]] std::string processName();

/// The error for a failed file operation.
[[nodiscard]] Error fileError(const std::error_code& error, const std::filesystem::path& path, std::string_view doing);

/// Says to other copies of the program that this one uses the folder. All that open the store share it; restoring
/// needs it alone. Let go at the end, also when the program is killed.
class FolderLock {
public:
    enum class Mode { shared, alone };

    /// locked where another copy holds it in a way that excludes this.
    [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder, Mode mode);
    /// Of a store that lies in no folder: locks nothing.
    [[nodiscard]] static FolderLock none() { return FolderLock(-1); }

    FolderLock(FolderLock&& other) noexcept : m_file(other.m_file) { other.m_file = -1; }
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int file) : m_file(file) {}
    int m_file = -1;
};

}  // namespace carewright
