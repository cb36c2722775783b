/// Who refers to whom in a course: what must be known before something is deleted, and changed when it gets another id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/edit.h"

namespace carewright {

/// An element that refers to another one.
struct Reference {
    ElementKind kind = ElementKind::topic;
    std::size_t index = 0;
    std::string id, title;      ///< of the element that refers
    std::size_t times = 1;
};

/// Everything that refers to the element of that kind and id, in the course's order. Its own rubric counts as referring to a
/// marking point or misconception.
[[nodiscard]] std::vector<Reference> referencesTo(const Course& course, ElementKind kind, const std::string& id);

/// Gives the element at `index` another id, and tells everything that refers to it. conflict where the id is taken,
/// invalidInput where it is none (isWellFormedId).
[[nodiscard]] Result<Edit> renameId(const Course& course, ElementKind kind, std::size_t index, const std::string& id);

/// A well-formed id made of a title ("What it means" → "what-it-means") that no element of the kind has but the one that is
/// called `own` now.
[[nodiscard]] std::string freshId(const Course& course, ElementKind kind, const std::string& title, std::string_view own = {});

/// True where something that learners write is marked on the point: an answer to a question, a written item, a written step of a story.
[[nodiscard]] bool isAskedFor(const Course& course, const PointId& point);

}  // namespace carewright
