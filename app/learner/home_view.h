/// Where I was and what comes next; on the first day, how it all works in three steps.
#pragma once

#include "app/learner/first_look.h"
#include "app/ui/view.h"

namespace carewright::ui {

class HomeView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void welcome(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// What was begun and waits: a mock first, then quizzes and stories.
    void running(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// When the assessment is and what waits for tonight.
    void assessment(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void carryOn(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void cards(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Without a date ahead: a quiet line that leads to where it is set.
    void noDate(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void soFar(const ViewContext& context, Flow& flow, ActionQueue& actions);

    FirstLook m_firstLook;
    bool m_firstSteps = false;  ///< nobody had been welcomed when this page was come to: the steps stay until one goes on
};

}  // namespace carewright::ui
