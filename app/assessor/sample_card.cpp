#include "app/assessor/sample_card.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright::ui {

namespace {

/// Nobody samples their own decisions, or those that took the place of one of theirs.
bool isMine(const Model& model, const SamplingCell& cell, const ActId& decision) {
    const auto me = [&](const AccountId& one) { return toString(one) == model.signedIn->account; };
    const auto line = model.quality->planned.find(decision);
    return me(cell.assessor) || (line != model.quality->planned.end() && std::ranges::any_of(line->second.deciders, me));
}

std::string leftWords(std::size_t left, std::size_t forOthers) {
    if (left > 0) return counted(static_cast<int>(left), "other sample", "other samples") + " of this plan to look at.";
    if (forOthers > 0) return counted(static_cast<int>(forOthers), "other sample of this plan is", "other samples of this plan are") + " for another quality assurer.";
    return "All others of this plan are looked at.";
}

}  // namespace

std::optional<SampleCard::Drawn> SampleCard::drawn(const Model& model, const ActId& decision) const {
    if (!model.holds(StaffRole::iqa)) return std::nullopt;
    const QualityModel& quality = *model.quality;
    for (const PlanLine& plan : quality.plans) {
        if (plan.signedOff) continue;
        Drawn found;
        bool here = false;
        for (const SamplingCell& cell : plan.grid.cells) {
            for (const ActId& one : cell.planned) {
                if (isMine(model, cell, one)) {
                    if (one != decision && !looked(quality, one)) ++found.forOthers;
                    continue;
                }
                const auto place = quality.decided.find(one);
                if (one == decision) here = true;
                else if (!looked(quality, one) && place != quality.decided.end()) {
                    ++found.left;
                    if (!found.next) found.next = place->second;
                }
            }
        }
        if (!here) continue;
        found.plan = &plan;
        return found;
    }
    return std::nullopt;
}

void SampleCard::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const ReviewDeskModel& desk = *context.model.review->desk;
    const Decision* standing = desk.record.standing();
    if (!standing || desk.deciding() || !context.model.signedIn) return;
    if (m_account != context.model.signedIn->account) {
        m_account = context.model.signedIn->account;
        m_said.clear();
        m_note.clear();
    }
    const auto sample = drawn(context.model, standing->act);
    if (!sample) return;
    if (m_decision != standing->act) {
        m_decision = standing->act;
        m_note.clear();
    }
    const SemanticScope scope(ui.record, "sample");
    {
        Card card(flow, {.lit = true, .pad = 2.25f});
        Flow& inner = card.inner();
        text(inner, "title", "A sample of the plan “" + sample->plan->plan.name + "”", {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
        inner.gap(0.5f);
        const auto said = quality.samples.find(standing->act);
        const auto next = [&] {
            if (sample->next) actions.push(boxed<ReviewRequest>(OpenResponse{*sample->next}));
        };
        if (!looked(quality, standing->act)) {
            text(inner, "words", "Is this the decision that you would have made?", mutedStyle(ui, TypeStep::body));
            inner.gap(1);
            (void)textField(inner, "note", "What you see", m_note, "A note; needed to disagree");
            inner.gap(1);
            const QualityAction yes = boxed<QualityRequest>(LookAtSample{sample->plan->id, standing->act, true, {}, m_note}), no = boxed<QualityRequest>(LookAtSample{sample->plan->id, standing->act, false, {}, m_note});
            ButtonRow row(inner);
            if (row.button("agree", {"I agree", Icon::check, {}, context.rules.whyNot(yes)}, ButtonKind::primary)) {
                actions.push(yes);
                m_said.insert(standing->act);
                next();
            }
            if (row.button("disagree", {"I do not agree", Icon::close, {}, context.rules.whyNot(no)})) {
                actions.push(no);
                m_said.insert(standing->act);
            }
        } else {
            text(inner, "said", said == quality.samples.end() ? std::string("You have looked at it.") : said->second.agrees ? std::string("Looked at: agreed.") : "Looked at: not agreed. " + said->second.note,
                 bodyStyle(ui), Role::status);
            inner.gap(1);
            ButtonRow row(inner);
            if (sample->next && row.button("next", {"The next sample", Icon::forward}, ButtonKind::primary)) next();
            const bool disagreed = said != quality.samples.end() && !said->second.agrees;
            if (row.button("plan", {disagreed ? "Raise an action …" : "Back to the plan"}, sample->next ? ButtonKind::secondary : ButtonKind::primary))
                actions.push(GoTo{{Room::sampling, disagreed ? toString(standing->act) : std::string(), {}}});
        }
        inner.gap(0.75f);
        text(inner, "left", leftWords(sample->left, sample->forOthers), mutedStyle(ui));
    }
    flow.gap(2);
}

}  // namespace carewright::ui
