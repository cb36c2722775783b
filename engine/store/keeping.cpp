#include "engine/store/keeping.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/review/act_chain.h"
#include "engine/store/act_store.h"

namespace carewright {

Instant Keeping::keptUntil(Instant last) const {
    using namespace std::chrono;
    const auto day = floor<days>(last);
    year_month_day date(day);
    date += std::chrono::years(years);
    // 29 February: to the first of March in a year without one.
    if (!date.ok()) date = date.year() / March / 1;
    return Instant(sys_days(date)) + (last - day);
}

Keeping keepingOf(std::span<const Act> retentionSet, std::span<const Act> holdPlaced, std::span<const Act> holdLifted, const Roster& roster) {
    std::vector<const Act*> sorted;
    for (const std::span<const Act> acts : {retentionSet, holdPlaced, holdLifted})
        for (const Act& act : acts)
            if (roster.whyNotCounted(act).empty()) sorted.push_back(&act);
    std::ranges::sort(sorted, [](const Act* a, const Act* b) { return earlier(*a, *b); });
    Keeping keeping;
    for (const Act* act : sorted) {
        if (act->kind == ActKind::retentionSet) {
            if (const auto set = retentionSetPayload(act->payload)) keeping.years = set->years;
            continue;
        }
        const auto kept = learnerKeptPayload(act->payload);
        if (!kept) continue;
        if (act->kind == ActKind::holdPlaced) keeping.holds[kept->learner] = {kept->reason, AccountId(act->author.id), act->when};
        else keeping.holds.erase(kept->learner);
    }
    return keeping;
}

Result<Keeping> keepingIn(Store& store) {
    ActStore acts(store);
    auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(std::move(roster.error()));
    auto set = acts.ofKind(ActKind::retentionSet);
    if (!set) return tl::make_unexpected(std::move(set.error()));
    auto placed = acts.ofKind(ActKind::holdPlaced);
    if (!placed) return tl::make_unexpected(std::move(placed.error()));
    auto lifted = acts.ofKind(ActKind::holdLifted);
    if (!lifted) return tl::make_unexpected(std::move(lifted.error()));
    return keepingOf(*set, *placed, *lifted, *roster);
}

Result<std::vector<RetentionDue>> retentionDue(Store& store, Instant now) {
    auto keeping = keepingIn(store);
    if (!keeping) return tl::make_unexpected(std::move(keeping.error()));
    auto learners = store.learners();
    if (!learners) return tl::make_unexpected(std::move(learners.error()));
    // A decision, a correction or an appeal keeps a record as long as new work does.
    std::map<AttemptId, Instant> lastAct;
    auto acts = ActStore(store).all();
    if (!acts) return tl::make_unexpected(std::move(acts.error()));
    for (const Act& act : *acts) {
        if (act.subject.empty()) continue;
        const auto [at, fresh] = lastAct.try_emplace(act.subject.attempt, act.when);
        if (!fresh) at->second = std::max(at->second, act.when);
    }
    std::vector<RetentionDue> due;
    for (const Learner& learner : *learners) {
        if (keeping->isHeld(learner.id)) continue;
        std::optional<Instant> last;
        constexpr std::size_t batch = 1000;
        for (std::size_t offset = 0;; offset += batch) {
            AttemptQuery query;
            query.learner = learner.id;
            query.limit = batch;
            query.offset = offset;
            const auto attempts = store.attempts(query);
            if (!attempts) return tl::make_unexpected(attempts.error());
            for (const AttemptSummary& attempt : *attempts) {
                Instant when = attempt.changedAt;
                if (const auto act = lastAct.find(attempt.id); act != lastAct.end()) when = std::max(when, act->second);
                last = last ? std::max(*last, when) : when;
            }
            if (attempts->size() < batch) break;
        }
        if (!last) continue;
        const Instant until = keeping->keptUntil(*last);
        if (until <= now) due.push_back({learner.id, learner.name, *last, until});
    }
    std::ranges::sort(due, {}, &RetentionDue::keptUntil);
    return due;
}

}  // namespace carewright
