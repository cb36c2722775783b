/// Internal quality assurance: plans drawn by a seed, the grid of what is planned, done and overdue, actions and sign-off.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/ui/quality_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class SamplingView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    std::set<ActId> m_read;     ///< decisions that were opened here: only then one can say whether one agrees
    /// How marking is checked while it goes on: second marking and known responses.
    void rules(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void rulesEditor(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void editor(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void plan(const ViewContext& context, const PlanLine& plan, Flow& flow, ActionQueue& actions);
    void cell(const ViewContext& context, const PlanLine& plan, const SamplingCell& cell, Flow& flow, ActionQueue& actions);
    void sample(const ViewContext& context, const PlanLine& plan, const SamplingCell& cell, const ActId& decision, Flow& flow, ActionQueue& actions);
    void tasks(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void raise(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Opens the form for an action, with what is known already in it.
    void raiseAbout(const Model& model, const ActId& plan, const ActId& decision, const AccountId& whom, std::string task);

    bool m_editing = false, m_ruling = false;
    int m_way = 0;                      ///< none, a share, all blind, all in the open
    float m_share = 10, m_tolerance = 0, m_seedEvery = 20;
    bool m_seeds = false;
    std::map<QuestionId, int> m_perQuestion;
    PlanMade m_plan;
    float m_percent = 10, m_percentNew = 50, m_newUntil = 20;
    std::string m_due;                  ///< typed
    ActId m_open;                       ///< the plan that is open
    ActId m_sample;                     ///< the decision that is being looked at
    std::string m_note, m_signNote;
    ActId m_about;                      ///< the plan that an action is raised about
    ActId m_aboutDecision;              ///< … and the decision that was sampled; empty: the plan as a whole
    AccountId m_whom;
    std::string m_task, m_taskDue, m_closing;
    bool m_giveTask = false;        ///< the action has just been opened: its first field gets the keyboard
    ActId m_close;                      ///< the action that is being closed
};

}  // namespace carewright::ui
