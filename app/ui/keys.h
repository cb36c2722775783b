/// The keyboard as views listen to it: commands by their names, and the digits of numbered choices.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/context.h"
#include "app/ui/key_bindings.h"
#include "app/ui/key_codes.h"

namespace carewright::ui {

/// True in the frame in which the command's keys went down (again and again while held, where the table says so). Never
/// while keys are being chosen; while somebody types, only for commands that work then, and never for a letter.
[[nodiscard]] bool struck(const Focus& focus, const KeyBindings& bindings, Command command);
[[nodiscard]] bool struck(const Context& context, Command command);

/// The keys of a command, as buttons show them: "Ctrl+F".
[[nodiscard]] std::string keysOf(const Context& context, Command command);
/// The same behind some words, for tips: "Search the whole course (Ctrl+F)".
[[nodiscard]] std::string withKeys(const Context& context, std::string_view words, Command command);

/// True in the frame in which the nth digit key, 0 to 9, went down: no command, it stands for its place.
[[nodiscard]] bool pressedDigit(int digit);

/// The keys that went down in this frame, modifiers apart; nothing where none did. For the screen where keys are chosen.
[[nodiscard]] std::optional<Chord> chordStruck();

/// What keys do that stand for their place, and can't be changed.
struct FixedKeys {
    std::string_view keys, does;
};
[[nodiscard]] std::span<const FixedKeys> fixedKeys(CommandGroup group);

}  // namespace carewright::ui
