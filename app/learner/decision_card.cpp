#include "app/learner/decision_card.h"

#include <utility>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {

void DecisionCard::reset() {
    if (m_asking && isBlank(m_reasons[*m_asking])) m_asking.reset();
}

void DecisionCard::draw(const ViewContext& context, const ResponseRef& response, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const auto found = context.model.review->ownRecords.find(response);
    const Decision* released = found == context.model.review->ownRecords.end() ? nullptr : found->second.released();
    if (!released) return;
    const ResponseRecord& record = found->second;
    const SemanticScope scope(ui.record, "decision");
    {
        Card card(flow, {.pad = 3, .stripe = ui.theme.earned});
        Flow& inner = card.inner();
        text(inner, "title", "Decided by your assessor", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
        inner.gap(0.5f);
        text(inner, "marks", std::to_string(released->decided.marks) + " of " + counted(released->decided.maxMarks, "mark", "marks"), headingStyle(ui, TypeStep::heading), Role::heading);
        inner.gap(0.5f);
        const auto name = context.model.review->names.find(released->by);
        std::string who = name == context.model.review->names.end() ? "This decision counts" : name->second + " decided this. It counts";
        const auto& proposed = released->decided.proposedMarks;
        if (proposed == released->decided.marks) who += ". It is what Carewright proposed, too.";
        else who += proposed ? "; the " + counted(*released->decided.proposedMarks, "mark", "marks") + " that Carewright proposed " + (*released->decided.proposedMarks == 1 ? "does" : "do") + " not." : ".";
        text(inner, "who", who, bodyStyle(ui));
        // As it was when the decision was released: what the assessor writes after that is not for the learner yet.
        if (!record.releasedFeedback.empty()) {
            inner.gap(1);
            text(inner, "feedback", record.releasedFeedback, bodyStyle(ui));
        }
        for (const PointDecision& point : released->decided.points) {
            if (!point.overrides()) continue;
            inner.gap(0.75f);
            const MarkingPoint* known = context.model.course.findPoint(point.point);
            text(inner, "point-" + point.point.value,
                 (known ? known->title : point.point.value) + (point.awarded ? ": awarded, though it was not proposed. " : ": not awarded, though it was proposed. ") + point.reason, bodyStyle(ui));
        }
        for (const Appeal& appeal : record.appeals) {
            inner.gap(1);
            text(inner, "appeal-" + toString(appeal.act),
                 appeal.answer ? "You asked for a second look. " + std::string(appeal.answer->upheld ? "The decision was corrected: " : "The decision stays: ") + appeal.answer->answer
                               : "You asked for a second look: “" + appeal.reason + (appeal.reason.find_last_of(".!?") + 1 == appeal.reason.size() ? "” " : "”. ") + "Somebody else will look at it.",
                 bodyStyle(ui), Role::status);
        }
        if (!record.openAppeal()) {
            inner.gap(1);
            if (m_asking != response) {
                if (button(inner, "ask", {"Ask for a second look", Icon::eye}, ButtonKind::quiet)) {
                    m_asking = response;
                    m_giveKeyboard = true;
                }
            } else {
                if (std::exchange(m_giveKeyboard, false)) ui.focus.giveByKeyboard(ui.record.pathOf("reason"));
                std::string& reason = m_reasons[response];
                const bool enter = enterPressedIn(ui, "reason");
                (void)textField(inner, "reason", "What somebody should look at again", reason, "What should somebody look at again?");
                inner.gap(1);
                const ReviewAction ask = boxed<ReviewRequest>(AskSecondLook{response, reason});
                const std::string whyNot = context.rules.whyNot(ask);
                // From the left, so that Tab goes on in the order in which they are seen.
                ButtonRow row(inner);
                const bool send = row.button("send", {"Ask for it", Icon::check, "Enter", whyNot}, ButtonKind::primary);
                if (row.button("leave", {"Not now"})) m_asking.reset();
                if ((send || enter) && whyNot.empty()) {
                    actions.push(ask);
                    m_reasons.erase(response);
                    m_asking.reset();
                }
            }
        }
    }
    flow.gap(2.5f);
}

}  // namespace carewright::ui
