/// Ids of new parts that follow their titles while one types them.
///
/// A new part's id comes from its title until somebody may know it: until it is saved, something else names it, or it is set by
/// hand. All of that is read from the document's history, so undoing and a journal that is done again lead to the same.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/authoring/course_document.h"

namespace carewright {

/// The same edit; where it gives a new title to a part whose id follows, with the new id, in everything that came with the part
/// too (the rubric of a copied marking point). `known` is how many steps of the history are saved: what stood then keeps its id.
/// Criteria have their number instead, and mishearings, rubrics, the head and the subject no id of their own.
[[nodiscard]] Edit withFollowingId(const CourseDocument& document, std::size_t known, Edit edit);

/// The new id of the element at `index` where the step that was just made, undone or done again gave it one.
[[nodiscard]] std::optional<std::string> renamedNow(const CourseDocument& document, ElementKind kind, std::size_t index);

}  // namespace carewright
