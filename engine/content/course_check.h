/// Judges a course by its meaning: whether everything it names exists, can be reached, and makes sense.
///
/// The reader calls it for every course it reads; an editor calls it after each change.
#pragma once

#include <vector>

#include "engine/content/course.h"
#include "engine/content/problem.h"

namespace carewright {

struct CheckOptions {
    /// Some of the course could not be read, so what seems to be missing or unused may only be unread: those findings are
    /// left out.
    bool incomplete = false;
    /// Learner texts with a reading age (see reading_age.h) over this are warned about, in years.
    double readingAge = 15;
    /// At most so many findings of each severity.
    std::size_t problems = 10000;
};

/// Everything that is wrong with the course, by file (in the order of `course.files`) and line. Takes any course, also
/// one made in memory without places.
[[nodiscard]] std::vector<Problem> checkCourse(const Course& course, const CheckOptions& options = {});

}  // namespace carewright
