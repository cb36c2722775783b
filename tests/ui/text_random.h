/// Seeded random text and edits for the editor's tests.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>

#include "app/ui/text_buffer.h"

namespace carewright::ui {

/// A few pieces of text of the kind that break editors: accents, joined emoji, flags, wide spaces, long words.
inline std::string randomText(std::mt19937& random, std::size_t pieces) {
    static constexpr std::array samples = {
        "a", "i", "care", "personalisation", " ", " ", " ", "  ", "\n", ". ", "-", "’", "e\xCC\x81", "\xCC\x81", "é",
        "👨‍👩‍👧", "🇬🇧", "🇫", "漢字", "\xC2\xA0", "\xE2\x80\x89", "/", "—", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "\u200D", "क्षि",
    };
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) text += samples[random() % samples.size()];
    return text;
}

/// Does one random thing to the buffer: types, pastes, erases, replaces, moves, selects, undoes or redoes.
inline void randomAction(TextBuffer& buffer, std::mt19937& random) {
    const auto somewhere = [&] { return static_cast<std::uint32_t>(random() % (buffer.size() + 1)); };
    switch (random() % 13) {
        case 0: case 1: case 2: buffer.type(randomText(random, 1)); break;
        case 3: buffer.paste(randomText(random, random() % 12)); break;
        case 4: buffer.eraseBackward(random() % 3 ? EraseUnit::character : EraseUnit::word); break;
        case 5: buffer.eraseForward(random() % 3 ? EraseUnit::character : EraseUnit::word); break;
        case 6: {
            const std::uint32_t begin = somewhere();
            buffer.replace({begin, begin + static_cast<std::uint32_t>(random() % 9)}, randomText(random, random() % 4));
            break;
        }
        case 7: buffer.moveTo(somewhere(), Select::no); break;
        case 8: buffer.moveTo(somewhere(), Select::yes); break;
        case 9: buffer.move(static_cast<TextMotion>(random() % 8), random() % 2 ? Select::yes : Select::no); break;
        case 10: buffer.selectWordAt(somewhere()); break;
        case 11: buffer.undo(); break;
        default: buffer.redo(); break;
    }
}

}  // namespace carewright::ui
