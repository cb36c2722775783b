/// What every view is: drawn each frame from the model, answering with actions.
#pragma once

#include <optional>
#include <string_view>

#include "app/ui/action.h"
#include "app/ui/context.h"
#include "app/ui/model.h"
#include "app/ui/rich_text.h"

namespace carewright::ui {

/// What a view may look at while it draws.
struct ViewContext {
    const Context& ui;
    const Model& model;
    const ActionRules& rules;
    const TermExplainer& terms;
    Rect area;                  ///< where it may draw, screen px
    bool narrow = false;        ///< one column only
};

/// One room's view. What must survive a frame is a member; what must survive the app is in the model.
class View {
public:
    virtual ~View() = default;

    /// The view is about to be shown at `place`, which may differ from the last one it showed.
    virtual void arrive(const Model& /*model*/, const Place& /*place*/) {}

    virtual void draw(const ViewContext& context, ActionQueue& actions) = 0;

    /// Characters that ImGui's 16-bit queue can't carry, such as emoji from an input method.
    virtual void typeText(std::string_view /*text*/) {}

    /// Seconds after which it wants to be drawn again although nothing happened; nothing when it can wait.
    [[nodiscard]] virtual std::optional<double> nextRepaint() const { return std::nullopt; }
};

}  // namespace carewright::ui
