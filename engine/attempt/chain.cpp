#include "engine/attempt/chain.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace carewright {

namespace {

/// Later along the chain, then later in time; the id decides the rest, so that every machine orders alike.
bool before(const Step* a, const Step* b) { return std::tie(a->seq, a->when, a->id) < std::tie(b->seq, b->when, b->id); }

std::vector<const Step*> sortedWithoutDoubles(std::span<const Step> steps) {
    std::vector<const Step*> sorted;
    sorted.reserve(steps.size());
    std::unordered_set<StepId> seen;
    for (const Step& step : steps)
        if (seen.insert(step.id).second) sorted.push_back(&step);
    std::ranges::sort(sorted, before);
    return sorted;
}

/// For each step the index of the one it follows; -1 for none.
std::vector<std::ptrdiff_t> findForerunners(const std::vector<const Step*>& sorted) {
    std::unordered_map<std::string_view, std::ptrdiff_t> byHash;
    std::vector<std::ptrdiff_t> forerunners;
    std::ptrdiff_t lastOfLowerSeq = -1;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && sorted[i - 1]->seq < sorted[i]->seq) lastOfLowerSeq = static_cast<std::ptrdiff_t>(i) - 1;
        const auto found = byHash.find(sorted[i]->previousHash);
        forerunners.push_back(found != byHash.end() ? found->second : lastOfLowerSeq);
        byHash.emplace(sorted[i]->hash, static_cast<std::ptrdiff_t>(i));
    }
    return forerunners;
}

ChainProblem problem(const Step& step, std::string text) { return {step.id, step.seq, std::move(text)}; }

std::string stepName(const Step& step) {
    return "Step " + std::to_string(step.seq) + " (" + std::string(kindName(step)) + ")";
}

}  // namespace

std::vector<std::vector<const Step*>> branches(std::span<const Step> steps) {
    const std::vector<const Step*> sorted = sortedWithoutDoubles(steps);
    const std::vector<std::ptrdiff_t> forerunners = findForerunners(sorted);
    std::vector<bool> followed(sorted.size(), false);
    for (const std::ptrdiff_t forerunner : forerunners)
        if (forerunner >= 0) followed[static_cast<std::size_t>(forerunner)] = true;

    std::vector<std::vector<const Step*>> all;
    for (std::size_t end = sorted.size(); end-- > 0;) {
        if (followed[end]) continue;
        std::vector<const Step*>& branch = all.emplace_back();
        for (auto at = static_cast<std::ptrdiff_t>(end); at >= 0; at = forerunners[static_cast<std::size_t>(at)])
            branch.push_back(sorted[static_cast<std::size_t>(at)]);
        std::ranges::reverse(branch);
    }
    return all;
}

ChainReport verifyChain(std::span<const Step> steps) {
    ChainReport report;
    const std::vector<const Step*> sorted = sortedWithoutDoubles(steps);
    std::unordered_map<std::string_view, const Step*> byHash;
    std::unordered_map<std::string_view, int> followers;
    for (const Step* step : sorted) byHash.emplace(step->hash, step);

    int beginnings = 0;
    for (const Step* step : sorted) {
        if (stepHash(*step) != step->hash)
            report.problems.push_back(problem(*step, stepName(*step) + " was changed after it was written."));
        if (step->attempt != sorted.front()->attempt || step->learner != sorted.front()->learner)
            report.problems.push_back(problem(*step, stepName(*step) + " belongs to another attempt or learner."));
        if (step->previousHash.empty()) {
            ++beginnings;
            if (step->seq != 1 || step->kind != StepKind::started || beginnings > 1)
                report.problems.push_back(problem(*step, stepName(*step) + " does not begin an attempt, but nothing comes before it."));
            continue;
        }
        const auto forerunner = byHash.find(step->previousHash);
        if (forerunner == byHash.end())
            report.problems.push_back(problem(*step, "The step before step " + std::to_string(step->seq) + " is missing or was changed."));
        else if (forerunner->second->seq + 1 != step->seq)
            report.problems.push_back(problem(*step, stepName(*step) + " does not count on from the step before it."));
        if (++followers[step->previousHash] > 1) ++report.forks;
    }
    return report;
}

}  // namespace carewright
