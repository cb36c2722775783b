#include "app/learner/mock_report_view.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/marking_words.h"
#include "app/learner/mock_words.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/review_model.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

std::string titleOf(const Course& course, const PointId& id) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

/// What keeps a criterion from being met, or that nothing does. Each missing point is named, unless they are many.
std::string whySo(const MockReportCriterion& one, bool complete, const Course& course) {
    constexpr std::size_t mostNamed = 3;
    if (one.likelyMet) return "Everything that its questions ask for is shown on this paper.";
    std::string words;
    if (!one.missing.empty()) {
        words = "Still to show: ";
        if (one.missing.size() > mostNamed) words += counted(static_cast<int>(one.missing.size()), "point", "points") + ", listed under What to do next";
        else
            for (std::size_t i = 0; i < one.missing.size(); ++i) words += (i > 0 ? "; " : "") + titleOf(course, one.missing[i]);
        return words + ".";
    }
    if (one.unanswered > 0) return "Every point is shown, but " + counted(one.unanswered, "question has", "questions have") + " no answer.";
    if (!complete) return "Not every answer could be marked yet.";
    return "Everything asked for is there, but an answer holds a mistaken idea.";
}

/// The number under which a question stands in the report.
int numberOf(const PastMock& past, const QuestionId& question) {
    const auto found = std::ranges::find(past.state.answers, question, &MockAnswer::question);
    return static_cast<int>(found - past.state.answers.begin()) + 1;
}

/// Evidence groups of one answer: mistaken ideas first, then the points shown, numbered as they are listed.
std::vector<EvidenceGroup> evidenceIn(const MockReport& report, const QuestionId& question, const Course& course) {
    std::vector<EvidenceGroup> groups;
    const auto add = [&](std::string label, const std::vector<ByteSpan>& spans, EvidenceKind kind) {
        if (!spans.empty()) groups.push_back({static_cast<int>(groups.size()) + 1, std::move(label), spans, kind});
    };
    for (const MockReportIdea& idea : report.ideas)
        if (idea.question == question) {
            const Misconception* known = course.findMisconception(idea.misconception);
            add(known ? known->title : idea.misconception.value, idea.evidence, EvidenceKind::mistake);
        }
    for (const MockReportPoint& point : report.points)
        if (point.question == question && point.shown) add(titleOf(course, point.point), point.evidence, EvidenceKind::credit);
    return groups;
}

}  // namespace

void MockReportView::draw(const ViewContext& context, const PastMock& past, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "mock", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 72, .stand = "report", .scrollKeys = true});
    Flow& flow = page.flow();
    const Mock* mock = context.model.course.findMock(MockId(past.state.attempt.exercise.ref));
    pageTitle(flow, mock ? "Report: " + mock->title : std::string("Report of a mock assessment"),
              "Handed in on " + dayWords(*past.state.handedInAt, context.model.zone) + " after " + durationWords(past.state.spent) + " of writing. " +
                  (past.state.conditions.minutes > 0 ? "The time allowed was " : "") + describe(past.state.conditions) + ".");
    notice(context, flow, actions);
    criteria(context, past, flow);
    Columns sides = columns(flow, !context.narrow, 0.62f, 4);
    Flow& main = sides.left;
    if (!sides.beside) {
        next(context, past, main, actions);
        main.gap(3);
    }
    text(main, "answers-title", "Your answers", headingStyle(ui, TypeStep::heading), Role::heading);
    main.gap(1.5f);
    int number = 0;
    m_hinted.clear();
    for (const MockAnswer& answer : past.state.answers) question(context, past, answer, ++number, main, actions);
    if (sides.beside) next(context, past, sides.right, actions);
    flow.y = sides.beside ? sides.bottom() : main.y;
    flow.gap(2);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("mocks", {"Back to mock assessments"}, ButtonKind::secondary)) actions.push(GoTo{{Room::mocks, {}, {}}});
}

void MockReportView::criteria(const ViewContext& context, const PastMock& past, Flow& flow) const {
    const Context& ui = context.ui;
    for (const MockReportCriterion& one : past.report.criteria) {
        const SemanticScope scope(ui.record, "criterion-" + one.criterion.value);
        const auto known = std::ranges::find(context.model.course.criteria, one.criterion, &Criterion::id);
        {
            Card card(flow, {.pad = 3, .stripe = one.likelyMet ? ui.theme.earned : ui.theme.careful});
            Flow& inner = card.inner();
            const std::string name = "Criterion " + one.criterion.value + (known == context.model.course.criteria.end() ? "" : ": " + known->text);
            text(inner, "name", name, {TypeStep::body, Weight::semiBold, ui.theme.muted, true});
            inner.gap(0.5f);
            text(inner, "standing", one.likelyMet ? "Likely met" : "Not yet", headingStyle(ui, TypeStep::title), Role::heading);
            inner.gap(0.75f);
            std::string why = std::to_string(past.report.marks) + " of " + counted(past.report.maxMarks, "mark", "marks") + " in all. ";
            why += whySo(one, past.report.complete, context.model.course);
            if (one.doubtful) why += " Carewright is not sure about at least one answer; show it to your tutor or assessor.";
            text(inner, "why", why, bodyStyle(ui));
            inner.gap(0.75f);
            text(inner, "proposed", "Carewright's own estimate. Only your assessor decides whether a criterion is met.", mutedStyle(ui, TypeStep::body));
        }
        flow.gap(3);
    }
    if (past.report.complete) return;
    noticeCard(flow, "unmarked", NoticeKind::careful, "Not everything could be marked",
               "Your answers are kept. They are marked the next time Carewright opens this course without errors.");
    flow.gap(3);
}

void MockReportView::next(const ViewContext& context, const PastMock& past, Flow& flow, ActionQueue& actions) const {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "next");
    text(flow, "title", "What to do next", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    if (past.report.next.empty()) {
        const bool met = std::ranges::all_of(past.report.criteria, &MockReportCriterion::likelyMet);
        text(flow, "nothing", met ? "Nothing is missing. Keep it fresh with a little recall until your assessment."
                                  : "No point is missing. What is still to be done stands above, under Not yet.", bodyStyle(ui));
        return;
    }
    for (const MockAdvice& advice : past.report.next) {
        const SemanticScope one(ui.record, advice.point.value);
        {
            Card card(flow, {.pad = 2});
            Flow& inner = card.inner();
            text(inner, "point", titleOf(context.model.course, advice.point), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
            inner.gap(0.5f);
            text(inner, "asked", "No answer shows it yet. Question " + std::to_string(numberOf(past, advice.question)) + " has marks left for it.", bodyStyle(ui));
            inner.gap(0.5f);
            if (const Topic* topic = context.model.course.findTopic(advice.topic))
                if (link(inner, "read", "Read: " + topic->title, TypeStep::caption)) actions.push(GoTo{{Room::topic, topic->id.value, {}}});
            if (const Quiz* quiz = context.model.course.findQuiz(advice.quiz))
                if (link(inner, "quiz", "Try the quiz: " + quiz->title, TypeStep::caption)) actions.push(GoTo{{Room::quiz, quiz->id.value, {}}});
            if (context.model.course.findQuestion(advice.question))
                if (link(inner, "write", "Then answer the question again", TypeStep::caption)) actions.push(GoTo{{Room::write, advice.question.value, {}}});
        }
        flow.gap(1.25f);
    }
}

void MockReportView::question(const ViewContext& context, const PastMock& past, const MockAnswer& answer, int number, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Question* known = context.model.course.findQuestion(answer.question);
    if (!known) return;
    const SemanticScope scope(ui.record, answer.question.value);
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "question", std::to_string(number) + ". " + known->text, headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(1);
        if (!answer.answered()) {
            text(inner, "blank", "Not answered. It would have brought up to " + counted(known->marks, "mark", "marks") + ".", mutedStyle(ui, TypeStep::body));
        } else {
            if (answer.marking) {
                markPips(inner, "pips", answer.marking->marks, answer.marking->maxMarks);
                inner.gap(0.75f);
                text(inner, "marks", std::to_string(answer.marking->marks) + " of " + counted(answer.marking->maxMarks, "mark", "marks") + " proposed",
                     mutedStyle(ui));
                inner.gap(1);
            }
            auto [shown, added] = m_texts.try_emplace(answer.question);
            if (added) shown->second.setText(answer.text, evidenceIn(past.report, answer.question, context.model.course));
            {
                Card sheet(inner, {.sunken = true, .pad = 2});
                (void)shown->second.draw(sheet.inner(), "answer", {.label = "Your answer to question " + std::to_string(number)});
            }
            inner.gap(1.5f);
        }
        points(context, past, answer, *known, number, inner, actions);
    }
    if (const auto decided = context.model.review->ownRecord(past.state.attempt.attempt, answer.question)) {
        flow.gap(1);
        m_decision.draw(context, *decided, flow, actions);
    }
    flow.gap(2);
}

void MockReportView::points(const ViewContext& context, const PastMock& past, const MockAnswer& answer, const Question& question, int number, Flow& flow,
                            ActionQueue& actions) {
    const Context& ui = context.ui;
    const float badge = ui.type.face(TypeStep::body).em * 1.5f;
    const int left = question.marks - (answer.marking ? answer.marking->marks : 0);
    int badgeNumber = 0;
    const auto line = [&](const std::string& id, bool good, bool numbered, const std::string& title, const std::string& standing, const std::string& why,
                          Colour colour) {
        const SemanticScope scope(ui.record, id);
        const float middle = flow.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2;
        if (numbered)
            numberBadge(ui, ++badgeNumber, flow.x + badge / 2, middle, badge, colour, ui.theme.surface);
        else if (!good)
            ImGui::GetWindowDrawList()->AddCircle({flow.x + badge / 2, middle}, badge / 2 - 1, ui.theme.muted.packed(), 0, 1.5f);
        Flow words = flow.inset(badge + ui.grid(1.5f), 0);
        text(words, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        text(words, "standing", standing, {TypeStep::caption, Weight::semiBold, colour, true});
        if (!why.empty()) text(words, "why", why, bodyStyle(ui));
        flow.y = std::max(words.y, flow.y + badge) + ui.grid(1.25f);
    };
    for (const MockReportIdea& idea : past.report.ideas) {
        if (idea.question != question.id) continue;
        const Misconception* known = context.model.course.findMisconception(idea.misconception);
        line("idea-" + idea.misconception.value, false, !idea.evidence.empty(), known ? known->title : idea.misconception.value, "A common mistaken idea",
             known ? known->correction : std::string(), ui.theme.careful);
        if (known && link(flow, "myth-" + known->id.value, "Myth and fact: " + known->title, TypeStep::caption))
            actions.push(GoTo{{Room::myths, known->id.value, {}}});
    }
    for (const MockReportPoint& point : past.report.points) {
        if (point.question != question.id) continue;
        const MarkingPoint* known = context.model.course.findPoint(point.point);
        const std::string standing = point.shown ? "Shown: " + std::to_string(point.marks) + " of " + counted(point.maxMarks, "mark", "marks")
                                                 : openPointWords(point.maxMarks, left);
        std::string why = point.why;
        if (point.shown && why.empty()) why = "“" + quoted(answer.text, point.evidence) + "”";
        if (!point.shown && left <= 0) {
            // Full marks: nothing to hint at, but the topic is there for whoever likes to know more.
            const Topic* topic = known ? context.model.course.findTopic(known->topic) : nullptr;
            why = topic ? "You can read about it in “" + topic->title + "”." : std::string();
        } else if (!point.shown && known) {
            const auto [hinted, first] = m_hinted.try_emplace(point.point, number);
            why = first ? known->hint : "The hint for this stands under question " + std::to_string(hinted->second) + ".";
        }
        line(point.point.value, point.shown, point.shown && !point.evidence.empty(), titleOf(context.model.course, point.point), standing, why,
             point.shown ? ui.theme.earned : ui.theme.muted);
    }
}

}  // namespace carewright::ui
