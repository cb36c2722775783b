/// What a quiz came to: the marks, what they say about each marking point, and every item with its answer and reason.
#pragma once

#include <optional>
#include <string>

#include "app/learner/decision_card.h"
#include "app/learner/item_view.h"
#include "app/ui/page.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QuizReview {
public:
    void arrive();
    void draw(const ViewContext& context, const QuizState& run, Page& page, ActionQueue& actions);

private:
    void summary(const ViewContext& context, const QuizState& run, Flow& flow, ActionQueue& actions);
    /// The score, and beside it what one can do next.
    void heading(const ViewContext& context, const QuizState& run, const QuizTotals& totals, Flow& flow, ActionQueue& actions);
    void buttons(const ViewContext& context, const QuizState& run, Flow& flow, ActionQueue& actions);
    void list(const ViewContext& context, const QuizState& run, Flow& flow);
    void item(const ViewContext& context, const QuizState& run, const ItemRun& one, Flow& flow, ActionQueue& actions);

    ItemId m_chosen;            ///< looked at; empty: the summary
    std::string m_shown;        ///< what `m_item` was given
    ItemView m_item;
    std::size_t m_listed = 0;   ///< how many items the list shows
    bool m_toTop = false;
    DecisionCard m_decision;
};

}  // namespace carewright::ui
