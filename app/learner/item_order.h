/// Items answered by putting cards in order.
#pragma once

#include <optional>
#include <string>

#include "app/learner/item_sheet.h"

namespace carewright::ui {

/// Cards one below the other, moved by dragging, by the arrows on each card, or by the arrow keys while a card has the
/// keyboard.
class CardOrder {
public:
    void reset() { m_dragged = PartId(); }
    void draw(Flow& flow, ItemSheet& sheet);

private:
    PartId m_dragged;       ///< held by the mouse; empty: none
};

}  // namespace carewright::ui
