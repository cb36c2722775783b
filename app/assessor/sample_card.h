/// Beside a decision that a sampling plan drew: whether the quality assurer who reads it agrees, and the way to the next sample.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "app/ui/quality_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class SampleCard {
public:
    /// Nothing where the decision on the desk is no sample of an open plan that whoever is signed in may look at.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

private:
    struct Drawn {
        const PlanLine* plan = nullptr;
        std::size_t left = 0;               ///< others of the plan that are still to be looked at
        std::optional<ResponseRef> next;    ///< the first of these
        std::size_t forOthers = 0;          ///< not looked at either, and for somebody who had no part in the decision
    };
    [[nodiscard]] std::optional<Drawn> drawn(const Model& model, const ActId& decision) const;
    [[nodiscard]] bool looked(const QualityModel& quality, const ActId& decision) const { return quality.samples.contains(decision) || m_said.contains(decision); }

    std::string m_account;          ///< who is signed in
    ActId m_decision;               ///< that the note is about
    std::string m_note;
    std::set<ActId> m_said;         ///< just now; the plans are read anew beside the frame
};

}  // namespace carewright::ui
