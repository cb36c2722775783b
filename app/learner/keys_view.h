/// All the keys: to look up, to search, and to change.
#pragma once

#include <optional>
#include <string>

#include "app/ui/command.h"
#include "app/ui/view.h"

namespace carewright::ui {

class KeysView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void group(const ViewContext& context, CommandGroup which, Flow& flow, ActionQueue& actions);
    void line(const ViewContext& context, const CommandEntry& entry, Flow& flow, ActionQueue& actions);
    /// Below the line of the command whose keys are being chosen.
    void choosing(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Looks at what was pressed for the command whose keys are being chosen.
    void listen(const ViewContext& context, ActionQueue& actions);
    /// Nothing is chosen any more. `ring`: the keyboard is back at the command's button.
    void leave(const Context& ui, bool ring = true);
    void keep(const ViewContext& context, KeyBindings bindings, ActionQueue& actions);

    std::string m_query;
    std::optional<Command> m_choosing;  ///< keys for this one are awaited
    std::optional<Chord> m_taken;       ///< they were pressed, but another command has them
    std::string m_problem;              ///< why what was pressed can't be; empty: nothing wrong yet
};

}  // namespace carewright::ui
