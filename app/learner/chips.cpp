#include "app/learner/chips.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/prose.h"
#include "engine/content/suggestion.h"

namespace carewright::ui {
namespace {

constexpr float padX = 1.5f, padY = 0.9f;

}  // namespace

ChipSize chipSize(const Context& context, std::string_view words, float width) {
    const Face& face = context.type.face(TypeStep::body);
    const ProseLayout layout = layOut({{words, face, context.theme.text, 0}}, std::max(face.em, width - 2 * context.grid(padX)), context.controlLine(face));
    return {std::min(width, std::ceil(layout.width) + 1 + 2 * context.grid(padX)), layout.height + 2 * context.grid(padY)};
}

void drawChipWords(const Context& context, ImDrawList& list, std::string_view words, const ChipSize& size, float x, float y, Colour colour) {
    const Face& face = context.type.face(TypeStep::body);
    const std::vector<Piece> pieces{{words, face, colour, 0}};
    ui::draw(list, layOut(pieces, std::max(face.em, size.width - 2 * context.grid(padX)), context.controlLine(face)), pieces, x + context.grid(padX), y + context.grid(padY));
}

Chip chip(Flow& flow, std::string_view id, std::string_view words, bool held, bool still) {
    const Context& context = flow.context;
    const ChipSize size = chipSize(context, words, flow.width);
    SemanticItem item;
    item.path = id;
    item.role = Role::button;
    item.label = words;
    item.value = held ? "picked up" : "";
    if (!still) item.description = held ? "Press where it belongs, or its number key. Backspace takes it away." : "Press to pick it up, or drag it.";
    item.disabled = still;
    item.selected = held;
    Chip out;
    out.rect = item.rect = {flow.x, flow.y, flow.x + size.width, flow.y + size.height};
    item.neededWidth = size.width;
    item.neededHeight = size.height;
    out.press = pressable(context, std::move(item));
    const float radius = context.grid(0.75f);
    const bool raised = held || (out.press.hovered && !still);
    fill(out.rect, raised && !held ? context.theme.hover : context.theme.surface, radius);
    outline(out.rect, raised ? context.theme.accent : context.theme.muted, std::max(1.0f, context.theme.borderWidth) * (held ? 2.5f : 1.0f), radius);
    drawChipWords(context, *ImGui::GetWindowDrawList(), words, size, out.rect.left, out.rect.top, context.theme.text);
    if (out.press.ring) focusRing(context, out.rect, radius);
    flow.y = out.rect.bottom;
    return out;
}

Chip ChipRows::add(std::string_view id, std::string_view words, bool held, bool still) {
    const Context& context = m_flow.context;
    const float between = context.grid(1);
    if (m_x > m_flow.x && m_x + chipSize(context, words, m_flow.width).width > m_flow.x + m_flow.width) {
        m_x = m_flow.x;
        m_top = m_bottom + between;
    }
    Flow place{context, m_x, m_top, m_flow.x + m_flow.width - m_x};
    const Chip out = chip(place, id, words, held, still);
    m_x = out.rect.right + between;
    m_bottom = std::max(m_bottom, out.rect.bottom);
    return out;
}

void slot(Flow& flow, Carrying& carrying, const SlotText& what, bool still) {
    const Context& context = flow.context;
    const std::string shown = what.words.empty() ? std::to_string(what.number) + "  \u2026" : std::string(what.words);
    const ChipSize size{flow.width, chipSize(context, shown, flow.width).height};
    SemanticItem item;
    item.path = what.id;
    item.role = Role::button;
    item.label = what.label;
    item.value = what.words.empty() ? std::string_view("empty") : what.words;
    if (!still) item.description = "Place " + std::to_string(what.number) + ".";
    item.disabled = still;
    item.rect = {flow.x, flow.y, flow.x + size.width, flow.y + size.height};
    item.neededHeight = size.height;
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));
    const Theme& theme = context.theme;
    const float radius = context.grid(0.75f);
    const bool waits = !carrying.held().empty() && !still, mine = !what.contains.empty() && carrying.holds(what.contains);
    fill(rect, what.words.empty() ? theme.sunken : press.hovered && !still ? theme.hover : theme.surface, radius);
    outline(rect, mine || (waits && (press.lit() || carrying.isOver(what.id))) ? theme.accent : theme.muted, std::max(1.0f, theme.borderWidth) * (mine || waits ? 2.0f : 1.0f), radius);
    drawChipWords(context, *ImGui::GetWindowDrawList(), shown, size, rect.left, rect.top, what.words.empty() ? theme.muted : theme.text);
    if (press.ring) focusRing(context, rect, radius);
    if (!still) carrying.place(what.id, rect, press, what.contains, what.words);
    flow.y = rect.bottom;
}

void heldLine(Flow& flow, std::string_view heldWords) {
    flow.gap(1);
    const std::string line = heldWords.empty() ? "Nothing is picked up." : "Picked up: “" + shortened(heldWords, 40) + "” Now press where it belongs, or its number.";
    // Room for two lines either way: places that moved while something is dragged to them would be missed.
    const float bottom = flow.y + 2 * flow.context.readingLine(flow.context.type.face(TypeStep::caption));
    text(flow, "held", line, mutedStyle(flow.context), Role::status);
    flow.y = std::max(flow.y, bottom);
}

}  // namespace carewright::ui
