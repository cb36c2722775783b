/// The wheel over something that scrolls inside a page: it turns that first, and the page where there is nothing left to turn.
#pragma once

namespace carewright::ui {

/// Within a child window, after its Begin: turns the page around it by the wheel where the child has been at its end already.
/// ImGui alone keeps such a wheel for itself. `before` is how far the child was scrolled in the last frame.
void passWheelOn(float before);

}  // namespace carewright::ui
