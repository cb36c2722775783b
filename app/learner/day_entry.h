/// Entering a day: typed as people write it, or moved by days and weeks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ui/flow.h"
#include "engine/recall/learner_days.h"

namespace carewright::ui {

class DayEntry {
public:
    /// Starts over with `day`; the field takes the keyboard with the next draw.
    void open(Day day);

    struct Outcome {
        std::optional<Day> day;     ///< what stands there, where it can be read
        bool entered = false;       ///< Enter was pressed in the field
    };

    /// Draws the field, the buttons and what is meant. `whyNot` is said below a day that can be read but not taken;
    /// empty where it can.
    Outcome draw(Flow& flow, std::string_view id, std::string_view label, Day today, std::string_view whyNot);

private:
    std::string m_text;
    bool m_giveKeyboard = false;
};

}  // namespace carewright::ui
