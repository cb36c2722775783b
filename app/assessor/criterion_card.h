/// Whether the learner meets the criterion of the question, with the record of the evidence.
#pragma once

#include <string>

#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class CriterionCard {
public:
    /// Another response lies on the desk.
    void forget() { *this = {}; }

    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

private:
    EvidenceRecord m_evidence;
    std::string m_reference;
    bool m_judging = false;
};

}  // namespace carewright::ui
