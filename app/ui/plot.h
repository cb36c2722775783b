/// Drawn figures: a line over time and a calendar of days. Both have words for every value, under the mouse and by arrow keys.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"

namespace carewright::ui {

using PlotDay = std::chrono::local_days;

/// Where the reader stands in a figure; kept by the view from frame to frame.
struct PlotCursor {
    std::optional<std::size_t> at;
};

/// A line of shares (0 to 1) day by day, and another to compare with.
struct DayPlot {
    std::string_view label;                 ///< "Mastery of Definition, and the mean of all points"
    std::string_view unit;                  ///< of the upright axis: "mastery, %"
    PlotDay first;                          ///< of the first value
    std::span<const double> values;         ///< drawn through
    std::span<const double> compare = {};   ///< drawn dashed; as many, or none
    std::string_view name, compareName;     ///< of the two lines, in words
    float height = 0;                       ///< px, axes included
};

/// Keys while it has the keyboard: Left and Right a day, Page Up and Down four weeks, Home and End.
void dayPlot(Flow& flow, std::string_view id, const DayPlot& plot, PlotCursor& cursor);

/// What a day held; days that are missing held nothing.
struct CalendarDay {
    PlotDay day;
    int amount = 0;
};

struct Calendar {
    std::string_view label;                     ///< "What you did each day"
    std::string_view one, many;                 ///< what is counted: "piece of work", "pieces of work"
    std::span<const CalendarDay> days;          ///< in order
    PlotDay today;
};

/// As many weeks as fit, up to a year, Monday to Sunday from top to bottom. A square in each day grows with the amount, so
/// that it can be read without colour. Keys: arrows go by days and weeks, Home and End.
void calendar(Flow& flow, std::string_view id, const Calendar& calendar, PlotCursor& cursor);


}  // namespace carewright::ui
