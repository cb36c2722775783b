/// Mock assessments to sit, those sat before, and the way to marking as an examiner.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class MocksView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;
};

}  // namespace carewright::ui
