#include "app/learner/recall_view.h"

namespace carewright::ui {
namespace {

using Stage = RecallModel::Stage;

bool onTable(Stage stage) { return stage == Stage::card || stage == Stage::waiting; }

}  // namespace

void RecallView::arrive(const Model& model, const Place& /*place*/) {
    m_stage = model.recall.stage;
    m_start.arrive();
    m_table.arrive();
    m_summary.arrive();
}

std::optional<double> RecallView::nextRepaint() const { return m_stage == Stage::card ? m_table.nextRepaint() : std::nullopt; }

void RecallView::draw(const ViewContext& context, ActionQueue& actions) {
    const Stage stage = context.model.recall.stage;
    if (stage != m_stage) {
        if (stage == Stage::start) m_start.arrive();
        if (stage == Stage::summary) m_summary.arrive();
        if (onTable(stage) && !onTable(m_stage)) m_table.arrive();
        m_stage = stage;
    }
    if (onTable(stage))
        m_table.draw(context, actions);
    else if (stage == Stage::summary && context.model.recall.summary)
        m_summary.draw(context, actions);
    else
        m_start.draw(context, actions);
}

}  // namespace carewright::ui
