/// Keeps mock assessments and marking sample responses as an examiner does.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/mock_actions.h"

namespace carewright {

class MockDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::MockAction& action) const;
    void apply(const ui::MockAction& action);
};

}  // namespace carewright
