/// The topics of the course.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class LearnView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;
};

}  // namespace carewright::ui
