#include "app/learner/item_order.h"

#include <imgui.h>

#include <algorithm>
#include <vector>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/text_keys.h"

namespace carewright::ui {
namespace {

constexpr float dragThreshold = 6;

/// The order on the screen: the learner's, or the paper's while nothing has been moved.
std::vector<PartId> shownOrder(const ItemSheet& sheet) {
    std::vector<PartId> order = sheet.response.chosen.empty() ? sheet.paper.order : sheet.response.chosen;
    for (const PartId& id : sheet.paper.order)
        if (std::ranges::find(order, id) == order.end()) order.push_back(id);
    std::erase_if(order, [&](const PartId& id) { return std::ranges::find(sheet.item.cards, id, &ItemCard::id) == sheet.item.cards.end(); });
    return order;
}

/// A small square with an arrow.
bool arrow(Flow& flow, std::string_view id, const std::string& label, Icon which, bool possible) {
    const Context& ui = flow.context;
    const float size = ui.type.face(TypeStep::body).em * 1.9f;
    SemanticItem item;
    item.path = id;
    item.role = Role::button;
    item.label = label;
    item.disabled = !possible;
    item.rect = {flow.x, flow.y, flow.x + size, flow.y + size};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    const float radius = ui.grid(0.75f);
    if (press.hovered && possible) fill(rect, ui.theme.hover, radius);
    outline(rect, possible ? ui.theme.muted : ui.theme.line, std::max(1.0f, ui.theme.borderWidth), radius);
    icon(ui, which, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2, size * 0.7f, possible ? ui.theme.accent : ui.theme.line);
    if (press.ring) focusRing(ui, rect, radius);
    return press.clicked;
}

}  // namespace

void CardOrder::draw(Flow& flow, ItemSheet& sheet) {
    const Context& ui = flow.context;
    const float em = ui.type.face(TypeStep::body).em, arrows = em * 4.2f, numbers = em * 2;
    std::vector<PartId> order = shownOrder(sheet);
    std::optional<std::pair<std::size_t, std::size_t>> move;
    std::vector<Rect> rects;
    bool held = false;
    const SemanticScope scope(ui.record, "cards");
    for (std::size_t i = 0; i < order.size(); ++i) {
        const ItemCard& card = *std::ranges::find(sheet.item.cards, order[i], &ItemCard::id);
        const SemanticScope one(ui.record, card.id.value);
        Card sheetCard(flow, {.pad = 1.25f});
        Flow& inner = sheetCard.inner();
        const float top = inner.y;
        numberBadge(ui, static_cast<int>(i) + 1, inner.x + em * 0.75f, top + em * 0.95f, em * 1.5f, ui.theme.muted, ui.theme.surface);
        Flow words = inner.inset(numbers, sheet.locked ? 0 : arrows);
        words.y += ui.grid(0.5f);
        text(words, "text", card.text, bodyStyle(ui));
        if (const PartScore* told = sheet.partTold(card.id)) {
            words.gap(0.5f);
            const auto place = std::ranges::find(sheet.item.cards, card.id, &ItemCard::id) - sheet.item.cards.begin() + 1;
            verdictLine(words, "verdict", told->right, told->right ? "In the right order" : sheet.revealed ? "Not in order: it comes as number " + std::to_string(place) : "Not in order");
        }
        if (!sheet.locked) {
            Flow side{ui, inner.x + inner.width - arrows + ui.grid(0.5f), top, em * 1.9f};
            if (arrow(side, "up", "Move up: " + card.text, Icon::up, i > 0)) move = {i, i - 1};
            side.x += em * 2.1f;
            if (arrow(side, "down", "Move down: " + card.text, Icon::down, i + 1 < order.size())) move = {i, i + 1};
        }
        inner.y = std::max(words.y + ui.grid(0.5f), top + em * 1.9f);
        SemanticItem item;
        item.path = "card";
        item.role = Role::listItem;
        item.label = card.text;
        item.value = "number " + std::to_string(i + 1) + " of " + std::to_string(order.size());
        if (!sheet.locked) item.description = "Up and Down move it.";
        item.disabled = sheet.locked;
        item.rect = sheetCard.rectSoFar();
        const Rect rect = item.rect;
        rects.push_back(rect);
        const Press press = pressable(ui, std::move(item));
        if (!sheet.locked) {
            if (press.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, dragThreshold)) {
                m_dragged = card.id;
                held = true;
            }
            if (press.focused && i > 0 && keys::plain(ImGuiKey_UpArrow)) move = {i, i - 1};
            if (press.focused && i + 1 < order.size() && keys::plain(ImGuiKey_DownArrow)) move = {i, i + 1};
            sheetCard.light(press.hovered || m_dragged == card.id);
        }
        if (press.ring) focusRing(ui, rect, ui.grid(1));
        flow.gap(0.5f);
    }
    if (!m_dragged.empty() && !sheet.locked) {
        const auto from = static_cast<std::size_t>(std::ranges::find(order, m_dragged) - order.begin());
        const float mouse = ImGui::GetIO().MousePos.y;
        std::size_t to = 0;     // before which card it would stand
        while (to < rects.size() && mouse > (rects[to].top + rects[to].bottom) / 2) ++to;
        if (from < order.size() && held) {
            const float y = to < rects.size() ? rects[to].top : rects.back().bottom;
            ImGui::GetWindowDrawList()->AddLine({rects[0].left, y}, {rects[0].right, y}, ui.theme.accent.packed(), std::max(3.0f, ui.grid(0.5f)));
        } else {
            if (from < order.size() && to != from && to != from + 1) move = {from, to > from ? to - 1 : to};
            m_dragged = PartId();
        }
    }
    if (!move) return;
    const PartId card = order[move->first];
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(move->first));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(move->second), card);
    sheet.response.chosen = std::move(order);
    sheet.changed = true;
}

}  // namespace carewright::ui
