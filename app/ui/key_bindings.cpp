#include "app/ui/key_bindings.h"

#include <algorithm>

namespace carewright::ui {

Chord KeyBindings::chord(Command command) const {
    const auto found = m_changed.find(command);
    return found == m_changed.end() ? entryOf(command).usual : found->second;
}

bool KeyBindings::answers(Command command, const Chord& keys) const {
    return keys.key != 0 && (chord(command) == keys || (!changed(command) && entryOf(command).also == keys));
}

std::string KeyBindings::words(Command command) const {
    const Chord also = entryOf(command).also;
    return toString(chord(command)) + (changed(command) || also.key == 0 ? std::string() : " or " + toString(also));
}

std::optional<Command> KeyBindings::clash(Command command, const Chord& wanted) const {
    for (const CommandEntry& other : commandTable())
        if (other.command != command && meet(other.group, entryOf(command).group) && answers(other.command, wanted)) return other.command;
    return std::nullopt;
}

std::optional<Command> KeyBindings::rival(Command command) const {
    if (const auto other = clash(command, chord(command))) return other;
    const Chord also = entryOf(command).also;
    return changed(command) || also.key == 0 ? std::nullopt : clash(command, also);
}

std::string KeyBindings::whyUnfit(Command command, const Chord& chord) const {
    const CommandEntry& entry = entryOf(command);
    if (chord == entry.usual) return {};
    if (std::string reserved = whyReserved(chord); !reserved.empty()) return reserved;
    if (isDigit(chord) && !entry.numbers()) return "The digits choose answers and comments. Choose another key, or hold Ctrl or Alt with it.";
    if (!entry.whileTyping) return {};
    if (types(chord)) return "This works while you write as well, where " + toString(chord) + " would be typed. Hold Ctrl or Alt with it, or choose a function key.";
    if (edits(chord)) return "Text fields use " + toString(chord) + " themselves, and this works while you write as well. Choose other keys.";
    return {};
}

std::string KeyBindings::whyNotSwap(Command command, Command other) const {
    const Chord mine = chord(command), theirs = chord(other);
    if (std::string unfit = whyUnfit(command, theirs); !unfit.empty()) return unfit;
    if (std::string unfit = whyUnfit(other, mine); !unfit.empty()) return "“" + std::string(entryOf(other).does) + "” can't have " + toString(mine) + " instead. Choose other keys.";
    // Their groups may meet with others than the two.
    KeyBindings after = *this;
    after.swap(command, other);
    for (const Command one : {command, other})
        if (const auto third = after.rival(one)) return "“" + std::string(entryOf(*third).does) + "” has keys of one of them already. Choose other keys.";
    return {};
}

void KeyBindings::change(Command command, const Chord& chord) {
    if (const auto unknown = m_unknown.find(entryOf(command).id); unknown != m_unknown.end()) m_unknown.erase(unknown);
    if (chord == entryOf(command).usual) m_changed.erase(command);
    else m_changed[command] = chord;
}

void KeyBindings::assign(Command command, const Chord& chord) {
    change(command, chord);
    // As it came again, it has its second keys again too, which another one may have by now.
    if (!changed(command)) reset(command);
}

void KeyBindings::swap(Command command, Command other) {
    const Chord mine = chord(command);
    change(command, chord(other));
    change(other, mine);
}

void KeyBindings::reset(Command command) {
    change(command, entryOf(command).usual);
    // As they came no two clash, so the other one was changed: each round takes one change away, and it ends.
    while (const auto other = rival(command)) reset(*other);
}

std::string KeyBindings::toText() const {
    std::string text;
    const auto line = [&text](std::string_view id, std::string_view keys) { text.append(text.empty() ? "" : "\n").append(id).append("=").append(keys); };
    for (const auto& [command, chord] : m_changed) line(entryOf(command).id, toString(chord));
    for (const auto& [id, keys] : m_unknown) line(id, keys);
    return text;
}

KeyBindings KeyBindings::fromText(std::string_view text) {
    KeyBindings keys;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || line.size() > longestLine) continue;
        const auto command = commandNamed(line.substr(0, equals));
        const auto chord = chordNamed(line.substr(equals + 1));
        if (!command || !chord) {
            if (keys.m_unknown.size() < mostUnknown) keys.m_unknown.insert_or_assign(std::string(line.substr(0, equals)), std::string(line.substr(equals + 1)));
        } else if (keys.whyUnfit(*command, *chord).empty()) {
            keys.change(*command, *chord);
        }
    }
    // Only now: of a swap, each line by itself clashes.
    for (const CommandEntry& entry : commandTable())
        if (keys.changed(entry.command) && keys.rival(entry.command)) keys.reset(entry.command);
    return keys;
}

}  // namespace carewright::ui
