/// A surface that groups what belongs together.
#pragma once

#include <memory>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

struct CardLook {
    bool lit = false;           ///< hovered or chosen: accent border
    bool sunken = false;        ///< a hollow instead of a sheet
    float pad = 3;              ///< inside room, grid steps
    Colour stripe = {0, 0, 0, 0};  ///< a thick left edge of this colour; alpha 0: none
};

/// Set widgets in `inner()`; when the card ends its surface is drawn behind them and the flow moves below.
class Card {
public:
    Card(Flow& flow, const CardLook& look = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    [[nodiscard]] Flow& inner() { return m_inner; }

    /// Decides late whether it is lit: when what lies on it has been drawn.
    void light(bool lit) { m_look.lit = lit; }

    /// The card as high as its content is by now.
    [[nodiscard]] Rect rectSoFar() const;

private:
    struct Layers;
    Flow& m_flow;
    CardLook m_look;
    Flow m_inner;
    std::unique_ptr<Layers> m_layers;
};

/// A card that is one large thing to press: a title, a line below it, something small at the right. True when pressed.
struct CardText {
    std::string_view title;
    std::string_view line = {};
    std::string_view aside = {};        ///< short, at the right of the title: "4 minutes"
    std::string_view footer = {};       ///< muted, below: "Draft, 34 words"
    Icon icon = Icon::none;
    bool done = false;                  ///< a tick beside the title, told as "done" to those who can't see it
};
bool pressCard(Flow& flow, std::string_view id, const CardText& text, float leastHeight = 0);

/// How high pressCard would be by itself: for cards of one height side by side.
[[nodiscard]] float pressCardHeight(const Flow& flow, const CardText& text);

}  // namespace carewright::ui
