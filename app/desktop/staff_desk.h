/// Keeps who of the staff is signed in, and their accounts.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"

namespace carewright {

class StaffDesk final : public Desk {
public:
    explicit StaffDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::StaffRequest& request) const;
    void apply(const ui::StaffRequest& request);

private:
    std::shared_ptr<ui::StaffModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
