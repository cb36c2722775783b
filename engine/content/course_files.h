/// Finds and reads the files of a course folder without ever leaving it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace carewright {

/// True for "topics.xml" and "parts/topics.xml": a relative path without "..", ".", backslashes or empty parts.
[[nodiscard]] bool isInsidePath(std::string_view path);

/// The real path of `folder/relative`, links followed: it tells whether two names mean the same file. Errors as sentences:
/// invalidInput for a path that leaves the folder or is no ordinary file, notFound, permission.
[[nodiscard]] Result<std::filesystem::path> findCourseFile(const std::filesystem::path& folder, const std::string& relative);

/// The bytes of a file found so. `relative` is for the messages: permission, tooLarge over `limit` bytes, io.
[[nodiscard]] Result<std::string> readCourseFile(const std::filesystem::path& real, const std::string& relative, std::size_t limit);

}  // namespace carewright
