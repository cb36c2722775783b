/// Writes a course as XML in a stable order and form, so that a course lives well under version control.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"

namespace carewright {

/// One file of a course: its path in the folder and its content.
struct WrittenFile {
    std::string file;
    std::string text;

    friend bool operator==(const WrittenFile&, const WrittenFile&) = default;
};

/// The files of a course, course.xml first, its weights (if it has any) last. Each item stays in the file its `place` names; items without one join their
/// kind's file, by default one for each kind ("topics.xml"). Where an item's file would change the order of its kind it
/// joins the item before it. Reading the files gives a course of the same meaning (`sameMeaning`), provided its texts are
/// tidy as the reader leaves them: no double spaces, no control characters. Comments in old files are not kept.
[[nodiscard]] std::vector<WrittenFile> writeCourseFiles(const Course& course);

/// The whole course as one course.xml; its weights, which are a file of their own, are left out.
[[nodiscard]] std::string writeCourseText(const Course& course);

/// Writes the files into `folder` (made if need be): all to temporary names first, then renamed, so that an error leaves
/// the old files as they were. Files of the folder that do not belong to the course stay. Errors: those of PendingFile.
[[nodiscard]] Result<void> writeCourse(const Course& course, const std::filesystem::path& folder);

}  // namespace carewright
