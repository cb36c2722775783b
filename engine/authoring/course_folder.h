/// A course's folder as an editor needs it: what was read, saving without touching what did not change, older versions, and
/// what other programs did meanwhile.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/content/course_writer.h"
#include "engine/content/lost_files.h"

namespace carewright {

/// A copy of the files that a save replaced.
struct CourseVersion {
    int number = 0;                     ///< counts up, never reused
    std::optional<Instant> replacedAt;  ///< to the minute; nothing where its folder does not say
    std::filesystem::path folder;
};

class CourseFolder {
public:
    /// Reads the folder. notFound where there is no course.xml; the course may have errors, as a draft has.
    [[nodiscard]] static Result<CourseFolder> open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// The course as it was last read or saved.
    [[nodiscard]] const Course& base() const { return m_base; }

    /// What could not be read of it then.
    [[nodiscard]] const CourseLoss& loss() const { return m_loss; }

    /// Why nothing may be saved now, as sentences: a file could not be read, and what stands in it must not be lost. Empty: it may.
    [[nodiscard]] std::string whyNotSave() const;

    /// The files that are not as they were last read or saved: changed, new, gone, or readable now. Reads them all.
    [[nodiscard]] std::vector<std::string> changedOnDisk() const;

    /// Writes what differs between `course` and base(): only its lines, comments stay. All files are written under temporary
    /// names before the first is replaced, so an error leaves the old ones. The files that are replaced are copied to
    /// `versions` first (the newest `keptVersions` stay). conflict where another program changed the folder since: take
    /// that over first (reread, mergeCourses). invalidInput where a file could not be read (whyNotSave), or where a new
    /// file would take the place of one that lies there and is no part of the course. Nothing is written where nothing differs.
    [[nodiscard]] Result<void> save(const Course& course, const std::filesystem::path& versions, Instant now);

    /// Reads the folder anew; what it holds now is the base from here on.
    [[nodiscard]] Result<void> reread();

    static constexpr int keptVersions = 50;

private:
    CourseFolder() = default;

    std::filesystem::path m_path;
    Course m_base;
    std::map<std::string, std::string> m_texts;     ///< of the course's XML files, as read
    CourseLoss m_loss;
    std::map<std::string, std::string> m_lost;      ///< of files that could not be read: their text, or why there is none
    std::vector<WrittenFile> m_written;             ///< what the writer makes of m_base; empty until it is first needed
};

/// The versions kept in a folder, newest first. Anything else in it is passed over.
[[nodiscard]] std::vector<CourseVersion> listVersions(const std::filesystem::path& versions);

}  // namespace carewright
