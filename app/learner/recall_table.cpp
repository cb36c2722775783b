#include "app/learner/recall_table.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/learner/parts.h"
#include "app/learner/recall_answer.h"
#include "app/learner/recall_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

/// A side of a card: its first line, where it has more than one, and the rest.
struct Side {
    std::string_view first, rest;
};

Side splitSide(std::string_view side) {
    const std::size_t line = side.find('\n');
    if (line == std::string_view::npos) return {{}, side};
    return {side.substr(0, line), side.substr(line + 1)};
}

/// By the place of the rating below the card.
constexpr std::array ratingKeys = {Command::rateFirst, Command::rateSecond, Command::rateThird, Command::rateFourth};

bool plainKeys() {
    const ImGuiIO& io = ImGui::GetIO();
    return !io.KeyCtrl && !io.KeyAlt && !io.KeySuper;
}

/// Ctrl+Z in a field with nothing in it: the field has nothing to take back, so what is meant is the rating. The key is the one that
/// text fields take for their own.
bool undoesPastField(const Context& ui, bool nothingTyped) {
    if (!nothingTyped || (ui.keys && ui.keys->changed(Command::undoRating))) return false;
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl && !io.KeyShift && !io.KeyAlt && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Z), false);
}

std::string_view statusOf(const CardOnTable& table) {
    if (table.unseen) return "New";
    return table.again ? "Once more" : "";
}

}  // namespace

RecallTable::RecallTable() : m_editor(std::make_unique<TextEditor>()) {}

void RecallTable::arrive() { m_giveKeyboard = true; }

void RecallTable::typeText(std::string_view text) { (void)m_editor->type(text); }

std::optional<double> RecallTable::nextRepaint() const { return m_editor->nextRepaint(); }

void RecallTable::meet(const CardOnTable& table) {
    if (table.card.id == m_card && table.turned == m_turned) return;
    const bool fresh = table.card.id != m_card || !table.turned;
    m_card = table.card.id;
    m_turned = table.turned;
    m_giveKeyboard = true;
    m_scrollToBack = table.turned;
    if (!fresh) return;
    m_hint = false;
    m_scrollUp = true;
    m_typed.clear();
    m_editor = std::make_unique<TextEditor>();
}

RecallTable::Entry RecallTable::entryOf(const CardOnTable& table, const RecallChoices& choices) {
    if (!choices.typing || table.turned) return Entry::none;
    if (table.card.kind == CardKind::mythOrFact) return Entry::mythOrFact;
    switch (table.card.typed) {
        case TypedAnswer::none: return Entry::none;
        case TypedAnswer::words: return Entry::field;
        case TypedAnswer::items:
        case TypedAnswer::point: return Entry::sheet;
    }
    return Entry::none;
}

void RecallTable::offer(const Context& ui, std::string_view id, bool scrolls) {
    if (!m_giveKeyboard) return;
    m_giveKeyboard = false;
    const std::string path = ui.record.pathOf(id);
    ui.focus.giveByKeyboard(path);
    // The page begins with what is to be read; only a field must come into sight.
    if (!scrolls) (void)ui.focus.takeReveal(path);
}

void RecallTable::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    Page page(ui, "recall", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 46, .scrollKeys = true});
    Flow& flow = page.flow();
    const CardOnTable* table = recall.card ? &*recall.card : nullptr;
    if (table) meet(*table);
    m_nothingTyped = m_typed.empty() && m_editor->text().empty();
    flow.gap(3);
    if (std::exchange(m_scrollUp, false)) page.scrollTo(flow.y);
    notice(context, flow, actions);
    evening(context, flow);
    flow.gap(3);
    if (table) {
        const SemanticScope scope(ui.record, "card");
        {
            Card card(flow, {.pad = 4});
            Flow& inner = card.inner();
            front(context, *table, inner);
            if (table->turned)
                back(context, *table, inner, actions);
            else
                answerEntry(context, *table, inner, actions);
        }
        if (table->turned) {
            flow.gap(3);
            ratings(context, *table, flow, actions);
            // Just as far as needed, and never past the beginning of the back.
            const float beyond = flow.y - context.area.bottom;
            if (std::exchange(m_scrollToBack, false) && beyond > 0) page.scrollTo(std::min(m_backTop, context.area.top + ui.grid(3) + beyond));
        }
    } else if (recall.waitUntil) {
        noticeCard(flow, "wait", NoticeKind::information, "A short pause",
                   "The next card comes in " + aboutMinutes(*recall.waitUntil - context.model.now) + ". Stretch, or stop for tonight: it will wait.");
    }
    flow.gap(3);
    besides(context, table, flow, actions);
    keys(context, table, actions);
}

void RecallTable::evening(const ViewContext& context, Flow& flow) {
    const RecallModel& recall = context.model.recall;
    const int done = static_cast<int>(recall.eveningDone), all = static_cast<int>(recall.eveningAll);
    progressBar(flow, "progress", "Cards done this evening", done, all);
    flow.gap(0.75f);
    std::string words = std::to_string(done) + " of " + counted(all, "card", "cards") + " done";
    if (recall.eveningBack > 0) words += ", " + counted(static_cast<int>(recall.eveningBack), "comes back once more", "come back once more");
    text(flow, "progress-words", words, mutedStyle(context.ui), Role::status);
}

void RecallTable::front(const ViewContext& context, const CardOnTable& table, Flow& flow) {
    const Context& ui = context.ui;
    const Side parts = splitSide(table.card.front);
    // What the first line of the card says already need not stand over it as well.
    std::string over(parts.first.starts_with(kindWords(table.card.kind)) ? std::string_view() : kindWords(table.card.kind));
    if (const std::string_view status = statusOf(table); !status.empty()) over.append(over.empty() ? "" : " · ").append(status);
    if (over.empty()) over = "Card";
    text(flow, "kind", over, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
    flow.gap(1.5f);
    if (!parts.first.empty()) {
        text(flow, "question", parts.first, mutedStyle(ui, TypeStep::body));
        flow.gap(0.75f);
        text(flow, "front", parts.rest, {TypeStep::lead, Weight::regular, ui.theme.text, true}, Role::heading);
    } else {
        text(flow, "front", parts.rest, headingStyle(ui, TypeStep::heading), Role::heading);
    }
    if (m_hint && !table.turned && !table.card.hint.empty()) {
        flow.gap(1.5f);
        text(flow, "hint-words", "Hint: " + table.card.hint, mutedStyle(ui, TypeStep::body), Role::status);
    }
}

void RecallTable::turn(const CardOnTable& table, std::string typed, ActionQueue& actions) const {
    actions.push(RecallAction(TurnCard{table.card.id, std::move(typed)}));
}

void RecallTable::answerEntry(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Entry entry = entryOf(table, context.model.recall.choices);
    flow.gap(3);
    bool show = false;
    if (entry == Entry::field) {
        offer(ui, "answer", true);
        show = enterPressedIn(ui, "answer");
        // Another card's field is another field: one that is being typed in keeps its text otherwise.
        ImGui::PushID(table.card.id.value.c_str());
        (void)textField(flow, "answer", "Your answer", m_typed, "Type it, or only think it, then Enter", Icon::practise);
        ImGui::PopID();
        flow.gap(2);
    } else if (entry == Entry::sheet) {
        const bool items = table.card.typed == TypedAnswer::items;
        const std::string path = ui.record.pathOf("answer");
        if (std::exchange(m_giveKeyboard, false)) ui.focus.giveByMouse(path);
        (void)m_editor->draw(flow, "answer",
                           {.label = "Your answer",
                            .placeholder = items ? "Type them one below the other, or only think them." : "Type a sentence or two, or only think them.",
                            .height = ui.readingLine(ui.type.face(TypeStep::body)) * 5});
        show = struck(ui, Command::handIn);
        flow.gap(2);
    }
    ButtonRow row(flow, ButtonRow::Align::right);
    if (entry == Entry::mythOrFact) {
        offer(ui, "show", false);
        if (row.button("fact", {"Fact", Icon::none, "2"})) turn(table, "fact", actions);
        if (row.button("myth", {"Myth", Icon::none, "1"})) turn(table, "myth", actions);
    } else if (entry == Entry::none) {
        offer(ui, "show", false);
    }
    const std::string shortcut = entry == Entry::sheet ? keysOf(ui, Command::handIn) : entry == Entry::field ? "Enter" : "Space or Enter";
    const ButtonKind kind = entry == Entry::mythOrFact ? ButtonKind::quiet : ButtonKind::primary;
    show |= row.button("show", {"Show the answer", Icon::eye, shortcut}, kind);
    if (!table.card.hint.empty() && !m_hint && row.button("hint", {"A hint", Icon::idea, keysOf(ui, Command::hint)}, ButtonKind::quiet)) m_hint = true;
    if (show) turn(table, entry == Entry::field ? m_typed : entry == Entry::sheet ? m_editor->text() : std::string(), actions);
}

void RecallTable::back(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    flow.gap(3);
    m_backTop = flow.y;
    rule(flow);
    flow.gap(3);
    typedAnswer(context, table, flow);
    const Side parts = splitSide(table.card.back);
    text(flow, "back", parts.first.empty() ? parts.rest : parts.first, {TypeStep::lead, Weight::regular, ui.theme.text, true});
    if (!parts.first.empty()) {
        flow.gap(1);
        text(flow, "back-more", parts.rest, bodyStyle(ui));
    }
    if (!table.leechAdvice.empty()) {
        flow.gap(2);
        noticeCard(flow, "leech", NoticeKind::careful, "This one keeps slipping", table.leechAdvice);
    }
    whereToRead(context, table.card, flow, actions);
}

void RecallTable::ratings(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    text(flow, "rate", "How well did you know it?", {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    flow.gap(1);
    const float em = ui.type.face(TypeStep::body).em, between = ui.grid(1.5f);
    const auto count = static_cast<float>(table.choices.size());
    const std::size_t perRow = (flow.width - between * (count - 1)) / count >= em * 9.5f                        ? table.choices.size()
                               : table.choices.size() == 4 && (flow.width - between) / 2 >= em * 9.5f ? 2
                                                                                                                    : 1;
    const float width = (flow.width - between * static_cast<float>(perRow - 1)) / static_cast<float>(perRow);
    std::vector<std::string> keyNames, returns;
    std::vector<CardText> words;
    for (std::size_t i = 0; i < table.choices.size(); ++i) {
        keyNames.push_back(i < ratingKeys.size() ? "key " + keysOf(ui, ratingKeys[i]) : std::string());
        returns.push_back(comesBack(table.choices[i], context.model.recall, context.model.now));
        if (table.choices[i].rating == Rating::again) returns.back() = "again " + returns.back();
    }
    float height = 0;
    Flow cell{ui, flow.x, flow.y, width};
    for (std::size_t i = 0; i < table.choices.size(); ++i) {
        const RatingWords named = ratingWords(table.choices[i].rating, context.model.recall.choices.buttons);
        words.push_back({.title = named.name, .line = named.meaning, .aside = keyNames[i], .footer = returns[i]});
        height = std::max(height, pressCardHeight(cell, words.back()));
    }
    // What was typed suggests a rating; the learner still decides. Whoever presses Enter in passing does not call known what was not.
    const auto missing = std::ranges::count(table.answer.parts, false, &AnswerPart::found);
    const bool part = table.answer.verdict == CardAnswer::Verdict::nearly && missing > 0;
    offer(ui, part || table.answer.verdict == CardAnswer::Verdict::different ? "again" : "good", false);
    for (std::size_t i = 0; i < table.choices.size(); ++i) {
        cell.x = flow.x + (width + between) * static_cast<float>(i % perRow);
        cell.y = flow.y;
        if (pressCard(cell, toString(table.choices[i].rating), words[i], height)) actions.push(RecallAction(RateCard{table.card.id, table.choices[i].rating}));
        if (i % perRow == perRow - 1 || i + 1 == table.choices.size()) flow.y += height + between;
    }
}

void RecallTable::besides(const ViewContext& context, const CardOnTable* table, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    const RecallAction undo(UndoRating{});
    {
        ButtonRow row(flow);
        if (recall.undoable && row.button("undo", {"Take back the last rating", Icon::undo, context.ui.focus.typing() ? std::string() : keysOf(context.ui, Command::undoRating), context.rules.whyNot(undo)}, ButtonKind::quiet))
            actions.push(undo);
        if (table) {
            const RecallAction aside(PutCardAside{table->card.id, true});
            if (row.button("aside", {"Put this card aside", Icon::pause, keysOf(context.ui, Command::putAside), context.rules.whyNot(aside)}, ButtonKind::quiet)) actions.push(aside);
        }
        if (row.button("stop", {"Stop for tonight", Icon::stop}, ButtonKind::quiet)) actions.push(RecallAction(EndEvening{}));
    }
    if (!recall.justAside) return;
    flow.gap(1);
    text(flow, "put-aside", "Put aside: " + opening(recall.justAside->front, 10), mutedStyle(context.ui), Role::status);
    if (link(flow, "take-back", "Take it back", TypeStep::caption)) actions.push(RecallAction(PutCardAside{recall.justAside->id, false}));
}

void RecallTable::keys(const ViewContext& context, const CardOnTable* table, ActionQueue& actions) {
    const auto push = [&](const RecallAction& action) {
        if (context.rules.whyNot(action).empty()) actions.push(action);
    };
    if (table && struck(context.ui, Command::putAside)) push(PutCardAside{table->card.id, true});
    if (table && !table->turned && struck(context.ui, Command::hint)) m_hint = true;
    if (context.ui.focus.typing() || ImGui::GetIO().WantTextInput) {
        if (undoesPastField(context.ui, m_nothingTyped)) push(UndoRating{});
        return;
    }
    if (struck(context.ui, Command::undoRating)) push(UndoRating{});
    if (!table) return;
    if (!table->turned) {
        if (plainKeys() && entryOf(*table, context.model.recall.choices) == Entry::mythOrFact) {
            if (pressedDigit(1)) turn(*table, "myth", actions);
            if (pressedDigit(2)) turn(*table, "fact", actions);
        }
        return;
    }
    for (std::size_t i = 0; i < std::min(table->choices.size(), ratingKeys.size()); ++i)
        if (struck(context.ui, ratingKeys[i])) push(RateCard{table->card.id, table->choices[i].rating});
}

}  // namespace carewright::ui
