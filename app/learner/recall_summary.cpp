#include "app/learner/recall_summary.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/learner/point_bars.h"
#include "app/learner/recall_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/day_words.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostListed = 6;

std::string whatHappened(const EveningSummary& summary) {
    std::string words = counted(static_cast<int>(summary.cards), "card", "cards") + " in " + aboutMinutes(summary.took) + ".";
    if (summary.unseen > 0) words += " " + counted(static_cast<int>(summary.unseen), "was new.", "were new.");
    if (summary.again > 0) words += " " + counted(static_cast<int>(summary.again), "time", "times") + " you did not know it, and that is where most is learnt.";
    return words;
}

std::string strengthenedWords(const StrengthenedCard& one) {
    return one.unseen ? "new: you know it for about " + lasts(one.daysAfter) : "you knew it for " + lasts(one.daysBefore) + " before, now for " + lasts(one.daysAfter);
}

/// What the card asks, without the instruction on its first line.
std::string_view asked(const carewright::Card& card) {
    const std::size_t line = card.front.find('\n');
    return line == std::string::npos ? std::string_view(card.front) : std::string_view(card.front).substr(line + 1);
}

void strengthened(const ViewContext& context, const EveningSummary& summary, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "stronger");
    text(flow, "title", "What you strengthened", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.75f);
    text(flow, "lead", "How long you will very likely still know each one (nine times in ten).", mutedStyle(ui, TypeStep::body));
    const std::size_t count = std::min(mostListed, summary.strengthened.size());
    for (std::size_t i = 0; i < count; ++i) {
        const StrengthenedCard& one = summary.strengthened[i];
        const SemanticScope row(ui.record, one.card.id.value);
        flow.gap(1.5f);
        text(flow, "front", opening(asked(one.card), 16), bodyStyle(ui));
        text(flow, "days", strengthenedWords(one), mutedStyle(ui));
    }
    if (summary.strengthened.size() > count) {
        flow.gap(1.5f);
        text(flow, "more", "And " + std::to_string(summary.strengthened.size() - count) + " more.", mutedStyle(ui));
    }
}

}  // namespace

void RecallSummary::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const EveningSummary& summary = *recall.summary;
    Page page(ui, "recall", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 80, .scrollKeys = true});
    Flow& flow = page.flow();
    const SemanticScope scope(ui.record, "summary");
    pageTitle(flow, "Done for now", whatHappened(summary));
    notice(context, flow, actions);
    {
        Card card(flow, {.pad = 3, .stripe = ui.theme.accent});
        Flow& inner = card.inner();
        text(inner, "over", "Next time", {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
        inner.gap(0.75f);
        text(inner, "next",
             summary.next ? forecastWords(*summary.next, recall.today) : std::string("Nothing more comes before your assessment. You have done your part."),
             {TypeStep::lead, Weight::semiBold, ui.theme.text, true}, Role::status);
        inner.gap(2);
        ButtonRow row(inner, ButtonRow::Align::right);
        if (m_giveKeyboard) {
            const std::string path = ui.record.pathOf("done");
            ui.focus.giveByKeyboard(path);
            (void)ui.focus.takeReveal(path);
            m_giveKeyboard = false;
        }
        if (row.button("done", {"Done", Icon::check, "Enter"}, ButtonKind::primary)) actions.push(RecallAction(LeaveSummary{}));
        const std::string more = "Go on: " + cardsAndTime(recall.tonight);
        if (summary.more && row.button("more", {more, Icon::cards})) actions.push(RecallAction(BeginEvening{}));
        const RecallAction undo(UndoRating{});
        const std::string whyNoUndo = context.rules.whyNot(undo);
        if (recall.undoable && row.button("undo", {"Take back the last rating", Icon::undo, keysOf(ui, Command::undoRating), whyNoUndo}, ButtonKind::quiet)) actions.push(undo);
        else if (whyNoUndo.empty() && struck(ui, Command::undoRating)) actions.push(undo);
    }
    flow.gap(4);
    Columns sides = columns(flow, !context.narrow && !summary.strengthened.empty(), 0.58f, 4);
    Flow& left = sides.left;
    if (!summary.points.empty()) {
        text(left, "points-title", "What you are likely to recall", headingStyle(ui, TypeStep::heading), Role::heading);
        left.gap(0.75f);
        text(left, "points-when", "On " + longDay(summary.aim) + ", from your own ratings.", mutedStyle(ui, TypeStep::body));
        left.gap(2);
        pointBars(context, left, "points", summary.points, "before this evening", "now");
    }
    if (!sides.beside) {
        left.gap(4);
        sides.right.y = left.y;
    }
    if (!summary.strengthened.empty()) strengthened(context, summary, sides.right);
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

}  // namespace carewright::ui
