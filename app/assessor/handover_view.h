/// Packages out and in, the pack for an external quality assurer, results, feedback sheets, the audit, and what is kept how long.
#pragma once

#include <string>

#include "app/ui/file_chooser.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class HandoverView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    /// How the last request went, or what is going on; 0 px: there is nothing to say.
    [[nodiscard]] float outcomeHeight(const ViewContext& context) const;
    void outcome(const ViewContext& context, const Rect& area) const;
    void out(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void oneLearner(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void in(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void audit(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void keeping(const ViewContext& context, Flow& flow, ActionQueue& actions);

    std::string m_folder, m_file, m_search, m_reason;
    FileChooser m_chooser{{".carewright", ".sqlite"}};
    LearnerId m_learner;
    ActId m_plan;
    bool m_hide = false;
    float m_years = 3;
    LearnerId m_erasing;            ///< who is about to be erased: asked once more, as nothing brings them back
};

}  // namespace carewright::ui
