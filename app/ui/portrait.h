/// Simple, calm portraits drawn from words: "older Black woman, short grey hair, glasses, bright scarf".
#pragma once

#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// Draws the person in a circle of this diameter with its top left corner at x, y: from the words, or with initials
/// where there are none. Recorded as an image under `id`, with the words as what it shows.
void portrait(const Context& context, std::string_view id, std::string_view name, std::string_view words, float x, float y, float diameter);

}  // namespace carewright::ui
