#include "app/ui/icons.h"

#include <array>

namespace carewright::ui {
namespace {

constexpr std::array<unsigned short, 107> ranges = {
    0xF004, 0xF004, 0xF009, 0xF009, 0xF00E, 0xF00E, 0xF02C, 0xF02C, 0xF04D, 0xF04D, 0xF054, 0xF054, 0xF06F,
    0xF06F, 0xF0BE, 0xF0BE, 0xF0ED, 0xF0ED, 0xF124, 0xF124, 0xF12A, 0xF12A, 0xF12C, 0xF12C, 0xF130, 0xF130,
    0xF140, 0xF140, 0xF142, 0xF143, 0xF150, 0xF150, 0xF156, 0xF156, 0xF17E, 0xF17E, 0xF189, 0xF189, 0xF1C0,
    0xF1C0, 0xF1DA, 0xF1DB, 0xF208, 0xF208, 0xF23B, 0xF23B, 0xF27F, 0xF27F, 0xF28C, 0xF28C, 0xF29A, 0xF29A, 0xF2DC, 0xF2DC, 0xF2FD, 0xF2FD,
    0xF30C, 0xF30C, 0xF336, 0xF336, 0xF33E, 0xF33E, 0xF349, 0xF349, 0xF35C, 0xF35C, 0xF374, 0xF374, 0xF3E4, 0xF3E4, 0xF40A,
    0xF40A, 0xF415, 0xF415, 0xF44E, 0xF44E, 0xF459, 0xF459, 0xF474, 0xF474, 0xF4C6, 0xF4C6, 0xF4DB, 0xF4DB,
    0xF51B, 0xF51B, 0xF536, 0xF536, 0xF54C, 0xF54C, 0xF57E, 0xF57E, 0xF5C7, 0xF5C7, 0xF5D1, 0xF5D1, 0xF5D9, 0xF5D9, 0xF5E0,
    0xF5E0, 0xF625, 0xF625, 0xF639, 0xF639, 0xF64F, 0xF64F, 0};

}  // namespace

std::string_view glyph(Icon icon) {
    switch (icon) {
        case Icon::none: return "";
        case Icon::home: return "\uF2DC";
        case Icon::learn: return "\uF0BE";
        case Icon::practise: return "\uF64F";
        case Icon::search: return "\uF349";
        case Icon::textSize: return "\uF27F";
        case Icon::keys: return "\uF30C";
        case Icon::back: return "\uF04D";
        case Icon::forward: return "\uF054";
        case Icon::chevron: return "\uF142";
        case Icon::up: return "\uF143";
        case Icon::down: return "\uF140";
        case Icon::close: return "\uF156";
        case Icon::check: return "\uF12C";
        case Icon::earned: return "\uF5E0";
        case Icon::notYet: return "\uF130";
        case Icon::careful: return "\uF536";
        case Icon::information: return "\uF2FD";
        case Icon::idea: return "\uF336";
        case Icon::again: return "\uF459";
        case Icon::eye: return "\uF208";
        case Icon::scales: return "\uF5D1";
        case Icon::quote: return "\uF189";
        case Icon::person: return "\uF004";
        case Icon::clock: return "\uF150";
        case Icon::lock: return "\uF33E";
        case Icon::bin: return "\uF1C0";
        case Icon::restore: return "\uF06F";
        case Icon::words: return "\uF02C";
        case Icon::myth: return "\uF17E";
        case Icon::spelling: return "\uF4C6";
        case Icon::quiz: return "\uF625";
        case Icon::story: return "\uF28C";
        case Icon::cards: return "\uF639";
        case Icon::exam: return "\uF124";
        case Icon::chart: return "\uF12A";
        case Icon::school: return "\uF474";
        case Icon::flag: return "\uF23B";
        case Icon::timer: return "\uF51B";
        case Icon::pause: return "\uF3E4";
        case Icon::play: return "\uF40A";
        case Icon::stop: return "\uF4DB";
        case Icon::speaker: return "\uF57E";
        case Icon::undo: return "\uF54C";
        case Icon::redo: return "\uF44E";
        case Icon::plus: return "\uF415";
        case Icon::minus: return "\uF374";
        case Icon::move: return "\uF1DB";
        case Icon::calendar: return "\uF0ED";
        case Icon::download: return "\uF1DA";
        case Icon::people: return "\uF00E";
        case Icon::account: return "\uF009";
        case Icon::menu: return "\uF35C";
        case Icon::gauge: return "\uF29A";
        case Icon::rubric: return "\uF5C7";
        case Icon::book: return "\uF5D9";
    }
    return "";
}

std::span<const unsigned short> iconRanges() {
    return ranges;
}

}  // namespace carewright::ui
