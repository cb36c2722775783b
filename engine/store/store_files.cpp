#include "engine/store/store_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>

namespace carewright {

namespace fs = std::filesystem;

namespace {

std::error_code lastSystemError() { return {errno, std::generic_category()}; }

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

fs::path storeFile(const fs::path& folder) { return folder / "carewright.sqlite"; }
fs::path backupFolder(const fs::path& folder) { return folder / "backups"; }
fs::path setAsideFolder(const fs::path& folder) { return folder / "set-aside"; }

Result<void> prepareFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    if (fs::exists(folder, error))
        return fail(ErrorCode::permission, "\"" + folder.string() + "\" is a file where Carewright's data folder should be. "
                                           "Move it away, or choose another folder with --data.");
    fs::create_directories(folder, error);
    if (error) return tl::make_unexpected(fileError(error, folder, "make the folder"));
    // What learners write is theirs: other accounts on the computer need not see it.
    fs::permissions(folder, fs::perms::owner_all, error);
    return {};
}

std::string dateStamp(Instant when) {
    using namespace std::chrono;
    const auto day = floor<days>(when);
    const year_month_day date(day);
    const hh_mm_ss time(when - day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d%02u%02u-%02d%02d%02d%03d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text;
}

std::optional<Instant> dateOfStamp(std::string_view stamp) {
    using namespace std::chrono;
    if (stamp.size() != 18 || stamp[8] != '-') return std::nullopt;
    const auto y = digits(stamp.substr(0, 4)), m = digits(stamp.substr(4, 2)), d = digits(stamp.substr(6, 2));
    const auto h = digits(stamp.substr(9, 2)), min = digits(stamp.substr(11, 2)), s = digits(stamp.substr(13, 2));
    const auto ms = digits(stamp.substr(15, 3));
    if (!y || !m || !d || !h || !min || !s || !ms || *h > 23 || *min > 59 || *s > 59) return std::nullopt;
    const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
    if (!date.ok()) return std::nullopt;
    return Instant(sys_days(date) + hours(*h) + minutes(*min) + seconds(*s) + milliseconds(*ms));
}

Result<void> syncToDisk(const fs::path& fileOrFolder) {
    const int file = ::open(fileOrFolder.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return tl::make_unexpected(fileError(lastSystemError(), fileOrFolder, "open"));
    const int failed = ::fsync(file);
    const std::error_code error = lastSystemError();
    ::close(file);
    if (failed) return tl::make_unexpected(fileError(error, fileOrFolder, "write"));
    return {};
}

bool isWritable(const fs::path& file) { return ::access(file.c_str(), W_OK) == 0; }

std::string processName() { return std::to_string(::getpid()); }

Error fileError(const std::error_code& error, const fs::path& path, std::string_view doing) {
    ErrorCode code = ErrorCode::io;
    std::string advice;
    if (error == std::errc::no_space_on_device || error.value() == EDQUOT) {
        code = ErrorCode::diskFull;
        advice = " Free some space and try again.";
    } else if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
               error == std::errc::read_only_file_system || error == std::errc::not_a_directory) {
        code = ErrorCode::permission;
        advice = " Make the folder writable, or choose another with --data.";
    } else if (error == std::errc::no_such_file_or_directory) {
        code = ErrorCode::notFound;
    }
    return {code, "Carewright could not " + std::string(doing) + " \"" + path.string() + "\": " + error.message() + "." + advice, {}};
}

Result<FolderLock> FolderLock::take(const fs::path& folder, Mode mode) {
    const fs::path path = folder / "carewright.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        Error error = fileError(lastSystemError(), path, "write");
        if (error.code == ErrorCode::notFound) error.code = ErrorCode::permission;  // a folder in which nothing can be made
        return tl::make_unexpected(std::move(error));
    }
    if (::flock(file, (mode == Mode::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        ::close(file);
        return fail(ErrorCode::locked, mode == Mode::alone
                                           ? "The data in \"" + folder.string() + "\" is open in a copy of Carewright. Close it and try again."
                                           : "A copy of Carewright is restoring the data in \"" + folder.string() + "\". Try again in a moment.");
    }
    return FolderLock(file);
}

FolderLock::~FolderLock() {
    if (m_file >= 0) ::close(m_file);
}

}  // namespace carewright
