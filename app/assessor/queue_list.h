/// The queue as a list: a line for each response, one page of it.
#pragma once

#include <optional>

#include "app/ui/view.h"
#include "engine/review/act.h"

namespace carewright::ui {

/// Draws the page of the queue; `narrow` leaves out what stands on the desk anyway. The response that was pressed.
[[nodiscard]] std::optional<ResponseRef> queueList(const ViewContext& context, Flow& flow, bool narrow);

/// "1 to 50 of 312", with buttons for the pages before and after.
void queuePages(const ViewContext& context, Flow& flow, ActionQueue& actions);

}  // namespace carewright::ui
