/// Reads a file whole, and never more of it than was agreed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/error.h"

namespace carewright {

/// The bytes of a regular file of at most `mostBytes`. Errors: notFound (no such file, or something else of that name),
/// permission, tooLarge (also of a file that grows while it is read), io. The message names the file by its path.
[[nodiscard]] Result<std::string> readWholeFile(const std::filesystem::path& file, std::uintmax_t mostBytes);

}  // namespace carewright
