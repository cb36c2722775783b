/// All the keys.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class KeysView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;
};

}  // namespace carewright::ui
