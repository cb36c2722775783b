/// Keeps recall cards: what is due tonight and the plan towards the assessment date.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/recall_actions.h"

namespace carewright {

class RecallDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::RecallAction& action) const;
    void apply(const ui::RecallAction& action);
};

}  // namespace carewright
