/// Reading a course without judging it: for whoever reads back what was just written, or has it checked elsewhere.
#pragma once

#include <filesystem>

#include "engine/content/course_reader.h"

namespace carewright {

/// As readCourse, without the checks of meaning (course_check): the problems are those of files and XML only.
[[nodiscard]] ReadCourse readCourseUnchecked(const std::filesystem::path& folder, const ReadLimits& limits = {});

}  // namespace carewright
