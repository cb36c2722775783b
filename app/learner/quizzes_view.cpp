#include "app/learner/quizzes_view.h"

#include <algorithm>
#include <cmath>

#include "app/learner/being_written.h"
#include "app/learner/parts.h"
#include "app/learner/quiz_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"

namespace carewright::ui {
namespace {

std::string lastWords(const FinishedQuiz& last) {
    return "Last time: " + totalsWords(last.behaviour, last.totals) + (last.behaviour == Behaviour::certainty ? " for being sure and right" : "");
}

void openCard(const ViewContext& context, Flow& flow, const OpenQuiz& open, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "open-quick");
    Card card(flow, {.pad = 3, .stripe = context.ui.theme.accent});
    Flow& inner = card.inner();
    text(inner, "title", open.title, headingStyle(context.ui, TypeStep::lead), Role::heading);
    inner.gap(0.5f);
    text(inner, "standing", "Begun: " + std::to_string(open.answered) + " of " + counted(open.items, "item", "items") + " answered", mutedStyle(context.ui, TypeStep::body));
    inner.gap(1);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("resume", {"Go on", Icon::forward}, ButtonKind::primary)) actions.push(QuizAction(OpenQuizRun{open.attempt}));
}

/// "6 items, about 4 minutes": reading an item and choosing takes some forty seconds.
std::string sizeWords(int items) { return counted(items, "item", "items") + ", about " + counted(std::max(1, (items * 2 + 1) / 3), "minute", "minutes"); }

/// What to begin with where nothing is begun: the shortest of those that were never taken; null where all were.
const QuizLine* firstToTake(const std::vector<QuizLine>& quizzes) {
    const QuizLine* first = nullptr;
    for (const QuizLine& line : quizzes) {
        if (line.open) return nullptr;      // going on with it comes first, and its card says so
        if (!line.last && (!first || line.items < first->items)) first = &line;
    }
    return first;
}

void suggestion(const ViewContext& context, Flow& flow, const Quiz& quiz, const QuizLine& line, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "suggested");
    Card card(flow, {.pad = 3, .stripe = context.ui.theme.accent});
    Flow& inner = card.inner();
    text(inner, "label", "A short one to begin with", {TypeStep::caption, Weight::semiBold, context.ui.theme.accent, false});
    inner.gap(0.5f);
    text(inner, "title", quiz.title, headingStyle(context.ui, TypeStep::lead), Role::heading);
    inner.gap(0.5f);
    text(inner, "size", sizeWords(line.items) + " \u00B7 " + std::string(describe(quiz.behaviour).name), mutedStyle(context.ui, TypeStep::body));
    inner.gap(1);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("open", {"Open the quiz", Icon::quiz}, ButtonKind::primary)) actions.push(GoTo{{Room::quiz, quiz.id.value, {}}});
}

/// `room` is left above the buttons. Gives the height that the card needs without it.
float quizCard(const ViewContext& context, Flow& flow, const Quiz& quiz, const QuizLine& line, float room, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, quiz.id.value);
    const float top = flow.y;
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "title", quiz.title, headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(0.75f);
        text(inner, "about", quiz.about, bodyStyle(ui));
        inner.gap(1);
        text(inner, "size", sizeWords(line.items) + " \u00B7 " + std::string(describe(quiz.behaviour).name), mutedStyle(ui));
        if (const std::string trains = trainsWords(context.model.course, line.trains, 3); !trains.empty()) text(inner, "trains", trains, mutedStyle(ui));
        if (line.last) text(inner, "last", lastWords(*line.last), {TypeStep::caption, Weight::semiBold, ui.theme.text, true}, Role::status);
        if (line.open) {
            text(inner, "open", "Begun: " + std::to_string(line.open->answered) + " of " + std::to_string(line.open->items) + " answered",
                 {TypeStep::caption, Weight::semiBold, ui.theme.accent, true}, Role::status);
        }
        inner.gap(1);
        inner.y += room;
        ButtonRow row(inner, ButtonRow::Align::right);
        if (line.open && row.button("resume", {"Go on", Icon::forward}, ButtonKind::primary)) actions.push(QuizAction(OpenQuizRun{line.open->attempt}));
        if (row.button("start", {line.open ? "Begin anew" : line.last ? "Do it again" : "Open the quiz", Icon::quiz})) actions.push(GoTo{{Room::quiz, quiz.id.value, {}}});
        if (line.last && row.button("review", {"See the answers"}, ButtonKind::quiet)) actions.push(QuizAction(OpenQuizRun{line.last->attempt}));
    }
    return flow.y - top - room;
}

std::string quickFooter(const QuickLine& line) {
    std::string words = counted(line.items, "item", "items");
    if (line.share >= 0) words += " \u00B7 " + std::to_string(std::lround(line.share * 100)) + " % right so far";
    return words;
}

void quickCards(const ViewContext& context, Flow& flow, const std::vector<QuickLine>& lines, bool misconceptions, ActionQueue& actions) {
    Columns sides = columns(flow, !context.narrow, 0.5f, 2);
    std::vector<const QuickLine*> shown;
    for (const QuickLine& line : lines)
        if (line.point.empty() == misconceptions) shown.push_back(&line);
    const auto heightOf = [&](const QuickLine& line) {
        const std::string footer = quickFooter(line);
        return pressCardHeight(sides.left, {.title = line.title, .footer = footer});
    };
    int number = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QuickLine& line = *shown[i];
        Flow& side = sides.beside && ++number % 2 == 0 ? sides.right : sides.left;
        const std::string footer = quickFooter(line);
        const float least = sides.beside && (i ^ 1) < shown.size() ? heightOf(*shown[i ^ 1]) : 0;
        if (pressCard(side, misconceptions ? line.misconception.value : line.point.value, {.title = line.title, .footer = footer}, least)) {
            StartQuickQuiz start{line.title, {}, {}};
            if (misconceptions) start.misconceptions = {line.misconception};
            else start.points = {line.point};
            actions.push(QuizAction(std::move(start)));
        }
        side.gap(1.5f);
        if (sides.beside && number % 2 == 0) sides.left.y = sides.right.y = sides.bottom();
    }
    flow.y = sides.beside ? sides.bottom() : sides.left.y;
}

}  // namespace

void QuizzesView::arrive(const Model& /*model*/, const Place& /*place*/) { m_allQuick = false; }

void QuizzesView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QuizModel& quiz = context.model.quiz;
    Page page(ui, "quizzes", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Quizzes", "Short items that show you what you know and which mistaken ideas still slip in.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    if (quiz.quizzes.empty() && quiz.quick.empty()) {
        const bool questions = !context.model.course.questions.empty();
        noneYet(context, flow, "quiz", std::string("Quizzes belong here. This course has none yet") + (questions ? "; under Practise you can answer its questions in your own words." : "."), 0);
        stillBeingWritten(context, flow, "quiz", "quiz", "quizzes", 0);
        flow.gap(2);
        if (questions && button(flow, "practise", {"Go to Practise", Icon::practise}, ButtonKind::primary)) actions.push(GoTo{{Room::practise, {}, {}}});
        return;
    }
    if (quiz.openQuick) {
        openCard(context, flow, *quiz.openQuick, actions);
        flow.gap(2);
    }
    const QuizLine* first = quiz.openQuick ? nullptr : firstToTake(quiz.quizzes);
    if (const Quiz* one = first ? context.model.course.findQuiz(first->id) : nullptr) {
        suggestion(context, flow, *one, *first, actions);
        flow.gap(2);
    }
    {
        Columns sides = columns(flow, !context.narrow, 0.5f, 2);
        int number = 0;
        for (std::size_t i = 0; i < quiz.quizzes.size(); ++i) {
            const QuizLine& line = quiz.quizzes[i];
            const Quiz* one = context.model.course.findQuiz(line.id);
            if (!one) continue;
            Flow& side = sides.beside && ++number % 2 == 0 ? sides.right : sides.left;
            const std::size_t beside = i ^ 1;
            const float room = sides.beside && beside < quiz.quizzes.size() ? m_even.roomIn(line.id.value, quiz.quizzes[beside].id.value) : 0;
            m_even.needs(line.id.value, quizCard(context, side, *one, line, room, actions));
            side.gap(2);
            if (sides.beside && number % 2 == 0) sides.left.y = sides.right.y = sides.bottom();
        }
        flow.y = sides.beside ? sides.bottom() : sides.left.y;
    }
    stillBeingWritten(context, flow, "quiz", "quiz", "quizzes", quiz.quizzes.size());
    if (quiz.quick.empty()) return;
    flow.gap(2);
    text(flow, "quick-title", "Five minutes? A quick quiz", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    text(flow, "quick-lead", "Up to five items, checked one by one.", mutedStyle(ui, TypeStep::body));
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "quick");
    if (!quiz.weak.empty()) {
        std::string line = trainsWords(context.model.course, quiz.weak, 3);
        if (pressCard(flow, "weak", {.title = "What I am weakest at", .line = line, .icon = Icon::idea})) actions.push(QuizAction(StartQuickQuiz{"What I am weakest at", quiz.weak, {}}));
        flow.gap(2);
    }
    text(flow, "points-title", "On one marking point", {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    flow.gap(1);
    quickCards(context, flow, quiz.quick, false, actions);
    bool ideas = false;
    for (const QuickLine& line : quiz.quick) ideas = ideas || !line.misconception.empty();
    if (!ideas) return;
    flow.gap(1);
    if (!m_allQuick) {
        if (button(flow, "more", {"On one mistaken idea \u2026", Icon::myth}, ButtonKind::quiet)) m_allQuick = true;
        return;
    }
    text(flow, "ideas-title", "On one mistaken idea", {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    flow.gap(1);
    quickCards(context, flow, quiz.quick, true, actions);
}

}  // namespace carewright::ui
