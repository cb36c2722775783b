/// What is kept about the learner: taking a copy, and being erased.
#pragma once

#include <string>

#include "app/learner/carry_card.h"
#include "app/ui/view.h"

namespace carewright::ui {

class MyDataView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void copies(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void erase(const ViewContext& context, Flow& flow, ActionQueue& actions);

    std::string m_folder;           ///< where files go, as typed
    std::string m_confirmation;     ///< the word that has to be typed before erasing
    bool m_erasing = false;
    CarryCard m_carry;
};

}  // namespace carewright::ui
