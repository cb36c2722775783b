/// The stories of the course, and how far the learner is with each.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class ScenariosView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;
};

}  // namespace carewright::ui
