#include "app/ui/controls.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/card.h"
#include "app/ui/fitted.h"
#include "app/ui/prose.h"
#include "app/ui/text_keys.h"

namespace carewright::ui {
namespace {

float pillHeight(const Context& context) {
    return std::ceil(context.controlLine(context.type.face(TypeStep::body)) + context.grid(1.5f));
}

/// One pressable pill with a word; a chosen one is filled.
Press pill(const Context& context, SemanticItem item, bool chosen) {
    const Rect rect = item.rect;
    const std::string label = item.label;
    const Press press = pressable(context, std::move(item));
    const Theme& theme = context.theme;
    const float radius = context.grid(0.75f);
    fill(rect, chosen ? theme.accent : press.hovered ? theme.hover : theme.surface, radius);
    outline(rect, chosen ? theme.accent : theme.line, std::max(1.0f, theme.borderWidth), radius);
    const Face& face = context.type.face(TypeStep::body);
    // What is too long for the flow ends in an ellipsis; the record has it whole.
    const std::string shown = fitted(face, label, rect.width() - context.grid(1));
    const float width = textWidth(face, shown);
    ImGui::GetWindowDrawList()->AddText(
        face.font, face.size,
        {std::floor((rect.left + rect.right - width) / 2), std::floor((rect.top + rect.bottom - face.size) / 2)},
        (chosen ? theme.onAccent : theme.text).packed(), shown.data(), shown.data() + shown.size());
    if (press.ring) focusRing(context, rect, radius);
    return press;
}

}  // namespace

int choices(Flow& flow, std::string_view id, std::string_view label, std::span<const ChoiceOption> options,
            int chosen) {
    const Context& context = flow.context;
    if (!label.empty()) {
        text(flow, std::string(id) + "-label", label, {TypeStep::caption, Weight::semiBold, context.theme.muted, false});
        flow.gap(0.5f);
    }
    const SemanticScope scope(context.record, id);
    const Face& face = context.type.face(TypeStep::body);
    const float height = pillHeight(context), between = context.grid(0.75f);
    float x = flow.x;
    int result = -1;
    const std::string focusedBefore = context.focus.path();
    for (std::size_t i = 0; i < options.size(); ++i) {
        const float width =
            std::min(flow.width, std::ceil(textWidth(face, options[i].label)) + context.grid(2.5f));
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += height + between;
        }
        SemanticItem item;
        item.path = options[i].id;
        item.role = Role::radio;
        item.label = options[i].label;
        item.value = label;
        item.checked = item.selected = static_cast<int>(i) == chosen;
        item.rect = {x, flow.y, x + width, flow.y + height};
        item.neededWidth = textWidth(face, options[i].label);
        item.neededHeight = face.em;
        const Press press = pill(context, std::move(item), static_cast<int>(i) == chosen);
        if (press.clicked) result = static_cast<int>(i);
        // The neighbour that gets the keyboard must not answer to the same key press.
        const bool holder = focusedBefore == context.record.pathOf(options[i].id);
        if (holder && i + 1 < options.size() && keys::plain(ImGuiKey_RightArrow)) {
            context.focus.giveByKeyboard(context.record.pathOf(options[i + 1].id));
            result = static_cast<int>(i) + 1;
        } else if (holder && i > 0 && keys::plain(ImGuiKey_LeftArrow)) {
            context.focus.giveByKeyboard(context.record.pathOf(options[i - 1].id));
            result = static_cast<int>(i) - 1;
        }
        x += width + between;
    }
    flow.y += height;
    return result;
}

bool stepper(Flow& flow, std::string_view id, std::string_view label, float& value, const StepperRange& range,
             std::string_view shown) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::body);
    if (!label.empty()) {
        text(flow, std::string(id) + "-label", label,
             {TypeStep::caption, Weight::semiBold, context.theme.muted, false});
        flow.gap(0.5f);
    }
    const float height = pillHeight(context), between = context.grid(1);
    const float shownWidth = std::ceil(textWidth(face, shown));
    const SemanticScope scope(context.record, id);
    const float before = value;
    const auto endButton = [&](std::string_view name, std::string_view words, std::string_view sign, float x,
                               float by) {
        SemanticItem item;
        item.path = name;
        item.role = Role::button;
        item.label = std::string(words);
        item.value = shown;
        item.disabled = by < 0 ? value <= range.least : value >= range.most;
        if (item.disabled) item.description = by < 0 ? "This is the smallest." : "This is the largest.";
        item.rect = {x, flow.y, x + height, flow.y + height};
        const Rect rect = item.rect;
        const bool disabled = item.disabled;
        const Press press = pressable(context, std::move(item));
        const float radius = context.grid(0.75f);
        if (press.hovered && !disabled) fill(rect, context.theme.hover, radius);
        outline(rect, disabled ? context.theme.line : context.theme.accent, std::max(1.0f, context.theme.borderWidth),
                radius);
        const Colour ink = disabled ? context.theme.muted : context.theme.accent;
        const float middleX = (rect.left + rect.right) / 2, middleY = (rect.top + rect.bottom) / 2;
        const float arm = height * 0.2f, thick = std::max(2.0f, context.grid(0.25f));
        ImGui::GetWindowDrawList()->AddLine({middleX - arm, middleY}, {middleX + arm, middleY}, ink.packed(), thick);
        if (sign == "+")
            ImGui::GetWindowDrawList()->AddLine({middleX, middleY - arm}, {middleX, middleY + arm}, ink.packed(),
                                                thick);
        if (press.ring) focusRing(context, rect, radius);
        if (press.clicked) value = std::clamp(value + by, range.least, range.most);
    };
    endButton("less", std::string(label) + ": less", "-", flow.x, -range.step);
    const float trackLeft = flow.x + height + between;
    const float trackRight = std::max(trackLeft + context.grid(4), flow.x + flow.width - height - between);
    const float valueWidth = std::min(shownWidth, trackRight - trackLeft);
    const float barLeft = trackLeft, barRight = trackRight - valueWidth - between * 1.5f;
    if (barRight - barLeft > context.grid(4)) {
        SemanticItem item;
        item.path = "track";
        item.role = Role::slider;
        item.label = label;
        item.value = shown;
        item.description = "Left and right arrows change it.";
        item.rect = {barLeft, flow.y, barRight, flow.y + height};
        const Rect rect = item.rect;
        const Press press = pressable(context, std::move(item));
        if (press.held) {
            const float part = std::clamp((ImGui::GetIO().MousePos.x - barLeft) / (barRight - barLeft), 0.0f, 1.0f);
            value = range.least + std::round(part * (range.most - range.least) / range.step) * range.step;
        }
        if (press.focused) {
            if (keys::plain(ImGuiKey_LeftArrow)) value = std::max(range.least, value - range.step);
            if (keys::plain(ImGuiKey_RightArrow)) value = std::min(range.most, value + range.step);
        }
        const float middle = (rect.top + rect.bottom) / 2, half = context.grid(0.35f);
        const float part = (value - range.least) / (range.most - range.least);
        const float knob = barLeft + part * (barRight - barLeft);
        fill({barLeft, middle - half, barRight, middle + half}, context.theme.line, half);
        fill({barLeft, middle - half, knob, middle + half}, context.theme.accent, half);
        ImGui::GetWindowDrawList()->AddCircleFilled({knob, middle}, context.grid(1), context.theme.accent.packed());
        if (press.ring) focusRing(context, rect, context.grid(0.75f));
    }
    ImGui::GetWindowDrawList()->AddText(face.font, face.size,
                                        {std::floor(trackRight - valueWidth),
                                         std::floor(flow.y + (height - face.size) / 2)},
                                        context.theme.text.packed(), shown.data(), shown.data() + shown.size());
    endButton("more", std::string(label) + ": more", "+", trackRight + between, range.step);
    flow.y += height;
    return value != before;
}

bool toggle(Flow& flow, std::string_view id, std::string_view label, bool on) {
    const Context& context = flow.context;
    const float track = context.type.face(TypeStep::body).em * 2.1f, between = context.grid(1.5f);
    const TextStyle style = {TypeStep::body, Weight::regular, context.theme.text, false};
    const float words = textHeight(context, label, style, flow.width - track - between);
    const float height = std::max(words + context.grid(1), pillHeight(context));
    SemanticItem item;
    item.path = id;
    item.role = Role::toggle;
    item.label = label;
    item.value = on ? "on" : "off";
    item.checked = on;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));
    const Theme& theme = context.theme;
    const float middle = (rect.top + rect.bottom) / 2, half = track * 0.27f;
    const Rect bar{rect.left, middle - half, rect.left + track, middle + half};
    fill(bar, on ? theme.accent : theme.sunken, half);
    outline(bar, on ? theme.accent : theme.muted, std::max(1.5f, theme.borderWidth), half);
    const float knob = on ? bar.right - half : bar.left + half;
    ImGui::GetWindowDrawList()->AddCircleFilled({knob, middle}, half * 0.68f,
                                                (on ? theme.onAccent : theme.muted).packed());
    if (press.ring) focusRing(context, rect, context.grid(0.75f));
    const SemanticScope scope(context.record, id);
    Flow inner{context, rect.left + track + between, rect.top + (height - words) / 2, flow.width - track - between};
    text(inner, "label", label, style);
    flow.y = rect.bottom;
    return press.clicked;
}

void progressBar(Flow& flow, std::string_view id, std::string_view label, int done, int all) {
    const Context& context = flow.context;
    const float height = context.grid(1);
    const float part = all > 0 ? std::clamp(static_cast<float>(done) / static_cast<float>(all), 0.0f, 1.0f) : 0;
    const Rect rect{flow.x, flow.y, flow.x + flow.width, flow.y + height};
    fill(rect, context.theme.sunken, height / 2);
    outline(rect, context.theme.line, context.theme.borderWidth, height / 2);
    if (part > 0)
        fill({rect.left, rect.top, rect.left + std::max(height, rect.width() * part), rect.bottom},
             context.theme.accent, height / 2);
    SemanticItem item;
    item.path = id;
    item.role = Role::progress;
    item.label = label;
    item.value = std::to_string(done) + " of " + std::to_string(all);
    item.rect = rect;
    record(context, std::move(item));
    flow.y = rect.bottom;
}

void markPips(Flow& flow, std::string_view id, int earned, int all) {
    const Context& context = flow.context;
    const float size = context.type.face(TypeStep::body).em * 0.62f, step = size * 1.5f;
    float x = flow.x, y = flow.y;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (int pip = 0; pip < all; ++pip) {
        if (x > flow.x && x + size > flow.x + flow.width) {
            x = flow.x;
            y += step;
        }
        const ImVec2 centre(x + size / 2, y + size / 2);
        if (pip < earned)
            list.AddCircleFilled(centre, size / 2, context.theme.earned.packed());
        else
            list.AddCircle(centre, size / 2 - 0.5f, context.theme.muted.packed(), 0, std::max(1.2f, size * 0.1f));
        x += step;
    }
    SemanticItem item;
    item.path = id;
    item.role = Role::image;
    item.label = earned < 0 ? std::to_string(all) + (all == 1 ? " mark" : " marks")
                            : std::to_string(earned) + " of " + std::to_string(all) + " marks";
    item.rect = {flow.x, flow.y, std::max(x - step + size, flow.x), y + size};
    record(context, std::move(item));
    flow.y = y + size;
}

void numberBadge(const Context& context, int number, float x, float y, float diameter, Colour colour, Colour words) {
    const std::string digits = std::to_string(number);
    const Face& face = context.type.face(TypeStep::caption, Weight::semiBold);
    const float size = std::min(face.size, diameter * 0.95f);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled({x, y}, diameter / 2, colour.packed());
    const ImVec2 extent = face.font->CalcTextSizeA(size, 1e9f, 0, digits.data(), digits.data() + digits.size());
    list.AddText(face.font, size, {std::floor(x - extent.x / 2), std::floor(y - extent.y / 2)}, words.packed(),
                 digits.data(), digits.data() + digits.size());
}

void rule(Flow& flow) {
    const float thickness = std::max(1.0f, flow.context.theme.borderWidth);
    fill({flow.x, flow.y, flow.x + flow.width, flow.y + thickness}, flow.context.theme.line);
    flow.y += thickness;
}

Colour colourOf(const Theme& theme, NoticeKind kind) {
    switch (kind) {
        case NoticeKind::information: return theme.information;
        case NoticeKind::good: return theme.earned;
        case NoticeKind::careful: return theme.careful;
        case NoticeKind::wrong: return theme.missed;
    }
    return theme.information;
}

void noticeCard(Flow& flow, std::string_view id, NoticeKind kind, std::string_view title, std::string_view words) {
    const Context& context = flow.context;
    const SemanticScope scope(context.record, id);
    const Colour colour = colourOf(context.theme, kind);
    Card card(flow, {.pad = 2.5f, .stripe = colour});
    Flow& inner = card.inner();
    const Face& face = context.type.face(TypeStep::body);
    float room = 0;
    if (hasIcons(context)) {
        room = face.em * 2;
        const Icon which = kind == NoticeKind::good      ? Icon::earned
                           : kind == NoticeKind::careful ? Icon::careful
                                                         : Icon::information;
        icon(context, which, inner.x + face.em * 0.7f, inner.y + face.em * 0.75f, face.em * 1.4f, colour);
    }
    Flow body = inner.inset(room, 0);
    if (!title.empty()) text(body, "title", title, {TypeStep::body, Weight::semiBold, context.theme.text, true});
    if (!words.empty()) text(body, "words", words, bodyStyle(context));
    inner.y = body.y;
}

}  // namespace carewright::ui
