/// Zip files, written only: packages that are read have another form (package.h).
#pragma once

#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"

namespace carewright {

/// A file in the zip. The name is a relative path with "/" between its parts.
struct ZipEntry {
    std::string name;
    std::string bytes;
};

/// The zip's bytes; every entry is dated `when`. io where the library could not make it; invalidInput for a name that is empty,
/// absolute, leads upwards or is there twice.
[[nodiscard]] Result<std::string> zipOf(const std::vector<ZipEntry>& entries, Instant when);

}  // namespace carewright
