#include "app/ui/flow.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

ImVec2 corner(const Rect& rect) { return {rect.left, rect.top}; }
ImVec2 farCorner(const Rect& rect) { return {rect.right, rect.bottom}; }

float lineHeight(const Context& context, const TextStyle& style) {
    const Face& face = context.type.face(style.step, style.weight);
    // Large headings need less air than running text.
    if (style.step == TypeStep::title || style.step == TypeStep::heading) return context.controlLine(face);
    return style.reading ? context.readingLine(face) : context.controlLine(face);
}

/// Scrolls the window just so far that `rect` can be seen with some room round it.
void reveal(const Context& context, const Rect& rect) {
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    const float room = context.grid(4);
    if (rect.top - room < top)
        ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() + rect.top - room - top));
    else if (rect.bottom + room > bottom)
        ImGui::SetScrollY(ImGui::GetScrollY() + std::min(rect.bottom + room - bottom, rect.top - room - top));
}

bool pressedByKey() {
    // With Ctrl or Alt they are a command's: Ctrl+Enter checks an answer and must not choose an option on the way.
    if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return false;
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Space), false);
}

}  // namespace

TextStyle bodyStyle(const Context& context) {
    return {TypeStep::body, Weight::regular, context.theme.text, true};
}

TextStyle mutedStyle(const Context& context, TypeStep step) {
    return {step, Weight::regular, context.theme.muted, true};
}

TextStyle headingStyle(const Context& context, TypeStep step) {
    return {step, Weight::semiBold, context.theme.text, false};
}

void text(Flow& flow, std::string_view id, std::string_view words, const TextStyle& style, Role role) {
    const Context& context = flow.context;
    const std::vector<Piece> pieces = {{words, context.type.face(style.step, style.weight), style.colour, 0}};
    const ProseLayout layout = layOut(pieces, flow.width, lineHeight(context, style));
    spokenGround(context, id, layout, pieces, flow.x, flow.y);
    draw(*ImGui::GetWindowDrawList(), layout, pieces, flow.x, flow.y);
    SemanticItem item;
    item.path = id;
    item.role = role;
    item.label = words;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + layout.height};
    item.neededWidth = layout.width;
    item.neededHeight = layout.height;
    record(context, std::move(item));
    flow.y += layout.height;
}

float textHeight(const Context& context, std::string_view words, const TextStyle& style, float width) {
    return layOut({{words, context.type.face(style.step, style.weight), style.colour, 0}}, width,
                  lineHeight(context, style))
        .height;
}

Press pressable(const Context& context, SemanticItem item) {
    const std::string path = context.record.pathOf(item.path);
    const Rect rect = item.rect;
    ImGui::SetCursorScreenPos(corner(rect));
    const bool pressed = ImGui::InvisibleButton(
        path.c_str(), ImVec2(std::max(1.0f, rect.width()), std::max(1.0f, rect.height())));
    Press press;
    press.hovered = ImGui::IsItemHovered();
    press.held = ImGui::IsItemActive();
    if (pressed) context.focus.giveByMouse(path);
    press.focused = context.focus.has(path);
    press.ring = press.focused && context.focus.ringShown();
    if (context.focus.takeReveal(path)) reveal(context, rect);
    press.clicked = !item.disabled && (pressed || (press.focused && pressedByKey()));
    if (press.hovered && !item.disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool explain = item.disabled && !item.description.empty() && (press.hovered || press.ring);
    item.focusable = true;
    item.focused = press.focused;
    const std::string id = item.path, why = item.description;
    record(context, std::move(item));
    if (explain) tip(context, id + "/why", rect, {}, why, {.steady = true});
    return press;
}

void focusRing(const Context& context, const Rect& rect, float radius) {
    const float out = context.grid(0.375f);
    const float thickness = std::max(2.0f, context.grid(0.3f));
    ImGui::GetWindowDrawList()->AddRect({rect.left - out, rect.top - out}, {rect.right + out, rect.bottom + out},
                                        context.theme.accent.packed(), radius + out, 0, thickness);
}

void record(const Context& context, SemanticItem item) {
    item.visible = visiblePart(item.rect);
    const Rect rect = item.rect;
    const SemanticItem& added = context.record.add(std::move(item));
    if (context.spoken && context.spoken->reveal && context.spoken->is(added.path)) reveal(context, rect);
}

void spokenGround(const Context& context, std::string_view id, const ProseLayout& layout, const std::vector<Piece>& pieces, float x, float y) {
    if (!context.spoken || context.spoken->word.empty() || !context.spoken->is(context.record.pathOf(id))) return;
    const ByteSpan word = context.spoken->word;
    std::vector<std::size_t> starts;
    std::size_t length = 0;
    for (const Piece& piece : pieces) {
        starts.push_back(length);
        length += piece.text.size();
    }
    for (const PlacedPiece& placed : layout.placed) {
        const Piece& piece = pieces[placed.piece];
        const std::size_t begin = starts[placed.piece] + static_cast<std::size_t>(placed.text.data() - piece.text.data());
        const std::size_t from = std::max<std::size_t>(begin, word.begin), to = std::min<std::size_t>(begin + placed.text.size(), word.end);
        if (from >= to) continue;
        const float left = x + placed.x + textWidth(piece.face, placed.text.substr(0, from - begin));
        const float right = left + textWidth(piece.face, placed.text.substr(from - begin, to - from));
        const float middle = y + placed.y + layout.lineHeight / 2, half = piece.face.em * 0.68f;
        const float thick = std::max(2.0f, piece.face.em / 9);
        fill({left - 2, middle - half, right + 2, middle + half}, context.theme.selection, context.grid(0.25f));
        // Colour alone says nothing to some.
        fill({left - 2, middle + half - thick, right + 2, middle + half}, context.theme.information);
    }
}

void fill(const Rect& rect, Colour colour, float radius) {
    ImGui::GetWindowDrawList()->AddRectFilled(corner(rect), farCorner(rect), colour.packed(), radius);
}

void outline(const Rect& rect, Colour colour, float thickness, float radius) {
    const float half = thickness / 2;
    ImGui::GetWindowDrawList()->AddRect({rect.left + half, rect.top + half}, {rect.right - half, rect.bottom - half},
                                        colour.packed(), radius, 0, thickness);
}

void icon(const Context& context, Icon which, float x, float y, float size, Colour colour) {
    const std::string_view words = glyph(which);
    if (words.empty() || !hasIcons(context)) return;
    ImFont* const font = context.type.icons;
    const ImVec2 extent = font->CalcTextSizeA(size, FLT_MAX, 0, words.data(), words.data() + words.size());
    ImGui::GetWindowDrawList()->AddText(font, size,
                                        {std::floor(x - extent.x / 2), std::floor(y - extent.y / 2)},
                                        colour.packed(), words.data(), words.data() + words.size());
}

bool hasIcons(const Context& context) { return context.type.icons != nullptr; }

void tip(const Context& context, std::string_view id, const Rect& anchor, std::string_view title,
         std::string_view words, TipStyle style) {
    if (context.focus.tipsHushed() && !style.steady) return;
    const Face& strong = context.type.face(TypeStep::caption, Weight::semiBold);
    const Face& plain = context.type.face(TypeStep::caption);
    std::vector<Piece> pieces;
    if (!title.empty()) {
        pieces.push_back({title, strong, context.theme.text, 0});
        if (!words.empty()) pieces.push_back({"\n", plain, context.theme.text, 0});
    }
    pieces.push_back({words, plain, context.theme.text, 0});
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float pad = context.grid(1.5f);
    const float width = std::min(plain.em * 24, screen.x - 4 * pad);
    const ProseLayout layout = layOut(pieces, width, plain.em * 1.45f);
    const float boxWidth = layout.width + 2 * pad, boxHeight = layout.height + 2 * pad;
    const float gap = context.grid(0.75f);
    float left = std::clamp(anchor.left, pad, std::max(pad, screen.x - boxWidth - pad));
    float top = anchor.bottom + gap;
    const float over = anchor.top - gap - boxHeight;
    if (style.above && over >= pad) top = over;
    else if (top + boxHeight > screen.y - pad) top = std::max(pad, anchor.top - gap - boxHeight);
    left = std::floor(left);
    top = std::floor(top);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float radius = context.grid(0.75f);
    list.AddRectFilled({left, top}, {left + boxWidth, top + boxHeight}, context.theme.surface.packed(), radius);
    list.AddRect({left, top}, {left + boxWidth, top + boxHeight}, context.theme.accent.packed(), radius, 0,
                 std::max(1.0f, context.theme.borderWidth));
    draw(list, layout, pieces, left + pad, top + pad);
    SemanticItem item;
    item.path = id;
    item.role = Role::tooltip;
    item.label = title;
    item.value = words;
    item.rect = item.visible = {left, top, left + boxWidth, top + boxHeight};
    item.neededWidth = layout.width + 2 * pad;
    item.neededHeight = layout.height + 2 * pad;
    context.record.add(std::move(item));
}

Rect visiblePart(const Rect& rect) {
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low = list->GetClipRectMin(), high = list->GetClipRectMax();
    return intersect(rect, {low.x, low.y, high.x, high.y});
}

}  // namespace carewright::ui
