/// What a new element begins with, so that nobody starts from an empty form.
#pragma once

#include <string>

#include "engine/authoring/element.h"

namespace carewright {

/// A new element of a kind with a fresh id and a title that says what belongs there. It refers to what the course has (a
/// question's first marking point, an item's …), so that it is sound as far as it can be. Not for single kinds.
[[nodiscard]] Element newElement(const Course& course, ElementKind kind);

/// Gives the entries of a topic that is about to be added ids that no entry of the course has.
void freshenEntries(const Course& course, Topic& topic);

/// A copy with fresh ids, "(copy)" behind its title.
[[nodiscard]] Element duplicateOf(const Course& course, ElementKind kind, std::size_t index);

}  // namespace carewright
