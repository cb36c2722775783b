/// A course's folder as it was read, parted into what learners have and what waits; also what could not be read.
#pragma once

#include <string>

#include "app/desktop/fresh_course.h"
#include "engine/content/lost_files.h"

namespace carewright {

/// As freshCourse, of what is sound in a folder.
[[nodiscard]] FreshCourse freshFolder(ReadFolder folder);

/// Why answers are kept but not marked for now, as sentences for learners; empty: they are marked.
[[nodiscard]] std::string whyMarksWait(const FreshCourse& fresh);

}  // namespace carewright
