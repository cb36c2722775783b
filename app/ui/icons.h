/// The icons of the interface. They always stand beside a word or in a rail entry that a tooltip names.
#pragma once

#include <span>
#include <string_view>

namespace carewright::ui {

enum class Icon {
    none, home, learn, practise, search, textSize, keys, back, forward, chevron, up, down, close, check, earned, notYet, careful,
    information, idea, again, eye, scales, quote, person, clock, lock, bin, restore, words, myth, spelling,
    quiz, story, cards, exam, chart, school, flag, timer, pause, play, stop, speaker, undo, redo, plus, minus, move, calendar, download, people, account, menu, gauge, rubric, book,
};

/// The icon as one UTF-8 character of the icon font (Material Design Icons); empty for Icon::none.
[[nodiscard]] std::string_view glyph(Icon icon);

/// Every icon's code point, as first-last pairs ending with 0: the ranges a font atlas has to hold.
[[nodiscard]] std::span<const unsigned short> iconRanges();

}  // namespace carewright::ui
