#include "app/assessor/key_buttons.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/fitted.h"
#include "app/ui/prose.h"

namespace carewright::ui {

int keyButtons(Flow& flow, std::span<const KeyButton> buttons) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::body);
    const Face& small = context.type.face(TypeStep::caption, Weight::semiBold);
    const float height = std::ceil(context.controlLine(face) + context.grid(1.25f)), between = context.grid(0.75f);
    const float pad = context.grid(1.25f), square = std::ceil(small.em * 1.35f);
    float x = flow.x;
    int result = -1;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const KeyButton& one = buttons[i];
        const float cap = std::max(square, std::ceil(textWidth(small, one.key) + context.grid(0.75f)));
        const float capRoom = !one.key.empty() ? cap + context.grid(0.75f) : 0;
        const float width = std::min(flow.width, std::ceil(textWidth(face, one.label)) + capRoom + 2 * pad);
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += height + between;
        }
        SemanticItem item;
        item.path = one.id;
        item.role = Role::button;
        item.label = one.label;
        item.value = one.chosen ? "chosen" : "";
        item.description = one.whyNot.empty() ? (!one.key.empty() ? "Key " + one.key : std::string()) : one.whyNot;
        item.disabled = !one.whyNot.empty();
        item.checked = item.selected = one.chosen;
        item.rect = {x, flow.y, x + width, flow.y + height};
        item.neededWidth = textWidth(face, one.label) + capRoom;
        item.neededHeight = face.em;
        const Rect rect = item.rect;
        const bool disabled = item.disabled;
        const Press press = pressable(context, std::move(item));
        const Theme& theme = context.theme;
        const Colour strong = one.colour.alpha > 0 ? one.colour : theme.accent;
        const float radius = context.grid(0.75f);
        fill(rect, one.chosen ? strong : press.hovered && !disabled ? theme.hover : theme.surface, radius);
        outline(rect, one.chosen ? strong : theme.line, std::max(1.0f, theme.borderWidth), radius);
        const Colour ink = one.chosen ? theme.surface : disabled ? theme.muted : theme.text;
        float left = rect.left + pad;
        const float middle = (rect.top + rect.bottom) / 2;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (!one.key.empty()) {
            const Rect key{left, std::floor(middle - square / 2), left + cap, std::floor(middle + square / 2)};
            outline(key, one.chosen ? ink : theme.muted, 1.0f, context.grid(0.4f));
            list.AddText(small.font, small.size, {std::floor((key.left + key.right - textWidth(small, one.key)) / 2), std::floor(middle - small.size / 2)},
                         ink.packed(), one.key.data(), one.key.data() + one.key.size());
            left += capRoom;
        }
        const std::string shown = fitted(face, std::string(one.label), rect.right - context.grid(0.75f) - left);
        list.AddText(face.font, face.size, {std::floor(left), std::floor(middle - face.size / 2)}, ink.packed(), shown.data(), shown.data() + shown.size());
        if (press.ring) focusRing(context, rect, radius);
        if (press.clicked && !disabled) result = static_cast<int>(i);
        x += width + between;
    }
    if (!buttons.empty()) flow.y += height;
    return result;
}

}  // namespace carewright::ui
