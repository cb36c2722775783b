/// Which keys each command has, as one person has changed them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/command.h"

namespace carewright::ui {

class KeyBindings {
public:
    [[nodiscard]] Chord chord(Command command) const;
    [[nodiscard]] bool changed(Command command) const { return m_changed.contains(command); }
    [[nodiscard]] bool anyChanged() const { return !m_changed.empty(); }

    /// Whether these keys set the command off.
    [[nodiscard]] bool answers(Command command, const Chord& chord) const;

    /// "Ctrl+Plus or Keypad plus": all the keys that set it off.
    [[nodiscard]] std::string words(Command command) const;

    /// The command that has these keys already where `command` is listened to; nothing: they are free.
    [[nodiscard]] std::optional<Command> clash(Command command, const Chord& chord) const;

    /// Why the command can't have these keys at all, as a sentence; empty: it can, if they are free.
    [[nodiscard]] std::string whyUnfit(Command command, const Chord& chord) const;

    /// Why the two can't change keys, as a sentence; empty: they can.
    [[nodiscard]] std::string whyNotSwap(Command command, Command other) const;

    /// The command has these keys from now on. They must be fit and free.
    void assign(Command command, const Chord& chord);
    /// Each has the other's keys from now on.
    void swap(Command command, Command other);
    /// As it came. Where another command has those keys by now, that one goes back as well, and so on.
    void reset(Command command);
    void resetAll() { *this = {}; }

    /// One line for each change, "search=Ctrl+G"; empty where nothing was changed.
    [[nodiscard]] std::string toText() const;
    /// Texts are never trusted: what is unfit or clashes is as it came. Lines about commands or keys that are unknown here
    /// (a newer version's) do nothing and are handed on by toText(), up to mostUnknown of them.
    [[nodiscard]] static KeyBindings fromText(std::string_view text);

    static constexpr std::size_t mostUnknown = 100, longestLine = 200;

    friend bool operator==(const KeyBindings&, const KeyBindings&) = default;

private:
    void change(Command command, const Chord& chord);
    /// Another command that one of the keys of `command` would set off as well.
    [[nodiscard]] std::optional<Command> rival(Command command) const;

    std::map<Command, Chord> m_changed;     ///< only what differs from the table
    std::map<std::string, std::string, std::less<>> m_unknown;     ///< what a text had besides, by what stood before its "="
};

}  // namespace carewright::ui
