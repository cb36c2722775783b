/// The questions to choose from.
#pragma once

#include "app/learner/even_cards.h"
#include "app/ui/view.h"

namespace carewright::ui {

class PractiseView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    EvenCards m_even;
};

}  // namespace carewright::ui
