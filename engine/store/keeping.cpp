#include "engine/store/keeping.h"

#include <algorithm>

#include "engine/review/act_chain.h"

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

}  // namespace carewright
