/// Keeps progress per marking point, misconceptions, and what is kept about the learner.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/progress_actions.h"

namespace carewright {

class ProgressDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ProgressAction& action) const;
    void apply(const ui::ProgressAction& action);
};

}  // namespace carewright
