/// Files of a course that could not be read, and what that means for the rest of it.
///
///     what can't be read                   holds back
///     a file                               what stands in it, and what rests on that
///     … with what every answer is marked with (mishearings, the words of the subject, what finds misconceptions, the
///       ideas of the lexicon that the weights use)     the marking of answers too: they are kept, and marked once it can be read
///     the table of weights                 the marking of answers
///     course.xml                           the whole course
///
/// Marking by rules alone, or without some of what answers are marked with, would propose other marks, and nobody would know.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course_reader.h"
#include "engine/content/ready_parts.h"

namespace carewright {

/// A file of a course that is not in it, or not all of it, because it could not be read.
struct LostFile {
    std::string file;               ///< as course.xml names it; may be empty where it names none
    std::vector<Problem> problems;  ///< why, and what would be right
    std::string text;               ///< what stands in it as far as that is known: enough to tell what it may hold
    bool nothingLost = false;       ///< it is named a second time, so all of it is there

    friend bool operator==(const LostFile&, const LostFile&) = default;
};

struct CourseLoss {
    std::vector<LostFile> files;
    std::optional<Problem> weights; ///< why the table of weights could not be read; the course has none then
    bool begun = true;              ///< false: there is no course.xml that can be read

    /// A file whose words are not all in the course; null: there is none.
    [[nodiscard]] const LostFile* first() const;
};

/// A course as it was read, and the files that could not be.
struct ReadFolder {
    ReadCourse read;
    CourseLoss loss;
};

/// As readCourse (`checked`) or readCourseUnchecked.
[[nodiscard]] ReadFolder readFolder(const std::filesystem::path& folder, bool checked = true);

/// What stands among the held parts for a file, for the table of weights, and for the marking of answers that waits.
inline constexpr std::string_view lostFileList = "file", lostWeightsList = "weights", waitingMarksList = "marking";

/// The held part is one of these three, no part that is written in the course.
[[nodiscard]] bool standsForFile(const HeldPart& part);

/// The first held part of a list; null: there is none.
[[nodiscard]] const HeldPart* firstHeld(const std::vector<HeldPart>& held, std::string_view list);

/// As readyParts, of what is sound in a folder. What could not be read is among the held parts, before all others; where answers are kept
/// but not marked for now, so is that, with the reason as sentences for learners.
[[nodiscard]] ReadyParts readyCourse(ReadFolder folder);
/// Of a draft in memory: it names its table of weights and has none where that could not be read.
[[nodiscard]] ReadyParts readyCourse(Course draft);

/// "Line 4: …" for a problem within the file, the sentence alone for others.
[[nodiscard]] std::string wordsWithin(const std::string& file, const Problem& problem);

}  // namespace carewright
