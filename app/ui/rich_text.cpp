#include "app/ui/rich_text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

std::vector<Piece> piecesOf(const Context& context, const RichText& words, const TextStyle& style) {
    std::vector<Piece> pieces;
    pieces.reserve(words.size());
    int terms = 0;
    for (const Run& run : words) {
        const Weight weight = run.strong ? Weight::semiBold : style.weight;
        const int tag = run.term.empty() ? 0 : ++terms;
        pieces.push_back({run.text, context.type.face(style.step, weight), style.colour, tag});
    }
    return pieces;
}

float lineHeightOf(const Context& context, const TextStyle& style) {
    const Face& face = context.type.face(style.step, style.weight);
    return style.reading ? context.readingLine(face) : context.controlLine(face);
}

void dottedLine(ImDrawList& list, float left, float right, float y, Colour colour, float thickness) {
    const float step = thickness * 2.5f;
    for (float x = left; x < right; x += step)
        list.AddRectFilled({x, y}, {std::min(right, x + thickness * 1.3f), y + thickness}, colour.packed());
}

/// One term: its stretches over the lines are one stop for the keyboard.
TermId termStop(const Context& context, std::string_view id, const Run& run, int number, const ProseLayout& layout,
                const std::vector<Piece>& pieces, float x, float y, const TermExplainer& terms) {
    Rect bounds;
    std::vector<Rect> parts;
    for (const PlacedPiece& placed : layout.placed) {
        if (pieces[placed.piece].tag != number) continue;
        const Rect part{x + placed.x, y + placed.y, x + placed.x + placed.width, y + placed.y + layout.lineHeight};
        parts.push_back(part);
    }
    if (parts.empty()) return {};
    bounds = parts.front();
    SemanticItem item;
    item.path = std::string(id) + "/" + run.term.value + "-" + std::to_string(number);
    const TermExplainer::Explanation explanation = terms.explain(run.term);
    item.role = Role::term;
    item.label = run.text;
    item.value = explanation.name;
    item.description = explanation.meaning;
    item.rect = bounds;
    item.neededWidth = bounds.width();
    item.neededHeight = bounds.height();
    const std::string path = item.path;
    const Press press = pressable(context, std::move(item));
    bool hovered = press.hovered;
    for (std::size_t i = 1; i < parts.size() && !hovered; ++i)
        hovered = ImGui::IsWindowHovered() &&
                  ImGui::IsMouseHoveringRect({parts[i].left, parts[i].top}, {parts[i].right, parts[i].bottom});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float thickness = std::max(1.5f, context.grid(0.2f));
    for (const Rect& part : parts) {
        const Face& face = pieces.front().face;
        const float base = std::floor((part.top + part.bottom) / 2 + face.em * 0.62f);
        if (hovered || press.focused)
            list.AddRectFilled({part.left, base}, {part.right, base + thickness}, context.theme.accent.packed());
        else
            dottedLine(list, part.left, part.right, base, context.theme.accent, thickness);
        if (press.ring) focusRing(context, {part.left, part.top, part.right, part.bottom}, context.grid(0.5f));
    }
    // Under the mouse it goes with the mouse; where it was come to by keys, Escape or scrolling puts it away.
    if (hovered || press.ring) tip(context, path + "/meaning", bounds, explanation.name, explanation.meaning, {.steady = hovered});
    return press.clicked ? run.term : TermId{};
}

}  // namespace

TermExplainer::Explanation CourseTerms::explain(const TermId& term) const {
    const Term* found = m_course.findTerm(term);
    if (!found) return {term.value, "The course has no explanation of this word yet."};
    return {found->name, plainText(found->meaning)};
}

TermId richText(Flow& flow, std::string_view id, const RichText& words, const TextStyle& style,
                const TermExplainer& terms) {
    const Context& context = flow.context;
    const std::vector<Piece> pieces = piecesOf(context, words, style);
    const ProseLayout layout = layOut(pieces, flow.width, lineHeightOf(context, style));
    spokenGround(context, id, layout, pieces, flow.x, flow.y);
    draw(*ImGui::GetWindowDrawList(), layout, pieces, flow.x, flow.y);
    SemanticItem item;
    item.path = id;
    item.label = plainText(words);
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + layout.height};
    item.neededWidth = layout.width;
    item.neededHeight = layout.height;
    record(context, std::move(item));
    TermId pressed;
    int number = 0;
    for (const Run& run : words) {
        if (run.term.empty()) continue;
        const TermId here = termStop(context, id, run, ++number, layout, pieces, flow.x, flow.y, terms);
        if (!here.empty()) pressed = here;
    }
    flow.y += layout.height;
    return pressed;
}

float richTextHeight(const Context& context, const RichText& words, const TextStyle& style, float width) {
    return layOut(piecesOf(context, words, style), width, lineHeightOf(context, style)).height;
}

void markedText(Flow& flow, std::string_view id, std::string_view words, const std::vector<MarkedSpan>& marks,
                const TextStyle& style) {
    const Context& context = flow.context;
    const Face& plain = context.type.face(style.step, style.weight);
    const Face& strong = context.type.face(style.step, Weight::semiBold);
    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (const MarkedSpan& mark : marks) {
        if (mark.begin < at || mark.end > words.size()) continue;
        pieces.push_back({words.substr(at, mark.begin - at), plain, style.colour, 0});
        pieces.push_back({words.substr(mark.begin, mark.end - mark.begin), strong, context.theme.text, 1});
        at = mark.end;
    }
    pieces.push_back({words.substr(at), plain, style.colour, 0});
    const ProseLayout layout = layOut(pieces, flow.width, lineHeightOf(context, style));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const EvidenceStyle& look = context.theme.mistakeStyle();
    for (const PlacedPiece& placed : layout.placed) {
        if (pieces[placed.piece].tag == 0) continue;
        const float middle = flow.y + placed.y + layout.lineHeight / 2, left = flow.x + placed.x;
        const float half = plain.em * 0.68f;
        if (context.theme.fillsEvidence)
            list.AddRectFilled({left - 1, middle - half}, {left + placed.width + 1, middle + half},
                               look.fill.packed(), context.grid(0.25f));
        list.AddRectFilled({left, middle + half - 1}, {left + placed.width, middle + half + 1},
                           context.theme.accent.packed());
    }
    spokenGround(context, id, layout, pieces, flow.x, flow.y);
    draw(list, layout, pieces, flow.x, flow.y);
    SemanticItem item;
    item.path = id;
    item.label = words;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + layout.height};
    item.neededWidth = layout.width;
    item.neededHeight = layout.height;
    record(context, std::move(item));
    flow.y += layout.height;
}

}  // namespace carewright::ui
