// Texts with gaps: words from a bank, or typed.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/learner/chips.h"
#include "app/learner/item_places.h"
#include "app/ui/field.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

/// Words of a gap text in turn with its gaps, in lines. `gapAt` draws a gap at a place of the given width and says how high it is.
void gapLines(Flow& flow, const Item& item, float gapWidth, float lineHeight, const std::function<void(Flow&, const GapPiece&, int number)>& gapAt) {
    const Context& ui = flow.context;
    const Face& face = ui.type.face(TypeStep::body);
    const float space = textWidth(face, " ");
    float x = flow.x;
    std::string whole;
    int number = 0;
    bool open = false;      // a space is wanted before the next word
    const auto breakBefore = [&](float width) {
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += lineHeight;
            open = false;
        }
    };
    for (const GapPiece& piece : item.pieces) {
        if (!piece.gap.empty()) {
            const float before = open ? space : 0;
            breakBefore(before + gapWidth);
            Flow place{ui, x + (x > flow.x ? before : 0), flow.y, std::min(gapWidth, flow.width)};
            const float right = place.x + place.width;
            gapAt(place, piece, ++number);
            x = right;
            open = false;
            whole += "\u2026";
            continue;
        }
        whole += piece.text;
        const std::string_view words = piece.text;
        for (std::size_t at = 0; at < words.size();) {
            if (words[at] == ' ') {
                open = true;
                ++at;
                continue;
            }
            const std::size_t end = std::min(words.find(' ', at), words.size());
            const std::string_view word = words.substr(at, end - at);
            const float width = textWidth(face, word);
            breakBefore((open ? space : 0) + width);
            if (open && x > flow.x) x += space;
            ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor(x), std::floor(flow.y + (lineHeight - face.size) / 2 - ui.grid(0.5f))}, ui.theme.text.packed(), word.data(),
                                                word.data() + word.size());
            x += width;
            open = false;
            at = end;
        }
    }
    flow.y += lineHeight;
    SemanticItem read;
    read.path = "gap-text";
    read.role = Role::text;
    read.label = whole;
    read.rect = {flow.x, flow.y - lineHeight, flow.x + flow.width, flow.y};
    record(ui, std::move(read));
}

void tellGaps(Flow& flow, const ItemSheet& sheet) {
    if (!sheet.told) return;
    int number = 0;
    for (const GapPiece& piece : sheet.item.pieces) {
        if (piece.gap.empty()) continue;
        ++number;
        const PartScore* told = sheet.partTold(piece.gap);
        if (!told) continue;
        const SemanticScope scope(flow.context.record, "told-" + piece.gap.value);
        flow.gap(0.75f);
        const std::string name = "Gap " + std::to_string(number) + ": ";
        std::string words = name + (told->right ? "right" : "not right");
        if (sheet.revealed) words = told->right ? name + "right, " + piece.shown : name + "not right. It should be: " + piece.shown;
        verdictLine(flow, "verdict", told->right, words);
        if (!told->right && !piece.feedback.empty()) text(flow, "feedback", piece.feedback, bodyStyle(flow.context));
    }
}

void fillGap(ItemSheet& sheet, const PartId& gap, std::string words) {
    auto& filled = sheet.response.filled;
    const auto found = std::ranges::find(filled, gap, &GapFilling::gap);
    if (words.empty()) {
        if (found != filled.end()) filled.erase(found);
    } else if (found == filled.end()) {
        filled.push_back({gap, std::move(words)});
    } else {
        found->text = std::move(words);
    }
    sheet.changed = true;
}

}  // namespace

void drawBankGaps(Flow& flow, ItemSheet& sheet, Carrying& carrying) {
    const Context& ui = flow.context;
    const float em = ui.type.face(TypeStep::body).em;
    const auto bankWord = [&](std::string_view id) -> std::string {
        std::size_t at = 0;
        for (const std::string& word : sheet.paper.bank)
            if ("word-" + std::to_string(++at) == id) return word;
        return {};
    };
    const std::string things = ui.record.pathOf("things/");
    float widest = em * 5;
    for (const std::string& word : sheet.paper.bank) widest = std::max(widest, chipSize(ui, word, flow.width).width);
    if (!sheet.locked) {
        const SemanticScope scope(ui.record, "things");
        ChipRows rows(flow);
        std::size_t at = 0;
        for (const std::string& word : sheet.paper.bank) {
            const std::string id = "word-" + std::to_string(++at);
            const bool used = std::ranges::any_of(sheet.response.filled, [&](const GapFilling& one) { return one.text == word; });
            if (used) continue;
            carrying.thing(id, word, rows.add(id, word, carrying.holds(id), false).press);
            if (carrying.isBack(id)) giveKeyboardOn(ui, things + id);
        }
    }
    const std::string held = bankWord(carrying.held());
    if (!sheet.locked) heldLine(flow, held);
    flow.gap(1);
    {
        const SemanticScope scope(ui.record, "places");
        const float line = chipSize(ui, "x", em * 20).height + ui.grid(1);
        gapLines(flow, sheet.item, std::min(widest, flow.width), line, [&](Flow& place, const GapPiece& piece, int number) {
            const std::string words(fillingOf(sheet.response, piece.gap));
            std::size_t at = 0;
            std::string contains;
            for (const std::string& word : sheet.paper.bank) {
                ++at;
                if (!words.empty() && word == words) contains = "word-" + std::to_string(at);
            }
            const std::string label = "Gap " + std::to_string(number);
            slot(place, carrying, {piece.gap.value, label, number, contains, words}, sheet.locked);
        });
    }
    if (const auto done = sheet.locked ? std::nullopt : carrying.finish(ui)) {
        const std::string word = bankWord(done->what);
        std::erase_if(sheet.response.filled, [&](const GapFilling& one) { return one.text == word; });
        if (!done->where.empty()) fillGap(sheet, PartId(done->where), word);
        sheet.changed = true;
        std::vector<std::string> order, free;
        for (const std::string& one : sheet.paper.bank) {
            order.push_back("word-" + std::to_string(order.size() + 1));
            if (std::ranges::find(sheet.response.filled, one, &GapFilling::text) == sheet.response.filled.end()) free.push_back(order.back());
        }
        const bool placesLeft = std::ranges::any_of(sheet.item.pieces, [&](const GapPiece& piece) { return !piece.gap.empty() && fillingOf(sheet.response, piece.gap).empty(); });
        keyboardAfterPut(ui, sheet, carrying, things, order, *done, free, placesLeft);
    }
    tellGaps(flow, sheet);
}

void drawTypedGaps(Flow& flow, ItemSheet& sheet) {
    const Context& ui = flow.context;
    const Face& face = ui.type.face(TypeStep::body);
    // All gaps are as wide as the longest answer wants, so that no gap tells how long its own is.
    float widest = face.em * 7;
    for (const GapPiece& piece : sheet.item.pieces) widest = std::max(widest, textWidth(face, piece.shown) + ui.grid(5));
    {
        const SemanticScope scope(ui.record, "places");
        const float line = std::ceil(face.size + 2 * ui.grid(1)) + ui.grid(1);
        gapLines(flow, sheet.item, std::min(widest, flow.width), line, [&](Flow& place, const GapPiece& piece, int number) {
            std::string words(fillingOf(sheet.response, piece.gap));
            if (sheet.locked) {
                Carrying none;
                const std::string label = "Gap " + std::to_string(number);
                slot(place, none, {piece.gap.value, label, number, {}, words}, true);
                return;
            }
            if (textField(place, piece.gap.value, "Gap " + std::to_string(number), words, std::to_string(number) + " \u2026")) {
                fillGap(sheet, piece.gap, std::move(words));
                sheet.typing = true;
            }
        });
    }
    tellGaps(flow, sheet);
}

}  // namespace carewright::ui
