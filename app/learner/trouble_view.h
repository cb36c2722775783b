/// What is shown when answers can't be kept: calmly, with what can be done.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

/// Draws the trouble in place of a view.
void drawTrouble(const ViewContext& context, const Trouble& trouble, ActionQueue& actions);

}  // namespace carewright::ui
