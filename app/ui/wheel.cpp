#include "app/ui/wheel.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace carewright::ui {

void passWheelOn(float before) {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    const float wheel = imgui.IO.MouseWheel;
    const ImGuiWindow* window = imgui.CurrentWindow;
    // The window that the wheel began to turn keeps it for a moment, so that a page that is being turned does not stop at a field
    // which comes under the mouse.
    if (wheel == 0 || imgui.IO.KeyShift || imgui.IO.KeyCtrl || imgui.WheelingWindow != window) return;
    // A child that does not scroll at all ImGui passes over by itself.
    if ((window->Flags & ImGuiWindowFlags_NoScrollWithMouse) != 0 || window->ScrollMax.y == 0) return;
    const bool atEnd = wheel > 0 ? before <= 0 : before >= window->ScrollMax.y - 1;
    if (!atEnd) return;
    ImGuiWindow* around = window->ParentWindow;
    while (around && around->ScrollMax.y == 0 && (around->Flags & ImGuiWindowFlags_ChildWindow) != 0) around = around->ParentWindow;
    if (!around) return;
    // As far as ImGui turns a window.
    const float step = std::floor(std::min(5 * around->CalcFontSize(), around->InnerRect.GetHeight() * 0.67f));
    ImGui::SetScrollY(around, around->Scroll.y - wheel * step);
}

}  // namespace carewright::ui
