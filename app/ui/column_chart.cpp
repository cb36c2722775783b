#include "app/ui/column_chart.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/ui/hatch.h"
#include "app/ui/prose.h"
#include "app/ui/text_keys.h"

namespace carewright::ui {
namespace {

bool arrow(ImGuiKey key) { return keys::plain(key); }

void words(const Face& face, float x, float y, std::string_view text, Colour colour) {
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor(x), std::floor(y)}, colour.packed(), text.data(), text.data() + text.size());
}

}  // namespace

int axisTop(float value) {
    for (int power = 1; power < 100'000'000; power *= 10)
        for (const int first : {1, 2, 4, 5})
            if (static_cast<float>(first * power) >= value) return first * power;
    return 1'000'000'000;
}

void columnChart(Flow& flow, std::string_view id, const ColumnChart& chart, std::size_t& chosen) {
    if (chart.columns.empty()) return;
    const Context& context = flow.context;
    const Theme& theme = context.theme;
    const Face& face = context.type.face(TypeStep::caption);
    chosen = std::min(chosen, chart.columns.size() - 1);
    float highest = 0;
    for (const ChartColumn& column : chart.columns) highest = std::max(highest, column.lower + column.upper);
    const int top = axisTop(highest);

    text(flow, std::string(id) + "-unit", chart.unit, mutedStyle(context));
    flow.gap(0.5f);
    const float axis = std::ceil(textWidth(face, std::to_string(top))) + context.grid(1);
    const float height = face.em * 8, ticks = face.size + context.grid(0.75f);
    const Rect plot{flow.x + axis, flow.y + face.size / 2, flow.x + flow.width, flow.y + face.size / 2 + height};
    const Rect whole{flow.x, flow.y, flow.x + flow.width, plot.bottom + ticks};
    const float step = plot.width() / static_cast<float>(chart.columns.size());

    SemanticItem item;
    item.path = id;
    item.role = Role::image;
    item.label = chart.label;
    item.value = chart.columns[chosen].words;
    item.description = "Left and right arrows go from column to column.";
    item.rect = whole;
    const Press press = pressable(context, std::move(item));
    if (press.focused && arrow(ImGuiKey_LeftArrow) && chosen > 0) --chosen;
    if (press.focused && arrow(ImGuiKey_RightArrow) && chosen + 1 < chart.columns.size()) ++chosen;
    std::optional<std::size_t> under;
    const float mouse = ImGui::GetIO().MousePos.x;
    if (press.hovered && mouse >= plot.left && mouse < plot.right)
        under = std::min(static_cast<std::size_t>((mouse - plot.left) / step), chart.columns.size() - 1);
    if (press.clicked && under) chosen = *under;
    const std::size_t shown = under.value_or(chosen);

    const auto yOf = [&](float value) { return plot.bottom - plot.height() * value / static_cast<float>(top); };
    const float shownLeft = plot.left + step * static_cast<float>(shown);
    fill({shownLeft, plot.top, shownLeft + step, plot.bottom}, theme.hover);
    outline({shownLeft, plot.top, shownLeft + step, plot.bottom}, theme.accent, std::max(1.0f, theme.borderWidth));
    for (const int value : top == 1 ? std::vector<int>{0, 1} : std::vector<int>{0, top / 2, top}) {
        const std::string label = std::to_string(value);
        const float y = std::round(yOf(static_cast<float>(value)));
        fill({plot.left, y, plot.right, y + 1}, value == 0 ? theme.muted : theme.line);
        words(face, plot.left - context.grid(0.75f) - textWidth(face, label), y - face.size / 2, label, theme.muted);
    }
    float widestTick = 0;
    for (const ChartColumn& column : chart.columns) widestTick = std::max(widestTick, textWidth(face, column.tick));
    const auto every = static_cast<std::size_t>(std::max(1.0f, std::ceil((widestTick + context.grid(1)) / step)));
    for (std::size_t i = 0; i < chart.columns.size(); ++i) {
        const ChartColumn& column = chart.columns[i];
        const float left = plot.left + step * static_cast<float>(i), room = std::max(1.0f, step * 0.14f);
        const float middle = yOf(column.lower), upper = yOf(column.lower + column.upper);
        if (column.lower > 0) fill({left + room, middle, left + step - room, plot.bottom}, theme.accent);
        if (column.upper > 0) hatch(context, {left + room, upper, left + step - room, middle}, theme.accent);
        const float tickWidth = textWidth(face, column.tick);
        const float tickLeft = std::min(left + (step - tickWidth) / 2, plot.right - tickWidth);
        if (i % every == 0) words(face, std::max(plot.left - context.grid(0.5f), tickLeft), plot.bottom + context.grid(0.5f), column.tick, theme.muted);
    }
    if (press.ring) focusRing(context, whole, context.grid(0.5f));
    flow.y = whole.bottom + context.grid(0.75f);
    text(flow, std::string(id) + "-shown", chart.columns[shown].words, bodyStyle(context), Role::status);
    flow.gap(0.75f);
    fillingKey(flow, std::string(id) + "-lower", chart.lowerName, false);
    fillingKey(flow, std::string(id) + "-upper", chart.upperName, true);
}

}  // namespace carewright::ui
