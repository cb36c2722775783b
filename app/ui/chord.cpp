#include "app/ui/chord.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/ui/key_codes.h"

namespace carewright::ui {
namespace {

struct KeyName {
    int key;
    std::string_view name;
};

constexpr std::array names = {
    KeyName{code::space, "Space"}, KeyName{code::apostrophe, "Apostrophe"}, KeyName{code::comma, "Comma"}, KeyName{code::minus, "Minus"},
    KeyName{code::period, "Full stop"}, KeyName{code::slash, "Slash"}, KeyName{code::semicolon, "Semicolon"}, KeyName{code::equal, "Equals"},
    KeyName{code::leftBracket, "Left bracket"}, KeyName{code::backslash, "Backslash"}, KeyName{code::rightBracket, "Right bracket"},
    KeyName{code::grave, "Grave accent"}, KeyName{code::escape, "Escape"}, KeyName{code::enter, "Enter"}, KeyName{code::tab, "Tab"},
    KeyName{code::backspace, "Backspace"}, KeyName{code::insert, "Insert"}, KeyName{code::remove, "Delete"}, KeyName{code::right, "Right"},
    KeyName{code::left, "Left"}, KeyName{code::down, "Down"}, KeyName{code::up, "Up"}, KeyName{code::pageUp, "Page Up"},
    KeyName{code::pageDown, "Page Down"}, KeyName{code::home, "Home"}, KeyName{code::end, "End"}, KeyName{code::capsLock, "Caps Lock"},
    KeyName{code::scrollLock, "Scroll Lock"}, KeyName{code::print, "Print"}, KeyName{code::pause, "Pause"}, KeyName{code::keypadPoint, "Keypad point"},
    KeyName{code::keypadDivide, "Keypad divide"}, KeyName{code::keypadTimes, "Keypad times"}, KeyName{code::keypadMinus, "Keypad minus"},
    KeyName{code::keypadPlus, "Keypad plus"}, KeyName{code::keypadEnter, "Keypad Enter"}, KeyName{code::menu, "Menu"},
};

bool between(int key, int low, int high) { return key >= low && key <= high; }

std::string nameOf(int key) {
    if (between(key, '0', '9') || between(key, 'A', 'Z')) return std::string(1, static_cast<char>(key));
    if (between(key, code::f1, code::f12)) return "F" + std::to_string(key - code::f1 + 1);
    if (between(key, code::keypad0, code::keypad9)) return "Keypad " + std::to_string(key - code::keypad0);
    const auto found = std::ranges::find(names, key, &KeyName::key);
    return found == names.end() ? std::string() : std::string(found->name);
}

std::optional<int> keyNamed(std::string_view name) {
    for (int key = code::space; key <= code::last; ++key)
        if (!name.empty() && nameOf(key) == name) return key;
    return std::nullopt;
}

bool enters(int key) { return key == code::enter || key == code::keypadEnter; }
bool moves(int key) { return between(key, code::right, code::end); }

}  // namespace

std::string toString(const Chord& chord) {
    const std::string name = nameOf(chord.key);
    if (name.empty()) return {};
    std::string text;
    if (chord.modifiers & Chord::ctrl) text += "Ctrl+";
    if (chord.modifiers & Chord::alt) text += "Alt+";
    if (chord.modifiers & Chord::shift) text += "Shift+";
    return text + name;
}

std::optional<Chord> chordNamed(std::string_view text) {
    Chord chord;
    for (const auto& [prefix, bit] : {std::pair<std::string_view, int>{"Ctrl+", Chord::ctrl}, {"Alt+", Chord::alt}, {"Shift+", Chord::shift}}) {
        if (!text.starts_with(prefix)) continue;
        chord.modifiers |= bit;
        text.remove_prefix(prefix.size());
    }
    const auto key = keyNamed(text);
    if (!key) return std::nullopt;
    chord.key = *key;
    return chord;
}

int keyByLayout(int key, std::string_view printed) {
    if (key < code::space || key > code::lastPrintable || printed.size() != 1) return key;
    const char sign = printed.front();
    if (sign >= 'a' && sign <= 'z') return sign - 'a' + 'A';
    // Digits keep their places: where they need Shift, the row is still the row of digits.
    if (between(key, '0', '9') || between(sign, '0', '9') || nameOf(sign).empty()) return key;
    return sign;
}

bool isModifier(int key) { return between(key, code::firstModifier, code::lastModifier); }

bool isDigit(const Chord& chord) { return chord.modifiers == 0 && (between(chord.key, '0', '9') || between(chord.key, code::keypad0, code::keypad9)); }

bool types(const Chord& chord) {
    if (chord.modifiers & (Chord::ctrl | Chord::alt)) return false;
    return between(chord.key, code::space, code::lastPrintable) || between(chord.key, code::keypad0, code::keypadPlus);
}

bool edits(const Chord& chord) {
    const bool ctrl = chord.modifiers & Chord::ctrl, alt = chord.modifiers & Chord::alt;
    if (types(chord)) return true;
    if (enters(chord.key)) return chord.modifiers != Chord::ctrl;
    if (chord.key == code::backspace || chord.key == code::remove || chord.key == code::insert) return true;
    if (moves(chord.key)) return !alt;
    if (chord.key == code::menu || (chord.key == code::f10 && chord.modifiers == Chord::shift)) return true;
    return ctrl && !alt && chord.key <= code::lastPrintable && std::string_view("ACVXYZ.").find(static_cast<char>(chord.key)) != std::string_view::npos;
}

std::string whyReserved(const Chord& chord) {
    if (chord.key == 0 || nameOf(chord.key).empty()) return "Carewright has no name for that key. Choose another one.";
    if (chord.key == code::tab) return "Tab goes from one thing to the next everywhere. Choose another key.";
    if (chord.key == code::escape) return "Escape leaves and closes everywhere. Choose another key.";
    if (chord.modifiers & (Chord::ctrl | Chord::alt)) return {};
    if (enters(chord.key) || chord.key == code::space) return toString(chord) + " presses what has the ring round it. Choose another key, or hold Ctrl or Alt with it.";
    if (moves(chord.key)) return toString(chord) + " moves along everywhere. Choose another key, or hold Ctrl or Alt with it.";
    if (chord.key == code::backspace || chord.key == code::remove)
        return toString(chord) + " takes things away where one has hold of them. Choose another key, or hold Ctrl or Alt with it.";
    if (chord.key == code::slash && chord.modifiers == Chord::shift) return "? shows the list of keys. Choose another key.";
    return {};
}

}  // namespace carewright::ui
