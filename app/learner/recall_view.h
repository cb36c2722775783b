/// The recall room: the start of an evening, the cards one by one, and how it went.
#pragma once

#include "app/learner/recall_start.h"
#include "app/learner/recall_summary.h"
#include "app/learner/recall_table.h"
#include "app/ui/view.h"

namespace carewright::ui {

class RecallView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override { m_table.typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const override;

private:
    RecallStart m_start;
    RecallTable m_table;
    RecallSummary m_summary;
    RecallModel::Stage m_stage = RecallModel::Stage::start;     ///< of the last frame
};

}  // namespace carewright::ui
