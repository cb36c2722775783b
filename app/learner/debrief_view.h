/// Looking back on a story: the way as a timeline, what each step meant, and what else there was.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "app/learner/decision_card.h"
#include "app/learner/marked_text.h"
#include "app/ui/scenario_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// Drawn by the view of the room; keeps which way is looked at and what is opened.
class DebriefView {
public:
    void arrive();
    void draw(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions);

private:
    void ways(const StoryInHand& story, Flow& flow);
    void outcome(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow) const;
    void learnt(const ViewContext& context, const StoryDebrief& debrief, Flow& flow, ActionQueue& actions) const;
    void gauges(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow) const;
    void timeline(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow, ActionQueue& actions);
    void lesson(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, std::size_t turn, Flow& flow, ActionQueue& actions);
    void others(const ViewContext& context, const StoryInHand& story, const StoryLesson& lesson, std::size_t turn, Flow& flow);

    std::optional<std::size_t> m_play;      ///< the way looked at; nothing: the newest that came to an ending
    std::size_t m_shown = 0;                ///< the way shown in this frame
    std::set<std::size_t> m_opened;         ///< turns whose other ways are shown
    DecisionCard m_decision;
};

}  // namespace carewright::ui
