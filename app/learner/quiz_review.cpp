#include "app/learner/quiz_review.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/learner/parts.h"
#include "app/learner/quiz_parts.h"
#include "app/learner/quiz_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/review_model.h"
#include "engine/attempt/asked.h"
#include "engine/attempt/quiz_again.h"

namespace carewright::ui {
namespace {

constexpr std::size_t listStep = 40;
/// Fewer answers than this say nothing about how well somebody knows how sure they are.
constexpr int enoughToJudge = 5;

const ItemResult* resultOf(const QuizState& run, const ItemId& item) {
    const auto found = std::ranges::find(run.results, item, &ItemResult::item);
    return found == run.results.end() ? nullptr : &*found;
}

std::string resultWords(const ItemResult& result, Behaviour behaviour) {
    if (!result.answered) return "Not answered";
    std::string words = verdictWords(result.scored, result.fraction);
    if (!result.scored) return words;
    if (behaviour == Behaviour::certainty) {
        const double marks = certaintyMarks(result.fraction, result.certainty) * result.marks;
        static constexpr const char* levels[] = {"not said how sure", "not very sure", "fairly sure", "very sure"};
        return words + ", " + levels[std::clamp(result.certainty, 0, mostCertain)] + ": " + (marks > 0 ? "+" : "") + marksWords(marks);
    }
    words += ", " + marksWords(result.fraction * result.marks) + " of " + counted(result.marks, "mark", "marks");
    if (result.tries > 1) words += " in " + counted(result.tries, "try", "tries");
    return words;
}

/// What the levels of certainty came to, with what would be expected of somebody who knows how sure they are.
void certaintyTable(const ViewContext& context, const QuizTotals& totals, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "certainty");
    Card card(flow, {.sunken = true, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "title", "Do you know when you know?", {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    inner.gap(0.75f);
    static constexpr const char* levels[] = {"Not very sure", "Fairly sure", "Very sure"};
    static constexpr const char* fits[] = {"fits up to 67 % right", "fits 67 to 80 % right", "fits over 80 % right"};
    for (std::size_t i = 0; i < totals.levels.size(); ++i) {
        const CertaintyLevel& level = totals.levels[i];
        if (level.answers == 0) continue;
        const long share = std::lround(100 * level.right / level.answers);
        const bool enough = level.answers >= enoughToJudge;
        const bool tooSure = enough && ((i == 1 && share < 67) || (i == 2 && share < 80)), tooHumble = enough && ((i == 0 && share > 80) || (i == 1 && share > 90));
        text(inner, "level-" + std::to_string(i + 1),
             std::string(levels[i]) + ": " + counted(level.answers, "answer", "answers") + ", " + std::to_string(share) + " % right (" + fits[i] + ")" +
                 (tooSure ? ". You were surer than you could be." : tooHumble ? ". You know more than you think." : "."),
             bodyStyle(ui));
        inner.gap(0.25f);
    }
}

/// Each marking point that the items train, and what was earned of it.
void pointTable(const ViewContext& context, const QuizState& run, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    std::map<PointId, PointRecord> records;
    for (const ItemResult& result : run.results) {
        const Item* item = course.findItem(result.item);
        if (!item || !result.scored) continue;
        for (const PointId& point : item->points) {
            records[point].earned += result.fraction;
            records[point].answered += 1;
        }
    }
    const SemanticScope scope(ui.record, "points");
    for (const MarkingPoint& point : course.points) {
        const auto found = records.find(point.id);
        if (found == records.end()) continue;
        const SemanticScope one(ui.record, point.id.value);
        const PointRecord& record = found->second;
        const long share = std::lround(100 * record.earned / record.answered);
        text(flow, "title", point.title, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        flow.gap(0.5f);
        progressBar(flow, "bar", point.title, static_cast<int>(share), 100);
        flow.gap(0.25f);
        text(flow, "share", std::to_string(share) + " % right \u00B7 " + counted(static_cast<int>(record.answered), "item", "items"), mutedStyle(ui));
        if (share < 70) {
            if (const Topic* topic = course.findTopic(point.topic)) {
                flow.gap(0.25f);
                if (link(flow, "read", "Read about this: " + topic->title, TypeStep::caption)) actions.push(GoTo{{Room::topic, topic->id.value, {}}});
            }
        }
        flow.gap(1.25f);
    }
}

}  // namespace

void QuizReview::arrive() {
    m_chosen = ItemId();
    m_shown.clear();
    m_listed = listStep;
    m_toTop = true;
}

void QuizReview::draw(const ViewContext& context, const QuizState& run, Page& page, ActionQueue& actions) {
    Flow& flow = page.flow();
    if (m_toTop) page.scrollTo(flow.y);
    m_toTop = false;
    const ItemRun* chosen = m_chosen.empty() ? nullptr : run.find(m_chosen);
    if (chosen) item(context, run, *chosen, flow, actions);
    else summary(context, run, flow, actions);
}

void QuizReview::summary(const ViewContext& context, const QuizState& run, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QuizTotals totals = totalOf(run.results);
    flow.gap(3);
    notice(context, flow, actions);
    heading(context, run, totals, flow, actions);
    flow.gap(2);
    if (run.paper.behaviour == Behaviour::certainty) {
        certaintyTable(context, totals, flow);
        flow.gap(2);
    }
    Columns sides = columns(flow, !context.narrow, 0.6f, 4);
    Flow& items = sides.left;
    text(items, "items-title", "Item by item", headingStyle(ui, TypeStep::lead), Role::heading);
    items.gap(1);
    list(context, run, items);
    Flow& points = sides.right;
    if (!sides.beside) {
        items.gap(3);
        points.y = items.y;
    }
    text(points, "points-title", "What it says about the marking points", headingStyle(ui, TypeStep::lead), Role::heading);
    points.gap(1);
    pointTable(context, run, points, actions);
    flow.y = sides.beside ? sides.bottom() : points.y;
}

void QuizReview::heading(const ViewContext& context, const QuizState& run, const QuizTotals& totals, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    Columns sides = columns(flow, !context.narrow, 0.36f, 4);
    Flow& score = sides.left;
    text(score, "paper", run.paper.title, {TypeStep::body, Weight::semiBold, ui.theme.muted, false});
    score.gap(0.5f);
    // What was right comes first; how sure one was is another thing.
    text(score, "score", totalsWords(Behaviour::deferred, totals), headingStyle(ui, TypeStep::title), Role::heading);
    score.gap(0.75f);
    if (run.paper.behaviour == Behaviour::certainty) {
        text(score, "certainty-score", "For being sure and right: " + totalsWords(Behaviour::certainty, totals), bodyStyle(ui), Role::status);
        score.gap(0.5f);
    }
    std::string words = std::to_string(totals.answered) + " of " + counted(totals.items, "item", "items") + " answered";
    if (run.timeUp) words += "; the time was up";
    if (totals.unscored > 0) words += ". " + counted(totals.unscored, "written answer", "written answers") + " could not be marked";
    text(score, "standing", words + ".", mutedStyle(ui, TypeStep::body), Role::status);
    if (!sides.beside) score.gap(2);
    Flow& next = sides.beside ? sides.right : score;
    buttons(context, run, next, actions);
    flow.y = sides.beside ? sides.bottom() : score.y;
}

void QuizReview::buttons(const ViewContext& context, const QuizState& run, Flow& flow, ActionQueue& actions) {
    const QuizAction wrong = StartQuiz{notRightQuiz(), {run.paper.behaviour, false, 0}};
    const std::string whyNot = context.rules.whyNot(wrong);
    const std::string howMany = counted(static_cast<int>(itemsNotRight(run).size()), "item", "items");
    const QuizId quiz(run.attempt.exercise.ref);
    // What is of use now stands out; whoever got everything right goes on to another quiz.
    const bool toPractise = whyNot.empty();
    ButtonRow row(flow, context.narrow ? ButtonRow::Align::left : ButtonRow::Align::right);
    if (row.button("practise-wrong", {"Practise the ones I got wrong", Icon::practise, howMany, whyNot}, toPractise ? ButtonKind::primary : ButtonKind::secondary)) actions.push(wrong);
    if (context.model.course.findQuiz(quiz) && row.button("again", {"Do it again", Icon::again})) actions.push(GoTo{{Room::quiz, quiz.value, {}}});
    if (row.button("back", {"All quizzes", Icon::quiz}, toPractise ? ButtonKind::secondary : ButtonKind::primary)) actions.push(GoTo{{Room::quizzes, {}, {}}});
}

void QuizReview::list(const ViewContext& context, const QuizState& run, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "list");
    std::size_t shown = 0;
    for (const ItemRun& one : run.items) {
        if (shown++ == m_listed) break;
        const Item* item = context.model.course.findItem(one.item);
        const ItemResult* result = resultOf(run, one.item);
        const std::string title = std::to_string(shown) + ".  " + (item ? opening(item->stem, 14) : "This item is not in the course any more");
        std::string footer = result ? resultWords(*result, run.paper.behaviour) : "";
        if (one.flagged) footer += ", flagged";
        const bool right = result && result->scored && result->fraction > 0.999, wrong = !result || !result->answered || result->fraction < 0.001;
        if (pressCard(flow, one.item.value, {.title = title, .footer = footer, .icon = right ? Icon::check : wrong ? Icon::close : Icon::minus})) {
            m_chosen = one.item;
            m_toTop = true;
        }
        flow.gap(1);
    }
    if (run.items.size() > m_listed && button(flow, "more", {"Show more items"}, ButtonKind::quiet)) m_listed += listStep;
}

void QuizReview::item(const ViewContext& context, const QuizState& run, const ItemRun& one, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "item");
    const std::size_t at = numberOf(run, one.item);
    flow.gap(2);
    if (const auto pressed = itemDots(context, flow, run, one.item)) {
        m_chosen = *pressed;
        m_toTop = true;
    }
    flow.gap(2);
    const Item* item = context.model.course.findItem(one.item);
    const PaperItem* paper = paperItem(run.paper, one.item);
    const auto told = context.model.quiz.told.find(one.item);
    if (!item || !paper) {
        text(flow, "gone", "This item is not in the course any more. What you earned for it still counts.", bodyStyle(ui));
    } else {
        if (m_shown != one.item.value) {
            m_item.arrive(one.response);
            m_shown = one.item.value;
        }
        text(flow, "number", "Item " + std::to_string(at + 1) + " of " + std::to_string(run.items.size()), {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        flow.gap(0.5f);
        text(flow, "stem", item->stem, headingStyle(ui, TypeStep::lead), Role::heading);
        flow.gap(2);
        ItemSheet sheet{context, *item, *paper, one.response};
        sheet.told = told == context.model.quiz.told.end() ? nullptr : &told->second;
        sheet.revealed = sheet.locked = true;
        m_item.draw(flow, sheet);
        flow.gap(1.5f);
        if (const ItemResult* result = resultOf(run, one.item)) drawOutcome(flow, sheet, result->fraction, result->marks, actions);
    }
    if (const auto decided = context.model.review->ownRecord(run.attempt.attempt, quizItemId(one.item))) {
        flow.gap(2);
        m_decision.draw(context, *decided, flow, actions);
    }
    flow.gap(2.5f);
    const auto move = [&](std::size_t to) {
        m_chosen = run.items[to].item;
        m_toTop = true;
    };
    ButtonRow row(flow, ButtonRow::Align::right);
    if (at + 1 < run.items.size()) {
        if (row.button("next", {"Next", Icon::forward}, ButtonKind::primary)) move(at + 1);
    } else if (row.button("next", {"Back to the overview", Icon::check}, ButtonKind::primary)) {
        m_chosen = ItemId();
        m_toTop = true;
    }
    if (at > 0 && row.button("previous", {"Previous", Icon::back})) move(at - 1);
    if (at + 1 < run.items.size() && row.button("overview", {"Overview"}, ButtonKind::quiet)) {
        m_chosen = ItemId();
        m_toTop = true;
    }
}

}  // namespace carewright::ui
