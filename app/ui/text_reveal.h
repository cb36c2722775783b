/// Brings something into sight in the ImGui window that is being drawn.
#pragma once

#include <imgui.h>

#include <algorithm>

#include "app/ui/context.h"

namespace carewright::ui {

/// Scrolls the current window just so far that `rect` (screen px) can be seen with some room round it; of a rectangle
/// that is higher than the window, the top.
inline void revealInWindow(const Context& context, const Rect& rect) {
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    const float room = context.grid(2);
    float by = 0;
    if (rect.bottom + room > bottom) by = rect.bottom + room - bottom;
    if (rect.top - room - by < top) by = rect.top - room - top;
    // How far the window can scroll is known of the last frame only, when what is shown now may not have been there: ImGui keeps within it.
    if (by != 0) ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() + by));
}

}  // namespace carewright::ui
