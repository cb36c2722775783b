/// The way into the preview, the same in every room where a course is written.
#pragma once

#include <string>

#include "app/ui/button.h"
#include "app/ui/view.h"
#include "engine/authoring/element.h"

namespace carewright::ui {

/// A button, and its key: shows the draft as a learner would have it, at this element.
void previewButton(const ViewContext& context, ButtonRow& row, ElementKind kind, const std::string& id, ActionQueue& actions);

}  // namespace carewright::ui
