#include "app/learner/recall_start.h"

#include <algorithm>
#include <array>

#include "app/learner/access_here.h"
#include "app/learner/parts.h"
#include "app/learner/point_bars.h"
#include "app/learner/recall_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/column_chart.h"
#include "app/ui/controls.h"
#include "app/ui/day_words.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

constexpr float startEms = 80;
constexpr std::array usualMinutes = {5, 10, 20, 40};

TextStyle overStyle(const Context& ui) { return {TypeStep::caption, Weight::semiBold, ui.theme.accent, false}; }

std::string whatFor(const RecallModel& recall) {
    const std::size_t again = recall.tonight.all - recall.tonight.unseen;
    std::string words = againAndNew(again, recall.tonight.unseen);
    if (recall.choices.minutes == 0) return words + ": all that is due, within the day's limits.";
    return words + ". They are the ones that help you most " + (recall.assessment ? "on the day of your assessment." : "for the next thirty days.");
}

}  // namespace

void RecallStart::arrive() {
    m_entering = false;
    m_giveBegin = true;
}

void RecallStart::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    Page page(ui, "recall", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * startEms, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Recall", "A few cards an evening, each just before you would forget it.");
    notice(context, flow, actions);
    if (!recall.open || recall.deck == 0) {
        noticeCard(flow, "closed", NoticeKind::careful, "No cards just now",
                   !recall.open ? (recall.problem.empty() ? "The cards can't be opened just now, because your record can't." : recall.problem)
                                : std::string("This course has nothing to make cards from yet."));
        return;
    }
    Columns sides = columns(flow, !context.narrow, 0.58f, 4);
    Flow& left = sides.left;
    const auto access = [&](Flow& flow) { accessHere(flow, context.model, actions, {.spelling = false, .what = "evening", .reads = "card"}); };
    tonight(context, left, actions);
    if (sides.beside) {
        left.gap(2);
        access(left);
    }
    left.gap(4);
    if (!sides.beside) {
        assessment(context, left, actions);
        left.gap(4);
    }
    // Before the first card there is nothing to foretell, and it is the wrong time for charts.
    const bool foretell = recall.met > 0;
    if (foretell) {
        prediction(context, left);
        if (!sides.beside) left.gap(4);
    }
    if (!sides.beside) sides.right.y = left.y;
    Flow& right = sides.right;
    if (sides.beside) {
        assessment(context, right, actions);
        right.gap(4);
    }
    if (foretell) {
        comingDays(context, right);
        right.gap(4);
    }
    habits(context, right, actions);
    if (!sides.beside) {
        right.gap(2);
        access(right);
    }
    putAside(context, right, actions);
    flow.y = sides.beside ? sides.bottom() : right.y;
}

void RecallStart::tonight(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const SemanticScope scope(ui.record, "tonight");
    Card card(flow, {.pad = 3.5f, .stripe = ui.theme.accent});
    Flow& inner = card.inner();
    text(inner, "over", "Tonight", overStyle(ui));
    inner.gap(0.75f);
    const bool something = recall.tonight.all > 0;
    text(inner, "cards", something ? cardsAndTime(recall.tonight) : std::string("Nothing to do tonight"), headingStyle(ui, TypeStep::heading), Role::heading);
    // Where letters are large, what begins the evening stands before what there is to say and to choose about it.
    if (context.narrow) {
        inner.gap(1.25f);
        beginRow(context, inner, actions);
        inner.gap(1.25f);
    }
    inner.gap(0.75f);
    const std::string nothing = recall.met < recall.deck && recall.done.ratings > 0 ? "Tonight's cards are done; new ones come tomorrow. Rest, and come back then."
                                                                                    : "Your cards are as strong as an evening can make them. Rest, and come back tomorrow.";
    text(inner, "what", something ? whatFor(recall) : nothing, bodyStyle(ui));
    if (recall.done.ratings > 0) {
        inner.gap(0.5f);
        text(inner, "done", "Done today: " + counted(static_cast<int>(recall.done.cards), "card", "cards") + " in " + aboutMinutes(recall.done.took) + ".",
             mutedStyle(ui, TypeStep::body), Role::status);
    }
    inner.gap(2.5f);
    minutes(context, inner, actions);
    if (context.narrow) return;
    inner.gap(3);
    beginRow(context, inner, actions);
}

void RecallStart::beginRow(const ViewContext& context, Flow& inner, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const std::string whyNot = context.rules.whyNot(RecallAction(BeginEvening{}));
    ButtonRow row(inner, ButtonRow::Align::right);
    if (m_giveBegin && whyNot.empty()) {
        const std::string path = ui.record.pathOf("begin");
        // Enter begins at once, and the first Tab comes to it.
        ui.focus.giveReady(path);
    }
    m_giveBegin = false;
    if (row.button("begin", {recall.done.ratings > 0 ? "Go on" : "Begin", Icon::cards, "Enter", whyNot}, ButtonKind::primary))
        actions.push(RecallAction(BeginEvening{}));
    if (recall.done.ratings == 0) return;
    const RecallAction undo(UndoRating{});
    const std::string whyNoUndo = context.rules.whyNot(undo);
    if (row.button("undo", {"Take back the last rating", Icon::undo, keysOf(ui, Command::undoRating), whyNoUndo}, ButtonKind::quiet)) actions.push(undo);
    else if (whyNoUndo.empty() && struck(ui, Command::undoRating)) actions.push(undo);
}

void RecallStart::minutes(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    constexpr std::array options = {ChoiceOption{"5", "5 min"},   ChoiceOption{"10", "10 min"}, ChoiceOption{"20", "20 min"},
                                    ChoiceOption{"40", "40 min"}, ChoiceOption{"own", "Other"}, ChoiceOption{"due", "All due"}};
    constexpr int own = 4, due = 5;
    RecallChoices choices = recall.choices;
    const auto usual = std::ranges::find(usualMinutes, choices.minutes);
    const int current = choices.minutes == 0                               ? due
                        : m_ownMinutes || usual == usualMinutes.end() ? own
                                                                           : static_cast<int>(usual - usualMinutes.begin());
    const int chosen = ui::choices(flow, "minutes", "How long have you got?", options, current);
    if (chosen >= 0) {
        m_ownMinutes = chosen == own;
        if (chosen < own) choices.minutes = usualMinutes[static_cast<std::size_t>(chosen)];
        if (chosen == due) choices.minutes = 0;
        if (chosen == own && choices.minutes == 0) choices.minutes = 15;
    }
    if (current == own) {
        flow.gap(1.5f);
        float value = static_cast<float>(choices.minutes);
        if (stepper(flow, "own", "Minutes tonight", value,
                    {static_cast<float>(RecallChoices::leastMinutes), static_cast<float>(RecallChoices::mostMinutes), 1},
                    counted(choices.minutes, "minute", "minutes")))
            choices.minutes = static_cast<int>(value);
    }
    if (!(choices == recall.choices)) actions.push(RecallAction(ChangeRecallChoices{choices}));
}

void RecallStart::assessment(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const SemanticScope scope(ui.record, "assessment");
    Card card(flow, {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "over", "Your assessment", overStyle(ui));
    inner.gap(0.75f);
    if (m_entering) {
        enterDay(context, inner, actions);
        return;
    }
    if (recall.assessment) {
        const int days = daysBetween(recall.today, *recall.assessment);
        const std::string toGo = days > 0 ? counted(days, "day", "days") + " to go" : days == 0 ? std::string("Today. All the best!") : std::string("It has passed");
        text(inner, "days", toGo, headingStyle(ui, TypeStep::heading), Role::heading);
        inner.gap(0.5f);
        text(inner, "day", longDay(*recall.assessment), bodyStyle(ui));
    } else {
        text(inner, "days", "No date yet", headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(0.5f);
        text(inner, "day", "Say when it is, and the cards aim at that day.", bodyStyle(ui));
    }
    inner.gap(2);
    ButtonRow row(inner);
    const std::string whyNot = context.rules.whyNot(RecallAction(SetAssessmentDay{}));
    if (row.button("change", {recall.assessment ? "Change the date" : "Set the date", Icon::calendar, {}, whyNot})) {
        m_entering = true;
        m_typedDay = recall.assessment ? std::max(*recall.assessment, recall.today) : recall.today + std::chrono::days(14);
        m_day.open(m_typedDay);
    }
}

void RecallStart::enterDay(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    const DayEntry::Outcome outcome =
        m_day.draw(flow, "date", "When is it?", recall.today, context.rules.whyNot(RecallAction(SetAssessmentDay{m_typedDay})));
    if (outcome.day) m_typedDay = *outcome.day;
    const std::string whyNot =
        outcome.day ? context.rules.whyNot(RecallAction(SetAssessmentDay{*outcome.day})) : std::string("Write the date first, such as 4 December 2026.");
    flow.gap(2);
    ButtonRow row(flow, ButtonRow::Align::right);
    const bool pressed = row.button("set", {"Set the date", Icon::check, "Enter", whyNot});
    if (outcome.day && whyNot.empty() && (pressed || outcome.entered)) {
        actions.push(RecallAction(SetAssessmentDay{*outcome.day}));
        m_entering = false;
        context.ui.focus.giveByKeyboard("recall/assessment/change");
    }
    if (recall.assessment && row.button("clear", {"There is no date"}, ButtonKind::quiet)) {
        actions.push(RecallAction(SetAssessmentDay{}));
        m_entering = false;
    }
    if (row.button("cancel", {"Leave it"}, ButtonKind::quiet)) m_entering = false;
}

void RecallStart::prediction(const ViewContext& context, Flow& flow) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const SemanticScope scope(ui.record, "prediction");
    text(flow, "title", "What you are likely to recall", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.75f);
    text(flow, "when",
         (recall.aim == recall.assessment ? "On the day of your assessment, " : "In thirty days, on ") + longDay(recall.aim) +
             ". A forecast from your own ratings, not a promise.",
         mutedStyle(ui, TypeStep::body));
    if (recall.met < recall.deck) {
        flow.gap(0.75f);
        text(flow, "unmet",
             "Cards that you have not met yet count too: by how often you knew a card at first sight, less what fades until then.",
             mutedStyle(ui));
    }
    if (const std::string reach = reachWords(recall); !reach.empty()) {
        flow.gap(0.75f);
        text(flow, "reach", reach, bodyStyle(ui), Role::status);
    }
    flow.gap(2);
    pointBars(context, flow, "points", recall.tonight.points, "without tonight", "with tonight's cards");
}

void RecallStart::comingDays(const ViewContext& context, Flow& flow) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const SemanticScope scope(ui.record, "days");
    text(flow, "title", "The coming days", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.75f);
    text(flow, "lead", "Tonight's plan, then what comes due after it with up to " + counted(recall.choices.newPerDay, "new card", "new cards") + " a day.",
         mutedStyle(ui, TypeStep::body));
    flow.gap(1);
    std::vector<ChartColumn> columns;
    for (const DayForecast& day : recall.forecast) {
        const std::chrono::year_month_day date(day.day);
        columns.push_back({day.day == recall.today ? std::string("today") : std::to_string(static_cast<unsigned>(date.day())),
                           forecastWords(day, recall.today), static_cast<float>(day.due + day.lastLooks), static_cast<float>(day.unseen)});
    }
    columnChart(flow, "chart",
                {.label = "Cards of the coming days", .unit = "Cards a day", .lowerName = "to see again", .upperName = "new", .columns = columns}, m_chartDay);
}

void RecallStart::habits(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    const SemanticScope scope(ui.record, "habits");
    text(flow, "title", "How you like to work", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    RecallChoices choices = recall.choices;
    constexpr std::array buttons = {ChoiceOption{"two", "Two: not yet, I knew it"}, ChoiceOption{"four", "Four: again, hard, good, easy"}};
    if (const int chosen = ui::choices(flow, "buttons", "Buttons to rate yourself", buttons, choices.buttons == Buttons::two ? 0 : 1); chosen >= 0)
        choices.buttons = chosen == 0 ? Buttons::two : Buttons::four;
    flow.gap(1.5f);
    if (toggle(flow, "typing", "Type the answer before I look, where there is one", choices.typing)) choices.typing = !choices.typing;
    flow.gap(1.5f);
    float unseen = static_cast<float>(choices.newPerDay);
    if (stepper(flow, "new", "New cards a day, at most", unseen, {0, static_cast<float>(RecallChoices::mostNew), 1},
                counted(choices.newPerDay, "card", "cards")))
        choices.newPerDay = static_cast<int>(unseen);
    flow.gap(1.5f);
    text(flow, "met", "You have met " + std::to_string(recall.met) + " of " + counted(static_cast<int>(recall.deck), "card", "cards") + ".", mutedStyle(ui));
    if (!(choices == recall.choices)) actions.push(RecallAction(ChangeRecallChoices{choices}));
}

void RecallStart::putAside(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const RecallModel& recall = context.model.recall;
    if (recall.aside.empty()) return;
    const SemanticScope scope(ui.record, "aside");
    flow.gap(4);
    text(flow, "title", "Put aside", headingStyle(ui, TypeStep::heading), Role::heading);
    for (const AsideCard& aside : recall.aside) {
        const SemanticScope one(ui.record, aside.id.value);
        flow.gap(1.5f);
        text(flow, "front", opening(aside.front, 16), bodyStyle(ui));
        flow.gap(0.5f);
        if (link(flow, "back", "Take it back")) actions.push(RecallAction(PutCardAside{aside.id, false}));
    }
}

}  // namespace carewright::ui
