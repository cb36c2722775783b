#include "engine/content/course_files.h"

#include <algorithm>
#include <system_error>
#include "engine/base/whole_file.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

std::string megabytes(std::size_t bytes) {
    constexpr std::size_t mega = 1024 * 1024;
    return bytes % mega == 0 ? std::to_string(bytes / mega) + " MB" : std::to_string(bytes) + " bytes";
}

bool isBelow(const fs::path& inner, const fs::path& folder) {
    const auto [f, i] = std::mismatch(folder.begin(), folder.end(), inner.begin(), inner.end());
    return f == folder.end() && i != inner.end();
}

}  // namespace

bool isInsidePath(std::string_view path) {
    if (path.empty() || path.size() > 500) return false;
    // Other systems read \ and : as parts of a path, and a course should mean the same on each.
    if (path.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        if (part.empty() || part == "." || part == "..") return false;
        at = end + 1;
    }
    return true;
}

Result<fs::path> findCourseFile(const fs::path& folder, const std::string& relative) {
    if (!isInsidePath(relative)) {
        return fail(ErrorCode::invalidInput, "\"" + relative + "\" is no path inside the course folder; write it as in \"topics/first.xml\".");
    }
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    if (error) return fail(ErrorCode::notFound, "There is no folder \"" + folder.string() + "\".");
    const fs::path real = fs::canonical(root / relative, error);
    if (error == std::errc::permission_denied) return fail(ErrorCode::permission, "\"" + relative + "\" may not be read; change its permissions.");
    if (error) return fail(ErrorCode::notFound, "There is no file \"" + relative + "\" in the course folder; put it there" + (relative == "course.xml" ? "." : ", or take out the line that names it."));
    if (!isBelow(real, root)) {
        return fail(ErrorCode::invalidInput, "\"" + relative + "\" leads out of the course folder; copy the file into it.");
    }
    if (!fs::is_regular_file(real, error)) return fail(ErrorCode::invalidInput, "\"" + relative + "\" is no ordinary file.");
    return real;
}

Result<std::string> readCourseFile(const fs::path& real, const std::string& relative, std::size_t limit) {
    auto bytes = readWholeFile(real, limit);
    if (bytes) return bytes;
    // Tutors know the file by its place in the course.
    const ErrorCode code = bytes.error().code;
    if (code == ErrorCode::tooLarge) return fail(code, "\"" + relative + "\" is larger than " + megabytes(limit) + "; split it into several files.");
    if (code == ErrorCode::permission) return fail(code, "\"" + relative + "\" may not be read; change its permissions.");
    return fail(code, "\"" + relative + "\" could not be read to its end.");
}

}  // namespace carewright
