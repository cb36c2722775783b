/// Things to be carried, as small sheets with words, and places to put them.
#pragma once

#include <string_view>

#include "app/learner/carrying.h"
#include "app/ui/flow.h"

struct ImDrawList;

namespace carewright::ui {

/// How wide and high a chip with these words would be in at most `width`.
struct ChipSize {
    float width = 0, height = 0;
};
[[nodiscard]] ChipSize chipSize(const Context& context, std::string_view words, float width);

/// Draws the words of a chip with its corner at x, y.
void drawChipWords(const Context& context, ImDrawList& list, std::string_view words, const ChipSize& size, float x, float y, Colour colour);

struct Chip {
    Press press;
    Rect rect;
};

/// A thing to carry, as wide as its words need within the flow; moves the flow below. `still`: looked at only.
[[nodiscard]] Chip chip(Flow& flow, std::string_view id, std::string_view words, bool held, bool still);

/// Chips side by side, breaking into lines; the flow is moved below them at the end.
class ChipRows {
public:
    explicit ChipRows(Flow& flow) : m_flow(flow), m_x(flow.x), m_top(flow.y), m_bottom(flow.y) {}
    ~ChipRows() { m_flow.y = m_bottom; }
    ChipRows(const ChipRows&) = delete;
    ChipRows& operator=(const ChipRows&) = delete;

    [[nodiscard]] Chip add(std::string_view id, std::string_view words, bool held, bool still);

private:
    Flow& m_flow;
    float m_x, m_top, m_bottom;
};

/// A place for one thing, as wide as the flow; tells `carrying` of itself unless `still`.
struct SlotText {
    std::string_view id, label;
    int number = 1;                     ///< its number key
    std::string_view contains = {};     ///< the id of the thing in it
    std::string_view words = {};        ///< … and its words
};
void slot(Flow& flow, Carrying& carrying, const SlotText& text, bool still);

/// What is picked up and what to do with it.
void heldLine(Flow& flow, std::string_view heldWords);

}  // namespace carewright::ui
