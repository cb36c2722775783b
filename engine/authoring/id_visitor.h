/// Every id by which an element names another one, as something to look at or to change.
#pragma once

#include <functional>
#include <string>

#include "engine/authoring/element.h"

namespace carewright {

/// Called with the kind that is named and its id, which may be changed.
using IdVisitor = std::function<void(ElementKind named, std::string& id)>;

/// Calls `visit` for each id by which `element` refers to another element of the course; not for its own, and not for ids
/// that hold within one element only (options, passages …). Empty ids are left out.
void visitReferences(Element& element, const IdVisitor& visit);

/// The element's own id; nullptr where it has none of its own (head, rubric, subject).
[[nodiscard]] std::string* ownId(Element& element);

}  // namespace carewright
