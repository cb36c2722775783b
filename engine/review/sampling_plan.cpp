#include "engine/review/sampling_plan.h"

#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"

namespace carewright {
namespace {

template <class Value>
bool allows(const std::vector<Value>& only, const Value& one) {
    return only.empty() || std::ranges::find(only, one) != only.end();
}

bool covers(const PlanMade& plan, const SamplingCandidate& one) {
    return one.course == plan.course && one.when >= plan.from && one.when <= plan.due && allows(plan.criteria, one.criterion) &&
           allows(plan.assessors, one.assessor) && allows(plan.methods, one.method);
}

/// At least one, and no fewer than the percentage asks for.
std::size_t shareOf(std::size_t decisions, int percent) {
    const auto share = static_cast<std::size_t>(std::clamp(percent, 1, 100));
    return std::max<std::size_t>(1, (decisions * share + 99) / 100);
}

}  // namespace

std::string samplingRank(std::uint64_t seed, const ActId& decision) { return sha256Hex(std::to_string(seed) + ":" + toString(decision)); }

std::string whyNotSample(const AccountId& sampler, const AccountId& assessor) {
    if (sampler == assessor) return "This decision is your own. Another quality assurer has to sample it.";
    return {};
}

SamplingGrid drawSamples(const PlanMade& plan, std::span<const SamplingCandidate> candidates, const ExperienceOf& experience,
                         const std::set<ActId>& done, Instant now) {
    std::map<std::tuple<AccountId, CriterionId, std::string>, std::vector<std::pair<std::string, ActId>>> cells;
    for (const SamplingCandidate& one : candidates)
        if (covers(plan, one))
            cells[{one.assessor, one.criterion, one.method}].emplace_back(samplingRank(plan.seed, one.decision), one.decision);
    SamplingGrid grid;
    for (auto& [key, ranked] : cells) {
        std::ranges::sort(ranked);
        SamplingCell cell;
        std::tie(cell.assessor, cell.criterion, cell.method) = key;
        const auto known = experience.find(cell.assessor);
        cell.assessorIsNew = known == experience.end() || known->second < static_cast<std::size_t>(std::max(0, plan.newUntil));
        cell.decisions = ranked.size();
        const std::size_t wanted = shareOf(ranked.size(), cell.assessorIsNew ? std::max(plan.percent, plan.percentNew) : plan.percent);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const bool isDone = done.contains(ranked[i].second);
            if (i >= wanted && !isDone) continue;
            cell.planned.push_back(ranked[i].second);
            if (isDone) ++cell.done;
        }
        if (now > plan.due) cell.overdue = cell.planned.size() - cell.done;
        grid.planned += cell.planned.size();
        grid.done += cell.done;
        grid.overdue += cell.overdue;
        grid.cells.push_back(std::move(cell));
    }
    return grid;
}

}  // namespace carewright
