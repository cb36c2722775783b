#include "app/desktop/quality_desk_plans.h"

#include <set>
#include <utility>
#include <vector>

#include "app/desktop/quality_desk_figures.h"
#include "engine/attempt/asked.h"
#include "engine/store/act_store.h"

namespace carewright {

Result<std::vector<ui::IqaAction>> actionsIn(Store& store) {
    ActStore acts(store);
    const auto roster = acts.roster();
    const auto raised = acts.ofKind(ActKind::actionRaised), closed = acts.ofKind(ActKind::actionClosed);
    if (!roster) return tl::make_unexpected(roster.error());
    for (const auto* list : {&raised, &closed})
        if (!*list) return tl::make_unexpected(list->error());
    const auto counts = [&](const Act& act) { return roster->whyNotCounted(act).empty(); };
    std::vector<ui::IqaAction> actions;
    for (const Act& act : *raised) {
        auto what = actionRaisedPayload(act.payload);
        if (!what || !counts(act)) continue;
        ui::IqaAction action{act.id, std::move(*what), AccountId(act.author.id), {}};
        for (const Act& one : *closed)
            if (const auto done = actionClosedPayload(one.payload); done && done->action == act.id && counts(one)) action.closed = *done;
        if (const auto about = acts.find(action.what.about); about && *about && (*about)->kind == ActKind::sampled) {
            action.response = (*about)->subject;
            if (const auto detail = acts.response(*action.response)) action.learner = detail->learner;
        }
        actions.insert(actions.begin(), std::move(action));
    }
    return actions;
}

Result<PlansRead> plansIn(Store& store, const Course& course, Instant now) {
    ActStore acts(store);
    PlansRead found;
    ui::SamplingFigures& shown = found.sampling;
    const auto roster = acts.roster();
    const auto plans = acts.ofKind(ActKind::planMade), sampled = acts.ofKind(ActKind::sampled), offs = acts.ofKind(ActKind::signedOff);
    if (!roster) return tl::make_unexpected(roster.error());
    for (const auto* list : {&plans, &sampled, &offs})
        if (!*list) return tl::make_unexpected(list->error());
    for (const Account& one : roster->accounts()) found.names[one.id] = one.name;
    const auto counts = [&](const Act& act) { return roster->whyNotCounted(act).empty(); };
    std::vector<SamplingCandidate> candidates;
    ExperienceOf experience;
    std::map<QuestionId, CriterionId> criteria;     // looked up once for each question
    const auto decided = decidedItems(store, course.id);
    if (!decided) return tl::make_unexpected(decided.error());
    const std::vector<ReviewItem>& items = *decided;
    for (const ReviewItem& item : items) {
        if (item.decision.empty()) continue;
        const auto [criterion, fresh] = criteria.try_emplace(item.response.question);
        if (fresh)
            if (const auto question = findAsked(course, item.response.question)) criterion->second = question->criterion;
        candidates.push_back({item.decision, item.decidedBy, item.course, criterion->second, item.exercise, item.decidedAt.value_or(item.submittedAt)});
        ++experience[item.decidedBy];
        shown.decided.emplace(item.decision, item.response);
    }
    std::map<ActId, std::set<ActId>> done;
    for (const Act& act : *sampled) {
        auto what = sampledPayload(act.payload);
        if (!what || !counts(act)) continue;
        done[what->plan].insert(what->decision);
        shown.samples.insert_or_assign(what->decision, std::move(*what));
    }
    for (const Act& act : *plans) {
        auto what = planMadePayload(act.payload);
        if (!what || !counts(act) || what->course != course.id) continue;
        ui::PlanLine line{act.id, std::move(*what), AccountId(act.author.id), act.when, {}, {}};
        // A sample counts for its plan only while the decision that was looked at stands.
        line.grid = drawSamples(line.plan, candidates, experience, done[act.id], now);
        for (const Act& off : *offs)
            if (const auto signedOff = signedOffPayload(off.payload); signedOff && signedOff->plan == act.id && counts(off)) line.signedOff = *signedOff;
        shown.plans.insert(shown.plans.begin(), std::move(line));
    }
    std::set<ActId> drawn;
    for (const ui::PlanLine& line : shown.plans)
        for (const SamplingCell& cell : line.grid.cells) drawn.insert(cell.planned.begin(), cell.planned.end());
    for (const ReviewItem& item : items) {
        if (!drawn.contains(item.decision)) continue;
        shown.planned[item.decision] = {item.learner, item.decidedMarks.value_or(0), item.proposed ? item.proposed->maxMarks : 0, item.proposed ? std::optional(item.proposed->marks) : std::nullopt, item.decidedAt.value_or(item.submittedAt), item.overridden};
        if (const auto record = acts.record(item.response))
            for (const Decision& one : record->decisions)
                if (!one.withdrawn) shown.planned[item.decision].deciders.insert(one.by);
    }
    if (auto rules = acts.markingRules(course.id)) shown.rules = std::move(*rules);
    auto actions = actionsIn(store);
    if (!actions) return tl::make_unexpected(std::move(actions.error()));
    shown.actions = std::move(*actions);
    shown.plansReadAt = now;
    return found;
}

}  // namespace carewright
