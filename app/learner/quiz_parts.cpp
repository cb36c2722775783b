#include "app/learner/quiz_parts.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/learner/quiz_words.h"
#include "app/ui/prose.h"
#include "app/ui/text_keys.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostDots = 40;

/// What there is to know about an item before it is opened, and the icon that says the main part of it.
struct DotWords {
    std::string words;
    Icon icon = Icon::none;
    Colour colour;
    bool answered = false;
};

DotWords wordsFor(const ViewContext& context, const QuizState& run, const ItemRun& item) {
    const Theme& theme = context.ui.theme;
    DotWords out;
    out.colour = theme.muted;
    out.answered = !context.model.quiz.responseTo(item).empty();
    const auto told = context.model.quiz.told.find(item.item);
    if (told != context.model.quiz.told.end() && (run.handedIn || item.closed)) {
        const ItemScore& score = told->second;
        out.words = verdictWords(score.scored, score.fraction);
        out.icon = score.right() ? Icon::check : score.wrong() ? Icon::close : Icon::minus;
        out.colour = score.right() ? theme.earned : score.wrong() ? theme.missed : theme.careful;
        if (!out.answered) out.words = "not answered";
    } else {
        out.words = item.checks > 0 ? "not right yet" : out.answered ? "answered" : "not answered";
    }
    if (item.flagged) out.words += ", flagged to come back to";
    return out;
}

}  // namespace

std::optional<ItemId> itemDots(const ViewContext& context, Flow& flow, const QuizState& run, const ItemId& here, bool tipsAbove) {
    const Context& ui = context.ui;
    const Face& face = ui.type.face(TypeStep::caption, Weight::semiBold);
    const float side = std::ceil(face.em * 2.2f), height = std::ceil(face.em * 3.1f), between = ui.grid(0.75f);
    const std::size_t at = numberOf(run, here), count = run.items.size();
    const std::size_t first = count <= mostDots ? 0 : std::min(at - std::min(at, mostDots / 2), count - mostDots), last = std::min(count, first + mostDots);
    const SemanticScope scope(ui.record, "items");
    std::optional<ItemId> pressed;
    // One of them is a stop of Tab: the one that has the keyboard, or that of the item shown.
    const std::string tiles = ui.record.pathOf(""), focused = ui.focus.path();
    const bool inside = focused.starts_with(tiles) && std::any_of(run.items.begin() + static_cast<std::ptrdiff_t>(first), run.items.begin() + static_cast<std::ptrdiff_t>(last),
                                                                   [&](const ItemRun& one) { return focused == tiles + one.item.value; });
    float x = flow.x;
    for (std::size_t i = first; i < last; ++i) {
        const ItemRun& item = run.items[i];
        const DotWords words = wordsFor(context, run, item);
        const std::string number = std::to_string(i + 1);
        const float width = std::max(side, std::ceil(textWidth(face, number)) + ui.grid(1.25f));
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += height + between + ui.grid(0.5f);
        }
        SemanticItem button;
        button.path = item.item.value;
        button.role = Role::button;
        button.label = "Item " + number;
        button.value = words.words;
        button.selected = item.item == here;
        button.tabStop = inside ? focused == tiles + item.item.value : item.item == here;
        button.rect = {x, flow.y, x + width, flow.y + height};
        const Rect rect = button.rect;
        const Press press = pressable(ui, std::move(button));
        const float radius = ui.grid(0.5f);
        const bool mine = item.item == here;
        const bool filled = words.answered && words.icon == Icon::none;
        fill(rect, filled ? ui.theme.accent : press.hovered ? ui.theme.hover : ui.theme.surface, radius);
        outline(rect, mine ? ui.theme.accent : words.icon == Icon::none ? ui.theme.muted : words.colour, std::max(1.0f, ui.theme.borderWidth) * (mine ? 2.5f : 1.0f), radius);
        const Colour ink = filled ? ui.theme.onAccent : words.icon == Icon::none ? ui.theme.text : words.colour;
        ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor((rect.left + rect.right - textWidth(face, number)) / 2), std::floor(rect.top + face.em * 0.35f)},
                                            ink.packed(), number.c_str());
        // Below the number: what it came to, and that it is flagged. Never by colour alone.
        const float middle = (rect.left + rect.right) / 2, low = rect.bottom - face.em * 0.85f;
        const bool both = words.icon != Icon::none && item.flagged;
        const float apart = both ? face.em * 0.5f : 0;
        if (words.icon != Icon::none) icon(ui, words.icon, middle - apart, low, face.em * 1.1f, words.colour);
        if (item.flagged) icon(ui, Icon::flag, middle + apart, low, face.em * 1.05f, filled ? ui.theme.onAccent : ui.theme.careful);
        if (mine) fill({rect.left + ui.grid(0.25f), rect.bottom + ui.grid(0.3f), rect.right - ui.grid(0.25f), rect.bottom + ui.grid(0.65f)}, ui.theme.accent);
        if (press.hovered || press.ring) tip(ui, "tip", rect, "Item " + number, words.words, {.above = tipsAbove});
        if (inside && focused == tiles + item.item.value) {
            const auto step = [&](std::size_t to) { ui.focus.giveByKeyboard(tiles + run.items[to].item.value); };
            if (keys::plain(ImGuiKey_RightArrow) && i + 1 < last) step(i + 1);
            if (keys::plain(ImGuiKey_LeftArrow) && i > first) step(i - 1);
        }
        if (press.ring) focusRing(ui, rect, radius);
        if (press.clicked) pressed = item.item;
        x += width + between;
    }
    flow.y += height + ui.grid(1);
    if (last - first < count) text(flow, "more", "Items " + std::to_string(first + 1) + " to " + std::to_string(last) + " of " + std::to_string(count), mutedStyle(ui));
    return pressed;
}

const PaperItem* paperItem(const QuizPaper& paper, const ItemId& item) {
    for (const PaperSection& section : paper.sections)
        for (const PaperItem& one : section.items)
            if (one.item == item) return &one;
    return nullptr;
}

std::string sectionOf(const QuizPaper& paper, const ItemId& item) {
    for (const PaperSection& section : paper.sections)
        if (std::ranges::find(section.items, item, &PaperItem::item) != section.items.end()) return section.title;
    return {};
}

std::size_t numberOf(const QuizState& run, const ItemId& item) {
    const auto found = std::ranges::find(run.items, item, &ItemRun::item);
    return found == run.items.end() ? 0 : static_cast<std::size_t>(found - run.items.begin());
}

}  // namespace carewright::ui
