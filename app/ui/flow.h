/// A column that widgets are set in from top to bottom, and the small parts every widget is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/context.h"
#include "app/ui/icons.h"

namespace carewright::ui {

struct Piece;
struct ProseLayout;

/// Where the next widget goes. Copies are cheap and independent: a row is made of flows side by side.
struct Flow {
    const Context& context;
    float x = 0, y = 0;         ///< top left of the next widget, screen px
    float width = 0;            ///< what it may take

    /// Leaves room; in grid steps of 8 px.
    void gap(float steps) { y += context.grid(steps); }

    /// A flow that starts here, `left` px further in and `right` px less wide on the other side.
    [[nodiscard]] Flow inset(float left, float right) const { return {context, x + left, y, width - left - right}; }
};

/// How text is set.
struct TextStyle {
    TypeStep step = TypeStep::body;
    Weight weight = Weight::regular;
    Colour colour;
    bool reading = true;        ///< reading line height; false: the tighter one of controls
};

/// The theme's text colour at body size, the usual; and its quieter sister.
[[nodiscard]] TextStyle bodyStyle(const Context& context);
[[nodiscard]] TextStyle mutedStyle(const Context& context, TypeStep step = TypeStep::caption);
[[nodiscard]] TextStyle headingStyle(const Context& context, TypeStep step);

/// Wrapped text as a semantic item; moves the flow below it.
void text(Flow& flow, std::string_view id, std::string_view words, const TextStyle& style, Role role = Role::text);

/// How high text() would be.
[[nodiscard]] float textHeight(const Context& context, std::string_view words, const TextStyle& style, float width);

/// What happened to something that can be pressed.
struct Press {
    bool hovered = false;
    bool held = false;
    bool clicked = false;       ///< by mouse, or by Enter or Space while it has the keyboard; never when disabled
    bool focused = false;
    bool ring = false;          ///< draw the focus ring

    [[nodiscard]] bool lit() const { return hovered || focused; }
};

/// Makes `item.rect` pressable and records it; draws nothing. Disabled items can be reached but not pressed, and show
/// `item.description` when hovered or focused, so that they can say why.
[[nodiscard]] Press pressable(const Context& context, SemanticItem item);

/// Draws the ring of a focused item round `rect`.
void focusRing(const Context& context, const Rect& rect, float radius);

/// The ground behind the word that is being spoken, where `id` is what is being read aloud. Before the words are drawn.
void spokenGround(const Context& context, std::string_view id, const ProseLayout& layout, const std::vector<Piece>& pieces, float x, float y);

/// Records an item that is only looked at.
void record(const Context& context, SemanticItem item);

/// A filled, rounded rectangle, and its border.
void fill(const Rect& rect, Colour colour, float radius = 0);
void outline(const Rect& rect, Colour colour, float thickness, float radius = 0);

/// One icon with its centre at x, y; nothing where no icon font is installed.
void icon(const Context& context, Icon which, float x, float y, float size, Colour colour);

/// True where icons can be drawn.
[[nodiscard]] bool hasIcons(const Context& context);

/// Where a tip goes.
struct TipStyle {
    bool above = false;         ///< over the anchor where there is room, rather than below it
    bool steady = false;        ///< what was asked for itself: it stays when one clicks or scrolls (Focus::hushTips)
};

/// A short explanation beside `anchor`, above everything else, drawn this frame.
void tip(const Context& context, std::string_view id, const Rect& anchor, std::string_view title, std::string_view words, TipStyle style = {});

/// The part of `rect` that isn't scrolled or clipped away.
[[nodiscard]] Rect visiblePart(const Rect& rect);

}  // namespace carewright::ui
