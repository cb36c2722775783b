#include "app/learner/item_places.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/chips.h"
#include "app/learner/parts.h"
#include "app/ui/card.h"

namespace carewright::ui {
namespace {

void put(ItemResponse& response, const PartId& part, const PartId& place) {
    std::erase_if(response.placed, [&](const Placing& one) { return one.part == part; });
    if (!place.empty()) response.placed.push_back({part, place});
}

const ItemPair* pairOf(const Item& item, const PartId& id) {
    const auto found = std::ranges::find(item.pairs, id, &ItemPair::id);
    return found == item.pairs.end() ? nullptr : &*found;
}

void tellPlace(Flow& flow, const ItemSheet& sheet, const PartId& part, std::string_view rightWords, const std::string& feedback) {
    const PartScore* told = sheet.partTold(part);
    if (!told) return;
    flow.gap(0.5f);
    if (told->right) verdictLine(flow, "verdict", true, "Right");
    else verdictLine(flow, "verdict", false, sheet.revealed ? "Not right. It belongs with: " + std::string(rightWords) : std::string("Not right"));
    if (!told->right && !feedback.empty()) {
        flow.gap(0.25f);
        text(flow, "feedback", feedback, bodyStyle(flow.context));
    }
}

}  // namespace

void giveKeyboardOn(const Context& ui, std::string_view path) {
    if (ui.focus.ringShown()) ui.focus.giveByKeyboard(path);
    else ui.focus.giveByMouse(path);
}

void keyboardAfterPut(const Context& ui, ItemSheet& sheet, Carrying& carrying, const std::string& things, const std::vector<std::string>& order, const Carrying::Put& done, const std::vector<std::string>& freeThings,
                      bool placesLeft) {
    if (done.where.empty()) {
        carrying.comesBack(done.what);
        return;
    }
    if (!placesLeft || freeThings.empty()) {
        sheet.allPut = true;
        return;
    }
    const auto at = std::ranges::find(order, done.what) - order.begin();
    const auto from = std::ranges::find_if(order.begin() + std::min<std::ptrdiff_t>(at + 1, std::ssize(order)), order.end(),
                                           [&](const std::string& id) { return std::ranges::find(freeThings, id) != freeThings.end(); });
    giveKeyboardOn(ui, things + (from == order.end() ? freeThings.front() : *from));
}

void drawMatching(Flow& flow, ItemSheet& sheet, Carrying& carrying) {
    const Context& ui = flow.context;
    const std::string things = ui.record.pathOf("things/");
    const auto heldPair = [&]() -> const ItemPair* { return carrying.held().empty() ? nullptr : pairOf(sheet.item, PartId(carrying.held())); };
    if (!sheet.locked) {
        const SemanticScope scope(ui.record, "things");
        ChipRows rows(flow);
        for (const PartId& id : sheet.paper.order) {
            const ItemPair* pair = pairOf(sheet.item, id);
            const bool used = std::ranges::any_of(sheet.response.placed, [&](const Placing& one) { return one.place == id; });
            if (!pair || used) continue;
            carrying.thing(id.value, pair->right, rows.add(id.value, pair->right, carrying.holds(id.value), false).press);
            if (carrying.isBack(id.value)) giveKeyboardOn(ui, things + id.value);
        }
    }
    if (!sheet.locked) heldLine(flow, heldPair() ? std::string_view(heldPair()->right) : std::string_view());
    flow.gap(1);
    const SemanticScope scope(ui.record, "places");
    int number = 0;
    for (const ItemPair& pair : sheet.item.pairs) {
        if (pair.left.empty()) continue;
        const SemanticScope one(ui.record, "for-" + pair.id.value);
        Columns sides = columns(flow, !sheet.context.narrow, 0.42f, 2);
        Flow& left = sides.left;
        const float top = left.y;
        left.y += ui.grid(0.9f);
        text(left, "left", pair.left, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        if (!sides.beside) sides.right.y = left.y + ui.grid(0.5f);
        const PartId placed = placeOf(sheet.response, pair.id);
        const ItemPair* there = pairOf(sheet.item, placed);
        Flow& right = sides.right;
        const SlotText place{pair.id.value, pair.left, ++number, placed.value, there ? std::string_view(there->right) : std::string_view()};
        slot(right, carrying, place, sheet.locked);
        tellPlace(right, sheet, pair.id, pair.right, pair.feedback);
        flow.y = std::max({top, left.y, right.y});
        flow.gap(1.25f);
    }
    if (const auto done = sheet.locked ? std::nullopt : carrying.finish(ui)) {
        const PartId thing(done->what), place(done->where);
        std::erase_if(sheet.response.placed, [&](const Placing& one) { return one.place == thing; });
        if (!place.empty()) {
            std::erase_if(sheet.response.placed, [&](const Placing& one) { return one.part == place; });
            sheet.response.placed.push_back({place, thing});
        }
        sheet.changed = true;
        std::vector<std::string> order, free;
        for (const PartId& id : sheet.paper.order) {
            if (!pairOf(sheet.item, id)) continue;
            order.push_back(id.value);
            if (std::ranges::find(sheet.response.placed, id, &Placing::place) == sheet.response.placed.end()) free.push_back(id.value);
        }
        const bool placesLeft = std::ranges::any_of(sheet.item.pairs, [&](const ItemPair& pair) { return !pair.left.empty() && placeOf(sheet.response, pair.id).empty(); });
        keyboardAfterPut(ui, sheet, carrying, things, order, *done, free, placesLeft);
    }
}

void drawCategories(Flow& flow, ItemSheet& sheet, Carrying& carrying) {
    const Context& ui = flow.context;
    const auto cardOf = [&](const PartId& id) -> const ItemCard* {
        const auto found = std::ranges::find(sheet.item.cards, id, &ItemCard::id);
        return found == sheet.item.cards.end() ? nullptr : &*found;
    };
    const auto titleOf = [&](const PartId& id) {
        const auto found = std::ranges::find(sheet.item.categories, id, &ItemCategory::id);
        return found == sheet.item.categories.end() ? std::string() : found->title;
    };
    const std::string things = ui.record.pathOf("things/");
    {
        const SemanticScope scope(ui.record, "things");
        ChipRows rows(flow);
        for (const PartId& id : sheet.paper.order) {
            const ItemCard* card = cardOf(id);
            if (!card || !placeOf(sheet.response, id).empty()) continue;
            const Press press = rows.add(id.value, card->text, carrying.holds(id.value), sheet.locked).press;
            if (!sheet.locked) carrying.thing(id.value, card->text, press);
            if (carrying.isBack(id.value)) giveKeyboardOn(ui, things + id.value);
        }
    }
    const ItemCard* held = cardOf(PartId(carrying.held()));
    if (!sheet.locked) heldLine(flow, held ? std::string_view(held->text) : std::string_view());
    flow.gap(1);
    const SemanticScope scope(ui.record, "places");
    const std::size_t count = sheet.item.categories.size();
    const bool beside = !sheet.context.narrow && count <= 3;
    const float gap = ui.grid(2), width = beside ? (flow.width - gap * static_cast<float>(count - 1)) / static_cast<float>(std::max<std::size_t>(count, 1)) : flow.width;
    const float top = flow.y;
    float bottom = top;
    for (std::size_t i = 0; i < count; ++i) {
        const ItemCategory& category = sheet.item.categories[i];
        Flow column{ui, beside ? flow.x + static_cast<float>(i) * (width + gap) : flow.x, beside ? top : bottom, width};
        const SemanticScope one(ui.record, category.id.value);
        Rect rect;
        Press press;
        {
            Card card(column, {.sunken = true, .pad = 1.5f});
            Flow& inner = card.inner();
            const std::string title = std::to_string(i + 1) + "  " + category.title;
            text(inner, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
            inner.gap(1);
            int there = 0;
            for (const PartId& id : sheet.paper.order) {
                const ItemCard* thing = cardOf(id);
                if (!thing || placeOf(sheet.response, id) != category.id) continue;
                ++there;
                const SemanticScope inside(ui.record, id.value);
                const Chip chipped = chip(inner, "chip", thing->text, carrying.holds(id.value), sheet.locked);
                if (!sheet.locked) carrying.thing(id.value, thing->text, chipped.press);
                tellPlace(inner, sheet, id, titleOf(thing->category), thing->feedback);
                inner.gap(1);
            }
            if (there == 0) {
                text(inner, "empty", "Nothing here yet", mutedStyle(ui));
                inner.gap(2.5f);
            }
            SemanticItem item;
            item.path = "put";
            item.role = Role::button;
            item.label = category.title;
            item.value = counted(there, "card", "cards");
            item.description = held ? "Put it here." : "Pick a card up first; then press here.";
            item.disabled = sheet.locked;
            item.rect = rect = card.rectSoFar();
            press = pressable(ui, std::move(item));
            card.light(!sheet.locked && !carrying.held().empty() && (press.lit() || carrying.isOver(category.id.value)));
            if (press.ring) focusRing(ui, rect, ui.grid(1));
        }
        if (!sheet.locked) carrying.place(category.id.value, rect, press);
        bottom = std::max(bottom, column.y + (beside ? 0 : ui.grid(1)));
    }
    flow.y = bottom;
    if (const auto done = sheet.locked ? std::nullopt : carrying.finish(ui)) {
        put(sheet.response, PartId(done->what), PartId(done->where));
        sheet.changed = true;
        std::vector<std::string> order, free;
        for (const PartId& id : sheet.paper.order) {
            if (!cardOf(id)) continue;
            order.push_back(id.value);
            if (placeOf(sheet.response, id).empty()) free.push_back(id.value);
        }
        keyboardAfterPut(ui, sheet, carrying, things, order, *done, free, true);
    }
}

}  // namespace carewright::ui
