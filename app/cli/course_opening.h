/// Opens a course for marking, or says on the error stream why it can't be.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/content/course.h"
#include "engine/marking/marker.h"

namespace carewright::cli {

/// A course that may be marked with, and its compiled rubric.
struct OpenCourse {
    Course course;
    Marker marker;
};

/// Nothing where the folder is no course or the course has errors: it is never marked with half a rubric. What is wrong
/// has then been written to the error stream.
[[nodiscard]] std::optional<OpenCourse> openCourse(const std::filesystem::path& folder);

/// `file:line: error: text` for a rule that the reader accepts and the marker cannot compile.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace carewright::cli
