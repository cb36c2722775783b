/// Work that was not saved when Carewright last ended, offered back in every room of the workshop.
#pragma once

#include "app/ui/flow.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// Offers it where there is some. True while that has to be decided: nothing else can be edited before.
bool offerUnsavedWork(const ViewContext& context, Flow& flow, ActionQueue& actions);

}  // namespace carewright::ui
