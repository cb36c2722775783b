/// A chart of columns with axes: values by mouse and by arrow keys, nothing told by colour alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// One column: two values on top of each other, the lower filled, the upper hatched.
struct ChartColumn {
    std::string tick;           ///< below the axis, a few characters
    std::string words;          ///< all there is to say of it, a sentence
    float lower = 0, upper = 0; ///< nought or more
};

struct ColumnChart {
    std::string_view label;                     ///< what it shows
    std::string_view unit;                      ///< what the upright axis counts
    std::string_view lowerName, upperName;      ///< for the key below the chart
    std::span<const ChartColumn> columns;
};

/// Draws the chart over the flow's width with a key and the words of one column below it: the one under the mouse, else
/// `chosen`. Left and right arrows move `chosen` while the chart has the keyboard; a click chooses. Nothing is drawn
/// for no columns.
void columnChart(Flow& flow, std::string_view id, const ColumnChart& chart, std::size_t& chosen);

/// The smallest of 1, 2, 4, 5, 10, 20, 40, 50 … that is no less than `value`; 1 for nought.
[[nodiscard]] int axisTop(float value);

}  // namespace carewright::ui
