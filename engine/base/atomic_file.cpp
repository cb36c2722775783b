#include "engine/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr int mostAttempts = 100;

Error errorFor(int number, const fs::path& path) {
    const std::string name = "\"" + path.filename().string() + "\"";
    switch (number) {
        case ENOSPC: case EDQUOT: case EFBIG:
            return {ErrorCode::diskFull, name + " could not be written because the disk is full. Free some space and save again; nothing was changed.", {}};
        case EACCES: case EPERM: case EROFS:
            return {ErrorCode::permission, name + " could not be written because \"" + path.parent_path().string() +
                                               "\" is read-only. Choose another folder or change its permissions; nothing was changed.", {}};
        case ENOENT: case ENOTDIR:
            return {ErrorCode::notFound, name + " could not be written because there is no folder \"" + path.parent_path().string() + "\".", {}};
        default:
            return {ErrorCode::io, name + " could not be written (" + std::generic_category().message(number) + "). Nothing was changed.", {}};
    }
}

/// Closes a descriptor however its owner is left.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_value >= 0) ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] bool open() const { return m_value >= 0; }
    /// The errno of closing, or 0.
    int close() { return ::close(std::exchange(m_value, -1)) == 0 ? 0 : errno; }

private:
    int m_value;
};

/// 0, or the errno of what failed.
int writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

Result<PendingFile> PendingFile::write(const fs::path& path, std::string_view bytes) {
    std::error_code ignored;
    const bool linked = fs::is_symlink(path, ignored);
    const fs::path target = linked ? fs::weakly_canonical(path, ignored) : path;
    if (target.empty()) return tl::make_unexpected(errorFor(ENOENT, path));
    struct stat old{};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) return fail(ErrorCode::invalidInput, "\"" + target.string() + "\" is a folder, so no file can be written there.");
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        fs::path temporary = target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (!file.open()) {
            if (errno == EEXIST) continue;
            return tl::make_unexpected(errorFor(errno, target));
        }
        PendingFile pending(std::move(temporary), target);
        if (exists && ::fchmod(file.get(), old.st_mode & 07777) != 0) return tl::make_unexpected(errorFor(errno, target));
        if (const int number = writeAll(file.get(), bytes)) return tl::make_unexpected(errorFor(number, target));
        if (const int number = file.close()) return tl::make_unexpected(errorFor(number, target));
        return pending;
    }
    return tl::make_unexpected(errorFor(EEXIST, target));
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : m_temporary(std::exchange(other.m_temporary, {})), m_target(std::move(other.m_target)) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
    if (this != &other) {
        discard();
        m_temporary = std::exchange(other.m_temporary, {});
        m_target = std::move(other.m_target);
    }
    return *this;
}

PendingFile::~PendingFile() { discard(); }

void PendingFile::discard() noexcept {
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

Result<void> PendingFile::commit() {
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) return tl::make_unexpected(errorFor(errno, m_target));
    m_temporary.clear();
    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    // The name is in place; that the folder cannot be synced (some network file systems) is no reason to say it failed.
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.open()) ::fsync(directory.get());
    return {};
}

Result<void> writeFileAtomically(const fs::path& path, std::string_view bytes) {
    return PendingFile::write(path, bytes).and_then([](PendingFile&& file) { return file.commit(); });
}

}  // namespace carewright
