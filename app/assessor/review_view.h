/// One response at a time: the queue at the left, the response in the middle, the decision at the right.
#pragma once

#include <string>
#include <string_view>

#include "app/assessor/decision_panel.h"
#include "app/assessor/response_pane.h"
#include "app/assessor/sample_card.h"
#include "app/ui/view.h"

namespace carewright::ui {

class ReviewView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override { m_decision.typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const override { return m_decision.nextRepaint(); }

private:
    /// All in one column; `response` tells this one from others.
    void narrow(const ViewContext& context, const Rect& area, std::string_view response, ActionQueue& actions);
    void list(const ViewContext& context, const Rect& area, ActionQueue& actions);
    void decision(const ViewContext& context, Flow& flow, ActionQueue& actions);

    ResponsePane m_response;
    DecisionPanel m_decision;
    SampleCard m_sample;
};

}  // namespace carewright::ui
