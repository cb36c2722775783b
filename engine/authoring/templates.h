/// What a new element begins with, so that nobody starts from an empty form.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/authoring/element.h"

namespace carewright {

/// A new element of a kind with a fresh id and a title that says what belongs there. It refers to what the course has (a
/// question's first marking point, an item's …), so that it is sound as far as it can be. Not for single kinds.
[[nodiscard]] Element newElement(const Course& course, ElementKind kind);

/// The words that a new element of the kind (or a new part of one) begins with and that only say what belongs there. Where they
/// still stand, a learner or an assessor would read them. Words that may well stay, as a usual command word, are not among them.
[[nodiscard]] std::set<std::string> fillIns(ElementKind kind);

/// The first of its fill-ins that an element still holds; nothing where it holds none.
[[nodiscard]] std::optional<std::string> fillInLeft(const Element& element, const std::set<std::string>& fillIns);

/// How the finding about one begins.
inline constexpr std::string_view fillInFinding = "The words of the template still stand there: ";

/// Gives the entries of a topic that is about to be added ids that no entry of the course has.
void freshenEntries(const Course& course, Topic& topic);

/// A copy with fresh ids, "(copy)" behind its title.
[[nodiscard]] Element duplicateOf(const Course& course, ElementKind kind, std::size_t index);

}  // namespace carewright
