/// A course as it was read, parted into what learners have and what waits: everything about it that is worked out once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/content/ready_parts.h"

namespace carewright {

struct FreshCourse {
    ReadyParts ready;
    std::vector<Problem> problems;
    std::optional<Course> written;          ///< with the parts that are held back; nothing where there are none
    std::shared_ptr<const Course> copy;     ///< what can be marked, for the marker, which looks at one that nobody changes
};

[[nodiscard]] FreshCourse freshCourse(ReadCourse read);

/// A draft for its author to try: also what is held back, where that can be shown or played.
[[nodiscard]] FreshCourse freshDraft(const Course& draft);

}  // namespace carewright
