/// Misconceptions as myth and fact.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class MythsView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    MisconceptionId m_scrollTo;
};

}  // namespace carewright::ui
