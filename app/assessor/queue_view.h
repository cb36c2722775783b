/// The queue: which responses wait, filtered and sorted, with views kept under a name.
#pragma once

#include <string>

#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QueueView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void head(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void filters(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void more(const ViewContext& context, QueueFilter& filter, Flow& flow);
    void views(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void blind(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void comments(const ViewContext& context, Flow& flow, ActionQueue& actions);

    bool m_more = false, m_comments = false, m_filters = false;
    std::string m_name;         ///< of the view to keep
    std::string m_learner;      ///< typed, to find a learner
};

}  // namespace carewright::ui
