/// Keeps the profiles on this computer and how each reads and writes.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/profile_actions.h"

namespace carewright {

class ProfileDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ProfileAction& action) const;
    void apply(const ui::ProfileAction& action);
};

}  // namespace carewright
