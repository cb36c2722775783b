/// The published versions of a course's rubrics: when, by whom, why, and the hash that markings carry.
///
/// A small file of the course (rubric-versions.tsv) beside its XML: it is about the course, goes where the course goes and
/// lives in the same version control, but is no part of its meaning. A line once written is never changed; a marking that
/// names an older hash finds here what was in force.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

struct RubricVersion {
    std::string hash;           ///< of the meaning of all rubrics (rubric_hash.h), hex
    std::string date;           ///< ISO: 2026-11-28
    std::string subject;        ///< id of the point or misconception that was changed
    std::string author;
    std::string note;

    friend bool operator==(const RubricVersion&, const RubricVersion&) = default;
};

inline constexpr const char* rubricVersionsFile = "rubric-versions.tsv";

/// The versions a file's text holds, oldest first; lines that are none are passed over (somebody may have added remarks).
[[nodiscard]] std::vector<RubricVersion> parseRubricVersions(std::string_view text);
[[nodiscard]] std::string formatRubricVersion(const RubricVersion& version);

/// Those of a course folder; none where there is no such file.
[[nodiscard]] std::vector<RubricVersion> readRubricVersions(const std::filesystem::path& folder);

/// Adds one. Whole or not at all. Errors: those of writeFileAtomically; invalidInput without a hash.
[[nodiscard]] Result<void> addRubricVersion(const std::filesystem::path& folder, const RubricVersion& version);

}  // namespace carewright
