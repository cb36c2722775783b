#include "app/assessor/decided_card.h"

#include <algorithm>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "app/ui/page_parts.h"
#include "app/ui/prose.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

/// How it was settled that two markers differed: by one of them, who gave way, or by a third.
std::string resolvedWords(const ReviewModel& review, const ResponseRecord& record, const Decision& resolution) {
    const auto marked = [&](const Decision& one) { return one.role != DecisionRole::resolution && !one.withdrawn; };
    const std::string who = review.nameOf(resolution.by);
    if (std::ranges::none_of(record.decisions, [&](const Decision& one) { return marked(one) && one.by == resolution.by; })) return "Two markers differed, and " + who + " decided as a third.";
    const auto other = std::ranges::find_if(record.decisions, [&](const Decision& one) { return marked(one) && one.by != resolution.by && sameOutcome(one.decided, resolution.decided); });
    return "Two markers differed, and " + who + " agreed to " + (other == record.decisions.end() ? std::string("the other marking") : "what " + review.nameOf(other->by) + " gave") + ".";
}

}  // namespace

void DecidedCard::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const Decision& standing = *desk.record.standing();
    const SemanticScope scope(ui.record, "decided");
    {
        Card card(flow, {.pad = 2.25f, .stripe = ui.theme.earned});
        Flow& inner = card.inner();
        text(inner, "marks", std::to_string(standing.decided.marks) + " of " + counted(standing.decided.maxMarks, "mark", "marks"), headingStyle(ui, TypeStep::heading), Role::heading);
        inner.gap(0.5f);
        std::string who = "Decided by " + review.nameOf(standing.by) + ", " + momentWords(standing.when, context.model.zone);
        if (standing.releasedAt) who += ". Released on " + momentWords(*standing.releasedAt, context.model.zone);
        text(inner, "who", who + ".", bodyStyle(ui));
        if (standing.role == DecisionRole::resolution) {
            inner.gap(0.5f);
            text(inner, "resolved", resolvedWords(review, desk.record, standing), bodyStyle(ui));
            text(inner, "resolved-why", "Why: " + standing.reason, mutedStyle(ui));
        }
        inner.gap(1);
        for (const PointDecision& point : standing.decided.points) {
            const MarkingPoint* known = context.model.course.findPoint(point.point);
            const SemanticScope one(ui.record, point.point.value);
            std::string line = (known ? known->title : point.point.value) + ": " + (!point.awarded       ? std::string("not awarded")
                                                                                               : point.marks == 0 ? std::string("shown; the question's marks are reached without it")
                                                                                                                  : counted(point.marks, "mark", "marks"));
            if (point.overrides()) line += point.awarded ? ", not proposed" : ", proposed as earned";
            text(inner, "line", line, {TypeStep::body, Weight::regular, point.overrides() ? ui.theme.careful : ui.theme.text, true});
            if (!point.reason.empty()) text(inner, "reason", point.reason, mutedStyle(ui));
            inner.gap(0.25f);
        }
        for (const MisconceptionDecision& idea : standing.decided.misconceptions) {
            if (!idea.asserted && !idea.overrides()) continue;
            const Misconception* known = context.model.course.findMisconception(idea.misconception);
            text(inner, "idea-" + idea.misconception.value, "Mistaken idea " + std::string(idea.asserted ? "there: " : "not there: ") + (known ? known->title : idea.misconception.value),
                 {TypeStep::body, Weight::regular, ui.theme.careful, true});
        }
        for (const Appeal& one : desk.record.appeals) {
            if (!one.answer) continue;
            const SemanticScope answered(ui.record, "answered-" + toString(one.act));
            inner.gap(1);
            text(inner, "asked", "The learner asked for a second look: “" + one.reason + "”", bodyStyle(ui));
            inner.gap(0.25f);
            text(inner, "answer", std::string(one.answer->upheld ? "It was corrected" : "The decision stays") + ", " + review.nameOf(one.answeredBy) + " answered: “" + one.answer->answer + "”", bodyStyle(ui));
        }
    }
    flow.gap(1.5f);
    if (const Appeal* open = desk.record.openAppeal()) {
        appeal(context, *open, flow, actions);
        flow.gap(1.5f);
    } else {
        m_answer.clear();
    }
    if (const Decision* second = desk.record.second(); second && desk.record.differsUnresolved()) {
        difference(context, *second, flow, actions);
        flow.gap(1.5f);
    } else {
        m_whyHolds.clear();
    }
    onward(context, flow, actions);
}

void DecidedCard::appeal(const ViewContext& context, const Appeal& open, Flow& flow, ActionQueue& actions) {
    noticeCard(flow, "appeal", NoticeKind::careful, "The learner asks for a second look", open.reason);
    flow.gap(1);
    // Whoever may not answer is not asked to write anything.
    const Decision* decision = context.model.review->desk->record.find(open.decision);
    const bool own = decision && context.model.signedIn && toString(decision->by) == context.model.signedIn->account;
    const std::string whyNot = context.rules.whyNot(boxed<ReviewRequest>(AnswerAppeal{false, "…"}));
    if (own || !whyNot.empty()) {
        text(flow, "others-answer", own ? "You decided this, so another assessor or a quality assurer answers the learner." : whyNot, bodyStyle(context.ui), Role::status);
        return;
    }
    (void)textField(flow, "answer", "Answer to the learner", m_answer, "Your answer to the learner");
    flow.gap(1);
    const ReviewAction upheld = boxed<ReviewRequest>(AnswerAppeal{true, m_answer}), stays = boxed<ReviewRequest>(AnswerAppeal{false, m_answer});
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("stays", {"The decision stays", Icon::none, {}, context.rules.whyNot(stays)})) actions.push(stays);
    if (row.button("upheld", {"It was corrected", Icon::none, {}, context.rules.whyNot(upheld)})) actions.push(upheld);
}

void DecidedCard::difference(const ViewContext& context, const Decision& second, Flow& flow, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const Decision& standing = *desk.record.standing();
    noticeCard(flow, "differs", NoticeKind::careful, "Two markers differ",
               review.nameOf(second.by) + " gave " + counted(second.decided.marks, "mark", "marks") + ". Agree on one of the two, or let a third decide.");
    for (const PointDecision& point : standing.decided.points) {
        const PointDecision* other = second.decided.find(point.point);
        if (!other || (other->awarded == point.awarded && other->marks == point.marks)) continue;
        const MarkingPoint* known = context.model.course.findPoint(point.point);
        const auto gave = [](const PointDecision& one) { return one.awarded ? counted(one.marks, "mark", "marks") : std::string("not awarded"); };
        flow.gap(0.5f);
        text(flow, "differs-" + point.point.value, (known ? known->title : point.point.value) + ": " + review.nameOf(standing.by) + " " + gave(point) + ", " + review.nameOf(second.by) + " " + gave(*other) + ".",
             bodyStyle(context.ui));
    }
    flow.gap(1);
    (void)textField(flow, "resolve-reason", "Why this one holds", m_whyHolds, "Why this one holds");
    flow.gap(1);
    const ReviewAction first = boxed<ReviewRequest>(Resolve{standing.act, m_whyHolds}), other = boxed<ReviewRequest>(Resolve{second.act, m_whyHolds});
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("hold-second", {"What " + review.nameOf(second.by) + " gave holds: " + std::to_string(second.decided.marks), Icon::none, {}, context.rules.whyNot(other)})) actions.push(other);
    if (row.button("hold-first", {"What " + review.nameOf(standing.by) + " gave holds: " + std::to_string(standing.decided.marks), Icon::none, {}, context.rules.whyNot(first)})) actions.push(first);
}

void DecidedCard::strikeRelease(const ViewContext& context, ActionQueue& actions) {
    const ReviewAction release = boxed<ReviewRequest>(Release{});
    if (!m_releaseAsked && context.rules.whyNot(release).empty()) {
        m_releaseAsked = true;
        return;
    }
    actions.push(release);
    m_releaseAsked = false;
}

void DecidedCard::onward(const ViewContext& context, Flow& flow, ActionQueue& actions) const {
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const ReviewAction release = boxed<ReviewRequest>(Release{}), next = boxed<ReviewRequest>(OpenNext{});
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("next", {"Next one  (" + keysOf(context.ui, Command::decide) + ")", Icon::forward}, ButtonKind::primary)) actions.push(next);
        if (!desk.record.standing()->releasedAt &&
            row.button("release", {"Release  (" + keysOf(context.ui, Command::release) + ")", Icon::check, {}, context.rules.whyNot(release)}))
            actions.push(release);
    }
    flow.gap(1);
    if (m_releaseAsked && !desk.record.standing()->releasedAt) {
        noticeCard(flow, "release-twice", NoticeKind::careful, "Release it to the learner?", "It cannot be taken back after that. Strike " + keysOf(context.ui, Command::release) + " once more, or go on without.");
        flow.gap(1);
    }
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const ReviewAction correct = boxed<ReviewRequest>(BeginCorrection{true}), second = boxed<ReviewRequest>(MarkSecond{true}), undo = boxed<ReviewRequest>(UndoDecision{});
        if (row.button("correct-open", {"Correct …", Icon::none, {}, context.rules.whyNot(correct)}, ButtonKind::quiet)) actions.push(correct);
        if (context.rules.whyNot(second).empty() && row.button("second-open", {"Mark a second time …"}, ButtonKind::quiet)) actions.push(second);
        if (review.undo && row.button("undo", {"Take the last one back", Icon::undo, {}, context.rules.whyNot(undo)}, ButtonKind::quiet)) actions.push(undo);
    }
    flow.gap(1.5f);
}

}  // namespace carewright::ui
