#include "app/ui/plot.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/day_words.h"
#include "app/ui/prose.h"
#include "app/ui/text_keys.h"
#include "engine/base/month_names.h"

namespace carewright::ui {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr int mostWeeks = 53;
constexpr std::size_t fourWeeks = 28;

/// 0 for Monday.
unsigned weekdayOf(PlotDay day) { return std::chrono::weekday(day).iso_encoding() - 1; }

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string tickDay(PlotDay day) {
    const std::chrono::year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(monthNames[static_cast<unsigned>(date.month()) - 1].substr(0, 3));
}

void words(const Face& face, float x, float y, Colour colour, std::string_view text) {
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor(x), std::floor(y)}, colour.packed(), text.data(), text.data() + text.size());
}

/// Moves a cursor along `count` places by `by`, within bounds.
void move(PlotCursor& cursor, std::size_t count, std::ptrdiff_t by) {
    const auto from = static_cast<std::ptrdiff_t>(cursor.at.value_or(count - 1));
    cursor.at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, static_cast<std::ptrdiff_t>(count) - 1));
}

void dashed(ImDrawList& list, ImVec2 from, ImVec2 to, Colour colour, float thick, float& phase) {
    const float length = std::hypot(to.x - from.x, to.y - from.y), dash = thick * 4;
    for (float at = 0; at < length;) {
        const bool on = std::fmod(phase + at, 2 * dash) < dash;
        const float until = std::min(length, at + dash - std::fmod(phase + at, dash));
        if (on && length > 0)
            list.AddLine({from.x + (to.x - from.x) * at / length, from.y + (to.y - from.y) * at / length},
                         {from.x + (to.x - from.x) * until / length, from.y + (to.y - from.y) * until / length}, colour.packed(), thick);
        at = std::max(until, at + 0.1f);
    }
    phase = std::fmod(phase + length, 2 * dash);
}

}  // namespace

void dayPlot(Flow& flow, std::string_view id, const DayPlot& plot, PlotCursor& cursor) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::caption);
    const float axis = std::ceil(textWidth(face, "100 %")) + context.grid(1), foot = std::ceil(face.em * 1.6f);
    const float head = std::ceil(face.em * 2.2f);
    const Rect whole{flow.x, flow.y, flow.x + flow.width, flow.y + plot.height};
    const Rect inner{whole.left + axis, whole.top + head, whole.right - context.grid(1), whole.bottom - foot};
    const std::size_t count = plot.values.size();
    if (count == 0 || inner.empty()) return;
    if (cursor.at) cursor.at = std::min(*cursor.at, count - 1);
    const auto x = [&](std::size_t at) { return count == 1 ? inner.left : inner.left + inner.width() * static_cast<float>(at) / static_cast<float>(count - 1); };
    const auto y = [&](double share) { return inner.bottom - inner.height() * static_cast<float>(std::clamp(share, 0.0, 1.0)); };
    const auto dayAt = [&](std::size_t at) { return plot.first + days(static_cast<int>(at)); };

    const std::size_t told = cursor.at.value_or(count - 1);
    const auto valueWords = [&](std::size_t at) {
        std::string text = std::string(plot.name) + " " + percent(plot.values[at]);
        if (!plot.compare.empty()) text += ", " + std::string(plot.compareName) + " " + percent(plot.compare[at]);
        return text;
    };
    SemanticItem item;
    item.path = id;
    item.role = Role::slider;
    item.label = plot.label;
    item.value = longDay(dayAt(told)) + ": " + valueWords(told);
    item.description = "Left and right arrows go from day to day, Page Up and Page Down by four weeks.";
    item.rect = whole;
    const Press press = pressable(context, std::move(item));
    if (press.focused) {
        if (keys::plain(ImGuiKey_LeftArrow)) move(cursor, count, -1);
        if (keys::plain(ImGuiKey_RightArrow)) move(cursor, count, 1);
        if (keys::plain(ImGuiKey_PageUp)) move(cursor, count, -static_cast<std::ptrdiff_t>(fourWeeks));
        if (keys::plain(ImGuiKey_PageDown)) move(cursor, count, static_cast<std::ptrdiff_t>(fourWeeks));
        if (keys::plain(ImGuiKey_Home)) cursor.at = 0;
        if (keys::plain(ImGuiKey_End)) cursor.at = count - 1;
    }
    if (press.hovered) {
        const float part = std::clamp((ImGui::GetIO().MousePos.x - inner.left) / inner.width(), 0.0f, 1.0f);
        cursor.at = static_cast<std::size_t>(std::lround(part * static_cast<float>(count - 1)));
    }

    ImDrawList& list = *ImGui::GetWindowDrawList();
    words(face, whole.left, whole.top, context.theme.muted, plot.unit);
    for (const int share : {0, 25, 50, 75, 100}) {
        const float at = std::floor(y(share / 100.0));
        fill({inner.left, at, inner.right, at + 1}, context.theme.line);
        if (share % 50 != 0) continue;
        const std::string text = std::to_string(share) + " %";
        words(face, inner.left - textWidth(face, text) - context.grid(0.75f), at - face.size / 2, context.theme.muted, text);
    }
    // As many dates as have room between them.
    const std::size_t fits = static_cast<std::size_t>(std::max(2.0f, inner.width() / (textWidth(face, "30 Nov") * 2)));
    const std::size_t marks = std::min({fits, count, std::size_t(6)});
    for (std::size_t i = 0; i < marks; ++i) {
        const std::size_t at = marks == 1 ? 0 : i * (count - 1) / (marks - 1);
        const std::string text = tickDay(dayAt(at));
        const float width = textWidth(face, text);
        fill({x(at), inner.bottom, x(at) + 1, inner.bottom + context.grid(0.5f)}, context.theme.muted);
        words(face, std::clamp(x(at) - width / 2, whole.left, whole.right - width), inner.bottom + face.em * 0.45f, context.theme.muted, text);
    }
    const float thick = std::max(2.0f, context.grid(0.3f));
    float phase = 0;
    for (std::size_t i = 1; i < plot.compare.size() && i < count; ++i)
        dashed(list, {x(i - 1), y(plot.compare[i - 1])}, {x(i), y(plot.compare[i])}, context.theme.muted, thick * 0.7f, phase);
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < count; ++i) line.push_back({x(i), y(plot.values[i])});
    list.AddPolyline(line.data(), static_cast<int>(line.size()), context.theme.accent.packed(), 0, thick);
    if (press.hovered || press.focused) {
        const std::size_t at = cursor.at.value_or(count - 1);
        const float px = std::floor(x(at));
        fill({px, inner.top, px + 1, inner.bottom}, context.theme.text);
        list.AddCircleFilled({px, y(plot.values[at])}, context.grid(0.6f), context.theme.accent.packed());
        tip(context, std::string(id) + "/value", {px, y(plot.values[at]), px + 1, y(plot.values[at]) + context.grid(1)}, longDay(dayAt(at)), valueWords(at), {.steady = true});
    }
    if (press.ring) focusRing(context, whole, context.grid(0.75f));
    flow.y = whole.bottom;
}

void calendar(Flow& flow, std::string_view id, const Calendar& calendar, PlotCursor& cursor) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::caption);
    const float cell = std::max(std::ceil(face.em * 0.95f), context.grid(1.5f)), between = std::max(2.0f, context.grid(0.35f));
    const float side = std::ceil(textWidth(face, "Mon")) + context.grid(1), head = std::ceil(face.em * 1.5f);
    const int weeks = std::clamp(static_cast<int>((flow.width - side) / (cell + between)), 4, mostWeeks);
    const PlotDay monday = calendar.today - days(static_cast<int>(weekdayOf(calendar.today)));
    const PlotDay first = monday - days(7 * (weeks - 1));
    const auto count = static_cast<std::size_t>((calendar.today - first).count()) + 1;
    if (cursor.at) cursor.at = std::min(*cursor.at, count - 1);
    int most = 1;
    std::vector<int> amounts(count, 0);
    for (const CalendarDay& one : calendar.days) {
        if (one.day < first || one.day > calendar.today) continue;
        amounts[static_cast<std::size_t>((one.day - first).count())] = one.amount;
        most = std::max(most, one.amount);
    }
    const Rect whole{flow.x, flow.y, flow.x + side + static_cast<float>(weeks) * (cell + between), flow.y + head + 7 * (cell + between)};
    const auto amountWords = [&](std::size_t at) {
        const int amount = amounts[at];
        return amount == 0 ? std::string("nothing") : std::to_string(amount) + " " + std::string(amount == 1 ? calendar.one : calendar.many);
    };
    const std::size_t told = cursor.at.value_or(count - 1);
    SemanticItem item;
    item.path = id;
    item.role = Role::slider;
    item.label = calendar.label;
    item.value = longDay(first + days(static_cast<int>(told))) + ": " + amountWords(told);
    item.description = "Arrows go from day to day and from week to week.";
    item.rect = whole;
    const Press press = pressable(context, std::move(item));
    if (press.focused) {
        if (keys::plain(ImGuiKey_LeftArrow)) move(cursor, count, -7);
        if (keys::plain(ImGuiKey_RightArrow)) move(cursor, count, 7);
        if (keys::plain(ImGuiKey_UpArrow)) move(cursor, count, -1);
        if (keys::plain(ImGuiKey_DownArrow)) move(cursor, count, 1);
        if (keys::plain(ImGuiKey_Home)) cursor.at = 0;
        if (keys::plain(ImGuiKey_End)) cursor.at = count - 1;
    }
    const auto place = [&](std::size_t at) {
        const float left = whole.left + side + static_cast<float>(at / 7) * (cell + between), top = whole.top + head + static_cast<float>(at % 7) * (cell + between);
        return Rect{left, top, left + cell, top + cell};
    };
    bool over = false;
    unsigned lastMonth = 0;
    float free = whole.left;
    for (std::size_t at = 0; at < count; ++at) {
        const Rect square = place(at);
        const std::chrono::year_month_day date(first + days(static_cast<int>(at)));
        if (at % 7 == 0 && static_cast<unsigned>(date.month()) != lastMonth) {
            lastMonth = static_cast<unsigned>(date.month());
            const std::string_view name = monthNames[lastMonth - 1].substr(0, 3);
            if (square.left >= free && square.left + textWidth(face, name) <= whole.right) {
                words(face, square.left, whole.top, context.theme.muted, name);
                free = square.left + textWidth(face, name) + context.grid(1);
            }
        }
        if (press.hovered && square.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y)) {
            cursor.at = at;
            over = true;
        }
        fill(square, context.theme.sunken, between);
        outline(square, context.theme.line, 1, between);
        if (amounts[at] == 0) continue;
        // The area grows with the amount, by its root so that one busy day does not hide the others.
        const float part = 0.35f + 0.65f * std::sqrt(static_cast<float>(amounts[at]) / static_cast<float>(most));
        const float inset = cell * (1 - part) / 2;
        fill({square.left + inset, square.top + inset, square.right - inset, square.bottom - inset}, context.theme.accent, between);
    }
    for (const unsigned row : {0u, 2u, 4u})
        words(face, whole.left, place(row).top + (cell - face.size) / 2, context.theme.muted, weekdays[row].substr(0, 3));
    if ((over || press.focused) && cursor.at) {
        const Rect square = place(*cursor.at);
        outline({square.left - 2, square.top - 2, square.right + 2, square.bottom + 2}, context.theme.text, 2, between);
        tip(context, std::string(id) + "/value", square, longDay(first + days(static_cast<int>(*cursor.at))), amountWords(*cursor.at), {.steady = true});
    }
    if (press.ring) focusRing(context, whole, context.grid(0.75f));
    flow.y = whole.bottom;
}

}  // namespace carewright::ui
