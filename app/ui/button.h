/// Things to press that carry words.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

enum class ButtonKind {
    primary,    ///< the one thing to do here: filled
    secondary,  ///< outlined
    quiet,      ///< words only, filled when hovered
};

struct ButtonText {
    std::string_view label;
    Icon icon = Icon::none;
    std::string_view shortcut = {};     ///< "Ctrl+Enter": shown in the description
    std::string_view whyNot = {};       ///< not empty: greyed, and this sentence says why
};

/// Width the button would like on one line.
[[nodiscard]] float buttonWidth(const Context& context, const ButtonText& text);

/// Height of a one-line button.
[[nodiscard]] float buttonHeight(const Context& context);

/// Draws at the flow's corner, wraps its label where the flow is too narrow, moves the flow below. True when pressed.
bool button(Flow& flow, std::string_view id, const ButtonText& text, ButtonKind kind = ButtonKind::secondary);

/// Words that lead somewhere, underlined, of body or caption size. True when pressed.
bool link(Flow& flow, std::string_view id, std::string_view label, TypeStep step = TypeStep::body);

/// Sets buttons side by side, aligned right or left, and breaks into lines when they don't fit.
///
///     ButtonRow row(flow, ButtonRow::Align::right);
///     if (row.button("skip", {"Skip"})) …
///     if (row.button("go", {"Mark my answer"}, ButtonKind::primary)) …
///
/// Its destructor moves the flow below the row.
class ButtonRow {
public:
    enum class Align { left, right };

    explicit ButtonRow(Flow& flow, Align align = Align::left);
    ~ButtonRow();
    ButtonRow(const ButtonRow&) = delete;
    ButtonRow& operator=(const ButtonRow&) = delete;

    /// With Align::right buttons are given from right to left: the primary one first.
    bool button(std::string_view id, const ButtonText& text, ButtonKind kind = ButtonKind::secondary);

private:
    Flow& m_flow;
    Align m_align;
    float m_used = 0;
    float m_rowHeight = 0;
};

}  // namespace carewright::ui
