/// Finds wordings that catch more, or less, than they seem to: what stems do to terms and exceptions.
#pragma once

#include <vector>

#include "engine/content/course.h"
#include "engine/content/problem.h"

namespace carewright {

/// Warnings, in the order of the course:
///   - an exception of one word that has the stem of a term of its concept: as exceptions hold for every form of a word,
///     it rules the term out altogether;
///   - a term of one word whose stem is also that of a much commoner word that a tutor would hardly think of: "rights"
///     finds "right", "best" finds "good".
[[nodiscard]] std::vector<Problem> checkWordings(const Course& course);

}  // namespace carewright
