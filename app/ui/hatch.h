/// Slanting lines: a second kind of filling that does not rest on colour.
#pragma once

#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// Fills `rect` with slanting lines and outlines it.
void hatch(const Context& context, const Rect& rect, Colour colour);

/// One line of a key: a sample of the filling, whole or hatched in the accent colour, and what it stands for.
void fillingKey(Flow& flow, std::string_view id, std::string_view name, bool hatched);

}  // namespace carewright::ui
