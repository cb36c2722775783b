/// What makes one course of another, and what two people's changes of one course come to together.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/edit.h"

namespace carewright {

/// The edit that turns `from` into a course of the meaning of `to`; empty where they mean the same. Weights and the files in
/// which things stand do not count.
[[nodiscard]] Edit differenceBetween(const Course& from, const Course& to, std::string description);

/// An element that two people changed differently. Null: taken out.
struct EditConflict {
    ElementKind kind = ElementKind::head;
    std::string id;
    std::shared_ptr<const Element> mine, theirs;
};

/// The words in which the two differ first, long ones from a little before that place on; empty: nothing stands there.
struct DifferingWords {
    std::string mine, theirs;
};

/// Nothing where one is taken out, or they differ in no words: in a number, a choice or what they refer to. `names`: the course that
/// rules take the names of ideas from.
[[nodiscard]] std::optional<DifferingWords> firstDifference(const EditConflict& conflict, const Course& names);

struct MergedCourse {
    Edit theirs;                            ///< to make in `mine`: all that they changed and I did not
    std::vector<EditConflict> conflicts;    ///< left as they are in `mine`
};

/// Three courses, element by element: where only one side changed an element since `base`, that change stands. The order of
/// elements stays mine.
[[nodiscard]] MergedCourse mergeCourses(const Course& base, const Course& mine, const Course& theirs, std::string description);

}  // namespace carewright
