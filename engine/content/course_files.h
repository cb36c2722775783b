/// Finds and reads the files of a course folder without ever leaving it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace carewright {

/// True for "topics.xml" and "parts/topics.xml": a relative path without "..", ".", backslashes or empty parts.
[[nodiscard]] bool isInsidePath(std::string_view path);

/// One file as it lies in the folder: its real path tells whether two names mean the same file.
struct CourseFile {
    std::filesystem::path real;
    std::string bytes;
};

/// Reads `folder/relative`. Errors as sentences: invalidInput for a path that leaves the folder (symbolic links followed),
/// notFound, permission, tooLarge over `limit` bytes, io. Devices, pipes and folders are refused unopened.
[[nodiscard]] Result<CourseFile> readCourseFile(const std::filesystem::path& folder, const std::string& relative, std::size_t limit);

}  // namespace carewright
