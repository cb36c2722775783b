/// The queue: which responses wait, filtered and sorted, with views kept under a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/assessor/own_actions.h"
#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QueueView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    /// A filter in one line that says what is chosen and opens the list of what can be; the index chosen now among `values`, -1
    /// for any, or nothing.
    template <class Values, class Id, class Words>
    std::optional<int> anyOf(Flow& flow, std::string_view id, std::string_view label, const Values& values, int now, Id idOf, Words wordsOf);
    void head(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Asks before all that was decided is released: the learners see it, and none of it can be taken back.
    void releaseAll(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void filters(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void more(const ViewContext& context, QueueFilter& filter, Flow& flow);
    void views(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void blind(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void comments(const ViewContext& context, Flow& flow, ActionQueue& actions);

    bool m_releaseAsked = false;
    bool m_more = false, m_comments = false, m_filters = false;
    std::string m_openFilter;   ///< whose list is open; empty: none
    std::string m_name;         ///< of the view to keep
    std::string m_learner;      ///< typed, to find a learner
    OwnActions m_own;
};

}  // namespace carewright::ui
