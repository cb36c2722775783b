/// A key with the modifiers that are held with it: "Ctrl+F".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carewright::ui {

struct Chord {
    static constexpr int ctrl = 1, shift = 2, alt = 4;

    int key = 0;                ///< the window library's number (GLFW's); 0: none
    int modifiers = 0;          ///< ctrl, shift and alt, added up

    friend auto operator<=>(const Chord&, const Chord&) = default;
};

/// "Ctrl+Shift+Z", "Alt+Left", "F1"; empty for none. For people and for files alike.
[[nodiscard]] std::string toString(const Chord& chord);

/// Nothing where the text names no chord: `chordNamed(toString(c)) == c` for each key that has a name.
[[nodiscard]] std::optional<Chord> chordNamed(std::string_view text);

/// The key as this keyboard's layout prints it: the window library numbers keys by their place on an American one, and
/// where "z" stands on the key it calls Y, Ctrl+Z means that key. `printed`: in UTF-8, empty where nothing is.
[[nodiscard]] int keyByLayout(int key, std::string_view printed);

/// Whether the key is a modifier by itself.
[[nodiscard]] bool isModifier(int key);

/// A digit by itself, of the row above the letters or of the keypad.
[[nodiscard]] bool isDigit(const Chord& chord);

/// A letter or sign that a text field would take as typing.
[[nodiscard]] bool types(const Chord& chord);

/// What text fields do with their own hands: move, select, copy, cut, paste, undo.
[[nodiscard]] bool edits(const Chord& chord);

/// Why no command may have these keys, as a sentence: they walk, press and choose everywhere. Empty: one may.
[[nodiscard]] std::string whyReserved(const Chord& chord);

}  // namespace carewright::ui
