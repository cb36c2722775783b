/// The laws and policies behind personalisation, as a table.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class LawView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;
};

}  // namespace carewright::ui
