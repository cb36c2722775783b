/// Where a learner would meet an element of a course: how a preview of it begins.
#pragma once

#include <string>
#include <vector>

#include "app/ui/action.h"
#include "engine/authoring/element.h"

namespace carewright {

/// The first things to do in a preview so that it shows the element: a topic opened, a story begun, the question a marking
/// point counts for. A quiz item gets a quiz of its own, which is added to `draft`. What learners never see by itself (a
/// source, a concept that no rubric needs) begins at home.
[[nodiscard]] std::vector<ui::Action> previewSteps(Course& draft, ElementKind kind, const std::string& id);

}  // namespace carewright
