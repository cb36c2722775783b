/// The report of a handed-in mock, drawn as a part of its view.
#pragma once

#include <map>

#include "app/learner/decision_card.h"
#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

class MockReportView {
public:
    /// Forgets what was looked at before.
    void arrive() { m_texts.clear(); m_decision.reset(); }
    void draw(const ViewContext& context, const PastMock& past, ActionQueue& actions);

private:
    void criteria(const ViewContext& context, const PastMock& past, Flow& flow) const;
    void next(const ViewContext& context, const PastMock& past, Flow& flow, ActionQueue& actions) const;
    void question(const ViewContext& context, const PastMock& past, const MockAnswer& answer, int number, Flow& flow, ActionQueue& actions);
    void points(const ViewContext& context, const PastMock& past, const MockAnswer& answer, const Question& question, int number, Flow& flow, ActionQueue& actions);

    std::map<QuestionId, TextView> m_texts;     ///< the answers with their evidence, laid out once
    std::map<PointId, int> m_hinted;            ///< under which question each hint stands in this frame: once is enough
    DecisionCard m_decision;
};

}  // namespace carewright::ui
