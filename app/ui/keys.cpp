#include "app/ui/keys.h"

#include <imgui.h>

#include <array>

namespace carewright::ui {
namespace {

const KeyBindings usualBindings;

int modifiersHeld() {
    const ImGuiIO& io = ImGui::GetIO();
    return (io.KeyCtrl ? Chord::ctrl : 0) | (io.KeyShift ? Chord::shift : 0) | (io.KeyAlt ? Chord::alt : 0);
}

}  // namespace

bool struck(const Focus& focus, const KeyBindings& bindings, Command command) {
    const ImGuiIO& io = ImGui::GetIO();
    if (focus.keysTaken() || io.KeySuper) return false;
    const CommandEntry& entry = entryOf(command);
    const bool reading = focus.onlyReading() && !io.WantTextInput, typing = focus.typing() || io.WantTextInput;
    const auto hit = [&](const Chord& chord) {
        if (chord.key == 0 || chord.modifiers != modifiersHeld()) return false;
        if (reading && !entry.whileTyping && !(types(chord) && chord.key != code::space)) return false;
        if (typing && !reading && (!entry.whileTyping || types(chord))) return false;
        // AltGr looks like Alt here, but it brings a character along: on a British keyboard AltGr+4 types €.
        if (typing && (chord.modifiers & Chord::alt) && !io.InputQueueCharacters.empty()) return false;
        return ImGui::IsKeyPressed(chord.key, entry.repeats);
    };
    return hit(bindings.chord(command)) || (!bindings.changed(command) && hit(entry.also));
}

bool struck(const Context& context, Command command) { return struck(context.focus, context.keys ? *context.keys : usualBindings, command); }

std::string keysOf(const Context& context, Command command) { return toString((context.keys ? *context.keys : usualBindings).chord(command)); }

std::string withKeys(const Context& context, std::string_view words, Command command) { return std::string(words) + " (" + keysOf(context, command) + ")"; }

bool pressedDigit(int digit) { return ImGui::IsKeyPressed('0' + digit, false); }

std::optional<Chord> chordStruck() {
    for (int key = code::space; key <= code::last; ++key)
        if (!isModifier(key) && ImGui::IsKeyPressed(key, false)) return Chord{key, modifiersHeld()};
    return std::nullopt;
}

std::span<const FixedKeys> fixedKeys(CommandGroup group) {
    static constexpr std::array everywhere = {FixedKeys{"Tab, Shift+Tab", "Go to the next or the previous thing"}, FixedKeys{"Enter or Space", "Press what has the ring round it"},
                                              FixedKeys{"Page Up, Page Down, arrows", "Scroll the page"}, FixedKeys{"Escape", "Leave a panel or this list"}, FixedKeys{"?", "Show this list"}};
    static constexpr std::array answering = {FixedKeys{"1 to 9", "Choose an option, or put what is picked up into that place"}, FixedKeys{"T, F", "True or false"}, FixedKeys{"Left, Right on a number", "Go along the numbers of a quiz"}, FixedKeys{"Ctrl+Z, Ctrl+Y", "Undo, redo what was typed"},
                                             FixedKeys{"Ctrl+Left, Ctrl+Right", "Go one word back or on"}, FixedKeys{"Ctrl+A, Ctrl+C, Ctrl+X, Ctrl+V", "Select everything, copy, cut, paste"},
                                             FixedKeys{"Enter on a point of a result", "Keep its words lit; once more lets go"}};
    static constexpr std::array cards = {FixedKeys{"Space or Enter", "Show the answer; on a rating, choose it"}, FixedKeys{"1, 2", "Myth or fact"}};
    static constexpr std::array map = {FixedKeys{"Arrows", "Walk along the story"}, FixedKeys{"Enter", "Edit the passage"}, FixedKeys{"Delete", "Remove the passage"}};
    static constexpr std::array deciding = {FixedKeys{"1 to 6", "Choose a reason from the comment bank, or a usual one"}, FixedKeys{"0 to 9", "Give an awarded point these marks"},
                                                 FixedKeys{"1 to 9", "Choose a level, or a shorthand for the selected words"}};
    switch (group) {
        case CommandGroup::everywhere: return everywhere;
        case CommandGroup::answering: return answering;
        case CommandGroup::cards: return cards;
        case CommandGroup::map: return map;
        case CommandGroup::deciding: return deciding;
        default: return {};
    }
}

}  // namespace carewright::ui
