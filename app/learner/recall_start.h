/// Before an evening of recall: what to do tonight and in how many minutes, the day of the assessment, what will be
/// recalled on it, and what the coming days bring.
#pragma once

#include <cstddef>

#include "app/learner/day_entry.h"
#include "app/ui/view.h"

namespace carewright::ui {

class RecallStart {
public:
    /// The learner came to the room.
    void arrive();

    void draw(const ViewContext& context, ActionQueue& actions);

private:
    void tonight(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void beginRow(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void minutes(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void assessment(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void enterDay(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void prediction(const ViewContext& context, Flow& flow);
    void comingDays(const ViewContext& context, Flow& flow);
    void habits(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void putAside(const ViewContext& context, Flow& flow, ActionQueue& actions);

    DayEntry m_day;
    Day m_typedDay{};               ///< of the last frame, judged by the rules
    bool m_entering = false;        ///< the day is being entered
    bool m_ownMinutes = false;
    bool m_giveBegin = false;
    std::size_t m_chartDay = 0;
};

}  // namespace carewright::ui
