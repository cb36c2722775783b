#include "app/ui/scatter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/prose.h"
#include "app/ui/text_keys.h"

namespace carewright::ui {
namespace {

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

void words(const Face& face, float x, float y, Colour colour, std::string_view text) {
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor(x), std::floor(y)}, colour.packed(), text.data(), text.data() + text.size());
}

}  // namespace

int scatter(Flow& flow, std::string_view id, const Scatter& figure, PlotCursor& cursor) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::caption);
    const float axis = std::ceil(textWidth(face, "100 %")) + context.grid(1), foot = std::ceil(face.em * 3.2f), head = std::ceil(face.em * 2.0f);
    const Rect whole{flow.x, flow.y, flow.x + flow.width, flow.y + figure.height};
    const Rect inner{whole.left + axis, whole.top + head, whole.right - context.grid(2), whole.bottom - foot};
    if (inner.empty() || figure.to <= figure.from) return -1;
    const auto part = [&](double share) { return static_cast<float>((std::clamp(share, figure.from, figure.to) - figure.from) / (figure.to - figure.from)); };
    const auto x = [&](double share) { return inner.left + inner.width() * part(share); };
    const auto y = [&](double share) { return inner.bottom - inner.height() * part(share); };
    const std::size_t count = figure.points.size();
    if (cursor.at && count > 0) cursor.at = std::min(*cursor.at, count - 1);
    if (count == 0) cursor.at.reset();
    SemanticItem item;
    item.path = id;
    item.role = Role::slider;
    item.label = figure.label;
    item.value = cursor.at ? figure.points[*cursor.at].words : std::string();
    item.description = "Left and right arrows go from point to point, Enter opens what stands behind one.";
    item.rect = whole;
    const Press press = pressable(context, std::move(item));
    if (press.focused && count > 0) {
        if (keys::plain(ImGuiKey_LeftArrow)) cursor.at = cursor.at && *cursor.at > 0 ? *cursor.at - 1 : 0;
        if (keys::plain(ImGuiKey_RightArrow)) cursor.at = cursor.at ? std::min(*cursor.at + 1, count - 1) : 0;
    }
    double most = 0;
    for (const ScatterPoint& point : figure.points) most = std::max(most, point.weight);
    const auto radius = [&](const ScatterPoint& point) { return context.grid(0.6f) + context.grid(1.1f) * static_cast<float>(most > 0 ? std::sqrt(point.weight / most) : 0); };
    if (press.hovered)
        for (std::size_t i = 0; i < count; ++i) {
            const ImVec2 mouse = ImGui::GetIO().MousePos;
            if (std::hypot(mouse.x - x(figure.points[i].x), mouse.y - y(figure.points[i].y)) <= radius(figure.points[i]) + 3) cursor.at = i;
        }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    words(face, whole.left, whole.top, context.theme.muted, figure.upright);
    for (int step = 0; step <= 5; ++step) {
        const double share = figure.from + (figure.to - figure.from) * step / 5;
        const float atY = std::floor(y(share)), atX = std::floor(x(share));
        fill({inner.left, atY, inner.right, atY + 1}, context.theme.line);
        fill({atX, inner.bottom, atX + 1, inner.bottom + context.grid(0.5f)}, context.theme.muted);
        const std::string text = percent(share);
        const float width = textWidth(face, text);
        words(face, inner.left - width - context.grid(0.75f), atY - face.size / 2, context.theme.muted, text);
        words(face, std::clamp(atX - width / 2, whole.left, whole.right - width), inner.bottom + face.em * 0.45f, context.theme.muted, text);
    }
    words(face, inner.right - textWidth(face, figure.across), inner.bottom + face.em * 1.8f, context.theme.muted, figure.across);
    list.AddLine({inner.left, inner.bottom}, {inner.right, inner.top}, context.theme.muted.packed(), std::max(1.5f, context.grid(0.2f)));
    if (figure.mark) {
        const float at = std::floor(x(*figure.mark)), thick = std::max(2.0f, context.grid(0.25f)), gap = context.grid(1);
        fill({at, inner.top - gap, at + thick, inner.bottom}, context.theme.careful);
        // Above the figure, where no point can lie, and clear of what the upright axis is called.
        const float width = textWidth(face, figure.markWords), least = whole.left + textWidth(face, figure.upright) + 3 * gap;
        words(face, std::max(least, std::min(at - width / 2, whole.right - width)), whole.top, context.theme.careful, figure.markWords);
    }
    int result = -1;
    for (std::size_t i = 0; i < count; ++i) {
        const ScatterPoint& point = figure.points[i];
        const bool here = cursor.at == i && (press.hovered || press.focused);
        const ImVec2 centre(x(point.x), y(point.y));
        list.AddCircleFilled(centre, radius(point), (here ? context.theme.text : context.theme.accent).packed());
        list.AddCircle(centre, radius(point), context.theme.surface.packed(), 0, 1.5f);
        if (!here) continue;
        tip(context, std::string(id) + "/value", {centre.x, centre.y, centre.x + 1, centre.y + context.grid(1)}, percent(point.x), point.words, {.steady = true});
        if (press.clicked) result = static_cast<int>(i);
    }
    if (press.ring) focusRing(context, whole, context.grid(0.75f));
    flow.y = whole.bottom;
    return result;
}

}  // namespace carewright::ui
