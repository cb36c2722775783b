#include "app/ui/icons.h"

#include <array>

namespace carewright::ui {
namespace {

constexpr std::array<unsigned short, 59> ranges = {
    0xF004, 0xF004, 0xF02C, 0xF02C, 0xF04D, 0xF04D, 0xF054, 0xF054, 0xF06F, 0xF06F, 0xF0BE, 0xF0BE,
    0xF12C, 0xF12C, 0xF130, 0xF130, 0xF140, 0xF140, 0xF142, 0xF143, 0xF150, 0xF150, 0xF156, 0xF156,
    0xF17E, 0xF17E, 0xF189, 0xF189, 0xF1C0, 0xF1C0, 0xF208, 0xF208, 0xF27F, 0xF27F, 0xF2DC, 0xF2DC,
    0xF2FD, 0xF2FD, 0xF30C, 0xF30C, 0xF336, 0xF336, 0xF33E, 0xF33E, 0xF349, 0xF349, 0xF459, 0xF459,
    0xF4C6, 0xF4C6, 0xF536, 0xF536, 0xF5D1, 0xF5D1, 0xF5E0, 0xF5E0, 0xF64F, 0xF64F, 0};

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
    }
    return "";
}

std::span<const unsigned short> iconRanges() {
    return ranges;
}

}  // namespace carewright::ui
