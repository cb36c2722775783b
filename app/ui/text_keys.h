/// The keyboard as the text widgets see it in one frame.
#pragma once

#include <imgui.h>

namespace carewright::ui::keys {

/// Keys that ImGui 1.86 has no names for, by their GLFW numbers, with which the GLFW backend fills io.KeysDown.
inline constexpr int period = 46;
inline constexpr int f10 = 299;
inline constexpr int menu = 348;

/// Went down in this frame, or repeats while held.
[[nodiscard]] inline bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true); }

/// Went down in this frame.
[[nodiscard]] inline bool struck(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

/// Ctrl without Alt: AltGr arrives as both and types characters.
[[nodiscard]] inline bool control() { return ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt; }

[[nodiscard]] inline bool shift() { return ImGui::GetIO().KeyShift; }

/// Went down in this frame or repeats, without Ctrl or Alt: with them it is a command's, such as Alt+Left.
[[nodiscard]] inline bool plain(ImGuiKey key) { return !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt && pressed(key); }

/// Ctrl+. , the Menu key or Shift+F10.
[[nodiscard]] inline bool opensMenu() {
    return (control() && ImGui::IsKeyPressed(period, false)) || ImGui::IsKeyPressed(menu, false) ||
           (shift() && ImGui::IsKeyPressed(f10, false));
}

}  // namespace carewright::ui::keys
