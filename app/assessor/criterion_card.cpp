#include "app/assessor/criterion_card.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/prose.h"
#include "app/ui/review_actions.h"

namespace carewright::ui {

void CriterionCard::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewDeskModel& desk = *context.model.review->desk;
    const Question* question = askedOn(desk);
    if (!question || question->criterion.empty()) return;
    const SemanticScope scope(ui.record, "criterion");
    flow.gap(2);
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    const auto known = std::ranges::find(context.model.course.criteria, question->criterion, &Criterion::id);
    text(inner, "title", "Criterion " + question->criterion.value + (known == context.model.course.criteria.end() ? "" : ": " + known->text),
         {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
    const auto judged = desk.criteria.find(question->criterion);
    inner.gap(0.5f);
    text(inner, "standing", judged == desk.criteria.end() ? "Not judged yet" : judged->second.met ? "Met" : "Not yet met",
         {TypeStep::body, Weight::semiBold, judged != desk.criteria.end() && judged->second.met ? ui.theme.earned : ui.theme.muted, false}, Role::status);
    inner.gap(0.75f);
    if (!m_judging) {
        if (button(inner, "judge", {judged == desk.criteria.end() ? "Judge it …" : "Judge it again …"}, ButtonKind::quiet)) m_judging = true;
        return;
    }
    text(inner, "evidence", "The evidence is", mutedStyle(ui));
    struct Mark {
        std::string_view id, label;
        bool EvidenceRecord::*member;
    };
    constexpr std::array marks = {Mark{"valid", "Valid: it shows what the criterion asks", &EvidenceRecord::valid}, Mark{"authentic", "Authentic: it is the learner's own", &EvidenceRecord::authentic},
                                  Mark{"current", "Current: it is recent enough", &EvidenceRecord::current}, Mark{"sufficient", "Sufficient: there is enough of it", &EvidenceRecord::sufficient},
                                  Mark{"reliable", "Reliable: another assessor would say the same", &EvidenceRecord::reliable}};
    for (const Mark& one : marks)
        if (toggle(inner, one.id, one.label, m_evidence.*one.member)) m_evidence.*one.member = !(m_evidence.*one.member);
    inner.gap(0.5f);
    (void)textField(inner, "reference", "Where else the evidence is", m_reference, "Reference in the portfolio, if there is one");
    inner.gap(1);
    const JudgeCriterion met{question->criterion, true, m_evidence, m_reference, {}}, notYet{question->criterion, false, m_evidence, m_reference, {}};
    const ReviewAction yes = boxed<ReviewRequest>(met), no = boxed<ReviewRequest>(notYet);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("met", {"Met", Icon::check, {}, context.rules.whyNot(yes)}, ButtonKind::primary)) {
        actions.push(yes);
        m_judging = false;
    }
    if (row.button("not-yet", {"Not yet met", Icon::none, {}, context.rules.whyNot(no)})) {
        actions.push(no);
        m_judging = false;
    }
}

}  // namespace carewright::ui
