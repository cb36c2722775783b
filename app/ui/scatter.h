/// A square figure of two shares against each other: points with their sizes, and the line on which both are equal.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/flow.h"
#include "app/ui/plot.h"

namespace carewright::ui {

struct ScatterPoint {
    double x = 0, y = 0;
    double weight = 1;          ///< how large, against the others
    std::string words;          ///< what it says, a sentence
};

struct Scatter {
    std::string_view label;
    std::string_view across, upright;       ///< of the axes, with their unit
    double from = 0, to = 1;                ///< of both axes
    std::span<const ScatterPoint> points;
    std::optional<double> mark = {};        ///< an upright line at this x
    std::string_view markWords = {};
    float height = 0;                       ///< px, axes included
};

/// Left and Right go from point to point while it has the keyboard; Enter or a click gives the index of the point, -1 otherwise.
int scatter(Flow& flow, std::string_view id, const Scatter& figure, PlotCursor& cursor);

}  // namespace carewright::ui
