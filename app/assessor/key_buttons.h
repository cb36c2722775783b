/// Buttons side by side, each with the key that presses it printed on it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

struct KeyButton {
    std::string_view id, label;
    std::string key = {};               ///< as keysOf() says it; empty: none
    bool chosen = false;
    std::string whyNot = {};            ///< not empty: greyed, and this sentence says why
    Colour colour = {0, 0, 0, 0};       ///< of a chosen one; alpha 0: the accent
};

/// Sets them from the left and breaks into lines; the index of the one pressed by mouse or Enter, or -1. The keys are the
/// view's to listen for: they work wherever the ring is.
int keyButtons(Flow& flow, std::span<const KeyButton> buttons);

}  // namespace carewright::ui
