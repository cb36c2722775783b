#include "app/ui/field.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace carewright::ui {

bool enterPressedIn(const Context& context, std::string_view id) {
    return context.focus.has(context.record.pathOf(id)) && (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
                                                            ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false));
}

namespace {

bool field(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint, Icon which, bool secret) {
    const Context& context = flow.context;
    const std::string path = context.record.pathOf(id);
    const Face& face = context.type.face(TypeStep::body);
    const float padX = context.grid(1.5f), padY = context.grid(1);
    const float height = std::ceil(face.size + 2 * padY);
    const float room = which != Icon::none && hasIcons(context) ? face.em * 1.8f : 0;
    const Rect rect{flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const float radius = context.grid(0.75f);

    fill(rect, context.theme.surface, radius);
    if (room > 0)
        icon(context, which, rect.left + padX + face.em * 0.5f, (rect.top + rect.bottom) / 2, face.em * 1.3f,
             context.theme.muted);
    const bool justGiven = context.focus.takeReveal(path);
    if (justGiven) ImGui::SetKeyboardFocusHere();
    ImGui::SetCursorScreenPos({rect.left + room, rect.top});
    ImGui::SetNextItemWidth(rect.width() - room);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(padX, padY));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, IM_COL32(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_FrameBgActive, IM_COL32(0, 0, 0, 0));
    ImGui::PushFont(face.font);
    const bool changed = ImGui::InputTextWithHint(("##" + path).c_str(), std::string(hint).c_str(), &value, secret ? ImGuiInputTextFlags_Password : 0);
    ImGui::PopFont();
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemActivated() && !context.focus.has(path)) context.focus.giveByMouse(path);
    const bool focused = context.focus.has(path);
    // The keyboard has gone elsewhere: ImGui must let go too.
    if (active && !focused) ImGui::ClearActiveID();
    if (active && focused) context.focus.claimTyping();
    // Come to by keys, what stands in it is selected: typing replaces it, an arrow keeps it.
    bool& selects = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(("select-" + path).c_str()), false);
    if (justGiven) selects = true;
    if (selects && active) {
        if (ImGuiInputTextState* const state = ImGui::GetInputTextState(ImGui::GetItemID())) state->SelectAll();
        selects = false;
    }
    outline(rect, focused || hovered ? context.theme.accent : context.theme.line,
            std::max(1.0f, context.theme.borderWidth) * (focused ? 2.0f : 1.0f), radius);

    SemanticItem item;
    item.path = id;
    item.role = Role::textField;
    item.label = label;
    item.value = secret ? std::to_string(value.size()) + " characters" : value;
    item.description = hint;
    item.focusable = true;
    item.focused = focused;
    item.rect = rect;
    record(context, std::move(item));
    flow.y = rect.bottom;
    return changed;
}

}  // namespace

bool textField(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint, Icon which) {
    return field(flow, id, label, value, hint, which, false);
}

bool secretField(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint) {
    return field(flow, id, label, value, hint, Icon::lock, true);
}

}  // namespace carewright::ui
