#include "app/ui/hatch.h"

#include <imgui.h>

#include <algorithm>

namespace carewright::ui {

void hatch(const Context& context, const Rect& rect, Colour colour) {
    if (rect.empty()) return;
    const float thickness = std::max(1.0f, context.grid(0.15f)), step = std::max(4.0f, context.grid(0.7f)), height = rect.height();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushClipRect({rect.left, rect.top}, {rect.right, rect.bottom}, true);
    for (float x = rect.left - height; x < rect.right; x += step)
        list.AddLine({x, rect.bottom}, {x + height, rect.top}, colour.packed(), thickness);
    ImGui::PopClipRect();
    outline(rect, colour, thickness);
}

void fillingKey(Flow& flow, std::string_view id, std::string_view name, bool hatched) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::caption);
    const float side = face.em * 0.9f, line = context.readingLine(face);
    const Rect sample{flow.x, flow.y + (line - side) / 2, flow.x + side * 1.6f, flow.y + (line + side) / 2};
    if (hatched)
        hatch(context, sample, context.theme.accent);
    else
        fill(sample, context.theme.accent);
    Flow words = flow.inset(side * 1.6f + context.grid(1), 0);
    text(words, id, name, mutedStyle(context));
    flow.y = words.y;
}

}  // namespace carewright::ui
