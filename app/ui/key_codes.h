/// Keys by their numbers in the window library (GLFW's; the window checks that they agree). ImGui 1.86 has names for few
/// of them and looks them all up by these. Letters and digits are their capital characters.
#pragma once

namespace carewright::ui::code {

inline constexpr int space = 32, apostrophe = 39, comma = 44, minus = 45, period = 46, slash = 47, semicolon = 59, equal = 61, leftBracket = 91,
                     backslash = 92, rightBracket = 93, grave = 96, lastPrintable = 255;
inline constexpr int escape = 256, enter = 257, tab = 258, backspace = 259, insert = 260, remove = 261, right = 262, left = 263, down = 264, up = 265,
                     pageUp = 266, pageDown = 267, home = 268, end = 269;
inline constexpr int capsLock = 280, scrollLock = 281, print = 283, pause = 284;
inline constexpr int f1 = 290, f2 = 291, f3 = 292, f4 = 293, f5 = 294, f10 = 299, f12 = 301;
inline constexpr int keypad0 = 320, keypad9 = 329, keypadPoint = 330, keypadDivide = 331, keypadTimes = 332, keypadMinus = 333, keypadPlus = 334,
                     keypadEnter = 335;
inline constexpr int firstModifier = 340, lastModifier = 347, menu = 348, last = 348;

}  // namespace carewright::ui::code
