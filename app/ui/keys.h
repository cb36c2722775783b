/// Keys that ImGui 1.86 has no name for, and the combinations the app listens to.
#pragma once

#include <string_view>
#include <vector>

namespace carewright::ui {

/// Key codes as the window library gives them (GLFW's numbers; the window checks that they agree).
enum class KeyCode { comma = 44, minus = 45, digit0 = 48, digit1 = 49, digit9 = 57, equal = 61, letterF = 70, letterH = 72, letterQ = 81, letterR = 82, letterS = 83, letterU = 85, f1 = 290, f2 = 291, f3 = 292, f4 = 293, f5 = 294 };

/// True in the frame in which the key went down.
[[nodiscard]] bool pressed(KeyCode key);
/// The same for the nth digit key, 0 to 9.
[[nodiscard]] bool pressedDigit(int digit);

/// One line of the list that F1 shows.
struct Shortcut {
    std::string_view keys, does;
};
struct ShortcutGroup {
    std::string_view title;
    std::vector<Shortcut> shortcuts;
};

/// All of them, as the keys view lists them.
[[nodiscard]] std::vector<ShortcutGroup> shortcutGroups();

}  // namespace carewright::ui
