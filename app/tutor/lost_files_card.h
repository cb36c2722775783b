/// The files of a course that can't be read: told to its author wherever the course is edited.
#pragma once

#include "app/ui/flow.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// A card for each file, and for the table of weights: what is wrong, what that means for learners and for saving, and the way to the
/// folder. Nothing where everything could be read.
void lostFileCards(const ViewContext& context, Flow& flow, ActionQueue& actions);

/// A link that shows the folder of the course in the desktop's own file manager; nothing where this desktop can't.
void folderLink(const ViewContext& context, Flow& flow, ActionQueue& actions);

}  // namespace carewright::ui
