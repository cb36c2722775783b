/// Reads a course folder.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/problem.h"

namespace carewright {

/// Bounds of what is read; anything over them is a problem, never a crash or a hang.
struct ReadLimits {
    std::size_t fileBytes = 8 * 1024 * 1024;
    std::size_t files = 200;
    std::size_t courseBytes = 64 * 1024 * 1024; ///< all files together
    int depth = 32;             ///< nesting of elements; at most 98
    std::size_t problems = 500; ///< after this many the list ends with one that says so
};

/// The course as far as it could be read, and everything that is wrong with it. With an error among the problems the
/// course is for looking at only (`usable()` is false): it is never half-loaded as if it were whole.
struct ReadCourse {
    Course course;
    std::vector<Problem> problems;
    std::vector<Problem> unread{};  ///< the errors of files and XML among them, whatever room there is for problems
    bool complete = true;           ///< false: some of it was not read at all, so what seems to be missing may be there

    [[nodiscard]] bool usable() const { return !hasErrors(problems); }
};

/// Reads `folder/course.xml` and every file it includes. All problems of all files come back at once, sorted by file
/// (in reading order) and line; checks of meaning (course_check) are part of it.
[[nodiscard]] ReadCourse readCourse(const std::filesystem::path& folder, const ReadLimits& limits = {});

/// The same without the checks of meaning: the problems are those of files and XML only. For whoever reads back what was just
/// written, or has it checked elsewhere.
[[nodiscard]] ReadCourse readCourseUnchecked(const std::filesystem::path& folder, const ReadLimits& limits = {});

/// As readCourse, from memory, for a course of one file: `xml` stands for course.xml. Includes and weights are problems here.
[[nodiscard]] ReadCourse readCourseText(std::string_view xml, const ReadLimits& limits = {});

}  // namespace carewright
