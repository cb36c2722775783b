#include "app/ui/button.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

struct ButtonColours {
    Colour fill, border, words;
    bool filled = false, bordered = false;
};

ButtonColours coloursOf(const Theme& theme, ButtonKind kind, const Press& press, bool disabled) {
    ButtonColours colours;
    colours.words = theme.accent;
    if (disabled) {
        colours.words = theme.muted;
        colours.border = theme.line;
        colours.fill = theme.sunken;
        colours.bordered = kind != ButtonKind::quiet;
        colours.filled = kind == ButtonKind::primary;
        return colours;
    }
    const bool lit = press.hovered || press.held;
    if (kind == ButtonKind::primary) {
        colours.filled = true;
        colours.fill = lit ? mix(theme.accent, theme.text, press.held ? 0.3 : 0.15) : theme.accent;
        colours.words = theme.onAccent;
    } else {
        colours.filled = lit;
        colours.fill = theme.hover;
        colours.bordered = kind == ButtonKind::secondary;
        colours.border = theme.accent;
    }
    return colours;
}

float horizontalPad(const Context& context) { return context.grid(2); }
float verticalPad(const Context& context) { return context.grid(1); }

float iconRoom(const Context& context, const ButtonText& text) {
    if (text.icon == Icon::none || !hasIcons(context)) return 0;
    return context.type.face(TypeStep::body).em * 1.6f;
}

}  // namespace

float buttonWidth(const Context& context, const ButtonText& text) {
    const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
    return std::ceil(textWidth(face, text.label) + iconRoom(context, text) + 2 * horizontalPad(context)) + 1;
}

float buttonHeight(const Context& context) {
    return std::ceil(context.controlLine(context.type.face(TypeStep::body, Weight::semiBold)) +
                     2 * verticalPad(context));
}

bool button(Flow& flow, std::string_view id, const ButtonText& text, ButtonKind kind) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
    const float width = std::min(buttonWidth(context, text), flow.width);
    const float besides = iconRoom(context, text) + 2 * horizontalPad(context);
    std::vector<Piece> pieces = {{text.label, face, {}, 0}};
    const ProseLayout layout = layOut(pieces, width - besides + 1, context.controlLine(face));
    const float height = std::ceil(layout.height + 2 * verticalPad(context));

    SemanticItem item;
    item.path = id;
    item.role = Role::button;
    item.label = text.label;
    item.disabled = !text.whyNot.empty();
    item.description = item.disabled ? text.whyNot : text.shortcut;
    item.rect = {flow.x, flow.y, flow.x + width, flow.y + height};
    item.neededWidth = layout.width + besides;
    item.neededHeight = layout.height;
    const Rect rect = item.rect;
    const bool disabled = item.disabled;
    const Press press = pressable(context, std::move(item));

    const float radius = context.grid(0.75f);
    const ButtonColours colours = coloursOf(context.theme, kind, press, disabled);
    if (colours.filled) fill(rect, colours.fill, radius);
    if (colours.bordered) outline(rect, colours.border, std::max(1.0f, context.theme.borderWidth), radius);
    pieces.front().colour = colours.words;
    float left = rect.left + horizontalPad(context);
    if (const float room = iconRoom(context, text); room > 0) {
        icon(context, text.icon, left + room * 0.38f, (rect.top + rect.bottom) / 2, face.em * 1.3f, colours.words);
        left += room;
    }
    draw(*ImGui::GetWindowDrawList(), layout, pieces, left, rect.top + verticalPad(context));
    if (press.ring) focusRing(context, rect, radius);
    if (press.hovered && !disabled && !text.shortcut.empty())
        tip(context, std::string(id) + "/tip", rect, {}, text.shortcut);
    flow.y = rect.bottom;
    return press.clicked;
}

bool link(Flow& flow, std::string_view id, std::string_view label, TypeStep step) {
    const Context& context = flow.context;
    const Face& face = context.type.face(step);
    const std::vector<Piece> pieces = {{label, face, context.theme.accent, 0}};
    const ProseLayout layout = layOut(pieces, flow.width, context.readingLine(face));
    SemanticItem item;
    item.path = id;
    item.role = Role::link;
    item.label = label;
    item.rect = {flow.x, flow.y, flow.x + std::ceil(layout.width), flow.y + layout.height};
    item.neededWidth = layout.width;
    item.neededHeight = layout.height;
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw(list, layout, pieces, rect.left, rect.top);
    for (const PlacedPiece& placed : layout.placed) {
        const float y = std::floor(rect.top + placed.y + (layout.lineHeight + face.em) / 2 + 1);
        list.AddLine({rect.left + placed.x, y}, {rect.left + placed.x + placed.width, y},
                     context.theme.accent.packed(), press.hovered ? 2.0f : 1.0f);
    }
    if (press.ring) focusRing(context, rect, context.grid(0.5f));
    flow.y = rect.bottom;
    return press.clicked;
}

ButtonRow::ButtonRow(Flow& flow, Align align) : m_flow(flow), m_align(align) {}

ButtonRow::~ButtonRow() { m_flow.y += m_rowHeight; }

bool ButtonRow::button(std::string_view id, const ButtonText& text, ButtonKind kind) {
    const Context& context = m_flow.context;
    const float width = std::min(buttonWidth(context, text), m_flow.width);
    const float between = context.grid(1.5f);
    if (m_used > 0 && m_used + between + width > m_flow.width) {
        m_flow.y += m_rowHeight + between;
        m_used = 0;
        m_rowHeight = 0;
    }
    if (m_used > 0) m_used += between;
    const float left = m_align == Align::left ? m_flow.x + m_used : m_flow.x + m_flow.width - m_used - width;
    Flow place{context, left, m_flow.y, width};
    const bool pressed = ui::button(place, id, text, kind);
    m_rowHeight = std::max(m_rowHeight, place.y - m_flow.y);
    m_used += width;
    return pressed;
}

}  // namespace carewright::ui
