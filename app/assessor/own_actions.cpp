#include "app/assessor/own_actions.h"

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {

void OwnActions::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const SemanticScope scope(ui.record, "own-actions");
    for (const IqaAction& one : context.model.quality->ownActions) {
        const SemanticScope action(ui.record, toString(one.id));
        const bool late = context.model.now > one.what.due;
        {
            Card card(flow, {.pad = 2, .stripe = late ? ui.theme.missed : ui.theme.careful});
            Flow& inner = card.inner();
            text(inner, "from", review.nameOf(one.by) + " asks you, by " + dayWords(one.what.due, context.model.zone) + (late ? ". Overdue." : ":"), mutedStyle(ui));
            text(inner, "text", one.what.text, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
            // Only those who may see learners' work can open it.
            if (one.response) {
                const ReviewAction open = boxed<ReviewRequest>(OpenResponse{*one.response});
                if (context.rules.whyNot(open).empty()) {
                    inner.gap(0.5f);
                    text(inner, "about", learnerWords(review, one.learner, review.blind) + ": " + questionWords(context.model.course, one.response->question), mutedStyle(ui));
                    if (link(inner, "open", "Open the response", TypeStep::caption)) actions.push(open);
                }
            }
            inner.gap(0.75f);
            if (m_closing != one.id) {
                if (link(inner, "done", "It is done …", TypeStep::caption)) {
                    m_closing = one.id;
                    m_note.clear();
                }
            } else {
                (void)textField(inner, "note", "What was done", m_note, "What was done");
                inner.gap(1);
                const QualityAction close = boxed<QualityRequest>(CloseAction{one.id, m_note});
                ButtonRow row(inner, ButtonRow::Align::right);
                if (row.button("close", {"Say that it is done", Icon::check, {}, context.rules.whyNot(close)})) {
                    actions.push(close);
                    m_closing = {};
                }
                if (row.button("leave", {"Not yet"}, ButtonKind::quiet)) m_closing = {};
            }
        }
        flow.gap(1.5f);
    }
}

}  // namespace carewright::ui
