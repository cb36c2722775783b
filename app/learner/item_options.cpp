// Options to choose from, and the verdict of true-or-false items.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/learner/item_sheet.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/keys.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

bool isChosen(const ItemSheet& sheet, const PartId& id) { return std::ranges::find(sheet.response.chosen, id) != sheet.response.chosen.end(); }

void choose(ItemSheet& sheet, const PartId& id) {
    auto& chosen = sheet.response.chosen;
    if (sheet.item.kind == Item::Kind::multiple) {
        if (const auto found = std::ranges::find(chosen, id); found != chosen.end()) chosen.erase(found);
        else chosen.push_back(id);
        sheet.changed = true;
    } else if (chosen != std::vector<PartId>{id}) {
        chosen = {id};
        sheet.changed = true;
    }
}

/// The ring of one-of-many or the box of many, filled with a dot or a tick.
void mark(const Context& ui, bool many, bool chosen, float x, float y, float size, Colour colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float thick = std::max(1.5f, size * 0.09f), half = size / 2;
    if (many) {
        outline({x - half, y - half, x + half, y + half}, colour, thick, ui.grid(0.4f));
        if (!chosen) return;
        fill({x - half, y - half, x + half, y + half}, colour, ui.grid(0.4f));
        const std::array points{ImVec2{x - half * 0.55f, y}, ImVec2{x - half * 0.1f, y + half * 0.45f}, ImVec2{x + half * 0.6f, y - half * 0.5f}};
        list.AddPolyline(points.data(), static_cast<int>(points.size()), ui.theme.onAccent.packed(), 0, thick * 1.3f);
        return;
    }
    list.AddCircle({x, y}, half, colour.packed(), 0, thick);
    if (chosen) list.AddCircleFilled({x, y}, half * 0.55f, colour.packed());
}

/// What is said below an option once it may be told: nothing where it was rightly left.
void tellOption(Flow& words, const ItemSheet& sheet, const ItemOption& option, bool chosen) {
    if (!sheet.told) return;
    if (!chosen && (!option.right || !sheet.revealed)) return;
    words.gap(0.75f);
    if (chosen) verdictLine(words, "verdict", option.right, option.right ? "Right" : "Not right");
    else verdictLine(words, "verdict", true, sheet.item.kind == Item::Kind::multiple ? "This is right too, and you left it" : "This is the right answer");
    if (chosen && !option.feedback.empty()) {
        words.gap(0.5f);
        text(words, "feedback", option.feedback, bodyStyle(words.context));
    }
}

void drawOption(Flow& flow, ItemSheet& sheet, const ItemOption& option, int number) {
    const Context& ui = flow.context;
    const bool many = sheet.item.kind == Item::Kind::multiple, chosen = isChosen(sheet, option.id);
    const float em = ui.type.face(TypeStep::body).em, room = em * 2.1f;
    const SemanticScope scope(ui.record, option.id.value);
    Card card(flow, {.pad = 1.75f});
    Flow& inner = card.inner();
    const float top = inner.y;
    Flow words = inner.inset(room, em * 1.4f);
    const TextStyle style{TypeStep::body, chosen ? Weight::semiBold : Weight::regular, ui.theme.text, true};
    text(words, "text", option.text, style);
    tellOption(words, sheet, option, chosen);
    inner.y = std::max(words.y, top + em * 1.5f);
    const Face& small = ui.type.face(TypeStep::caption);
    const std::string key = std::to_string(number);
    if (!sheet.locked && number <= 9) {
        ImGui::GetWindowDrawList()->AddText(small.font, small.size, {inner.x + inner.width - textWidth(small, key), top + em * 0.2f}, ui.theme.muted.packed(), key.c_str());
    }
    SemanticItem item;
    item.path = "choose";
    item.role = many ? Role::toggle : Role::radio;
    item.label = option.text;
    item.value = chosen ? "chosen" : "not chosen";
    item.checked = item.selected = chosen;
    item.disabled = sheet.locked;
    item.rect = card.rectSoFar();
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    mark(ui, many, chosen, inner.x + em * 0.65f, top + em * 0.75f, em * 1.15f, chosen || press.lit() ? ui.theme.accent : ui.theme.muted);
    const bool byNumber = !sheet.locked && !ui.focus.typing() && number <= 9 && pressedDigit(number) && !ImGui::GetIO().KeyAlt && !ImGui::GetIO().KeyCtrl;
    if (press.clicked || byNumber) choose(sheet, option.id);
    card.light(chosen || (press.hovered && !sheet.locked));
    if (press.ring) focusRing(ui, rect, ui.grid(1));
}

void drawVerdict(Flow& flow, ItemSheet& sheet) {
    static constexpr std::array options = {ChoiceOption{"true", "True (T)"}, ChoiceOption{"false", "False (F)"}};
    const int now = !sheet.response.verdict ? -1 : *sheet.response.verdict ? 0 : 1;
    int pressed = choices(flow, "verdict", {}, options, now);
    const ImGuiIO& io = ImGui::GetIO();
    if (!flow.context.focus.typing() && !io.KeyCtrl && !io.KeyAlt) {
        if (ImGui::IsKeyPressed('T', false)) pressed = 0;
        if (ImGui::IsKeyPressed('F', false)) pressed = 1;
    }
    if (pressed >= 0 && pressed != now && !sheet.locked) {
        sheet.response.verdict = pressed == 0;
        sheet.changed = true;
    }
    if (sheet.told && sheet.response.verdict) {
        flow.gap(1);
        verdictLine(flow, "verdict-told", sheet.told->verdictRight, sheet.told->verdictRight ? "Your verdict is right" : "Your verdict is not right");
    }
    if (sheet.item.options.empty()) return;
    flow.gap(2);
    text(flow, "why", "Why?", {TypeStep::body, Weight::semiBold, flow.context.theme.text, false}, Role::heading);
    flow.gap(1);
}

}  // namespace

void drawOptions(Flow& flow, ItemSheet& sheet) {
    if (sheet.item.kind == Item::Kind::trueFalse) drawVerdict(flow, sheet);
    const SemanticScope scope(flow.context.record, "options");
    int number = 0;
    for (const PartId& id : sheet.paper.order) {
        const auto option = std::ranges::find(sheet.item.options, id, &ItemOption::id);
        if (option == sheet.item.options.end()) continue;
        drawOption(flow, sheet, *option, ++number);
        flow.gap(1);
    }
}

}  // namespace carewright::ui
