/// Keeps scenarios: the stories on offer, the one being played, its debrief.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/scenario_actions.h"

namespace carewright {

class ScenarioDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ScenarioAction& action) const;
    void apply(const ui::ScenarioAction& action);
};

}  // namespace carewright
