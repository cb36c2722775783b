#include "engine/review/standardisation.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/base/seeded_random.h"

namespace carewright {

QualificationResult qualify(std::span<const MarkedPair> pairs, const QualificationRule& rule) {
    QualificationResult result;
    result.responses = pairs.size();
    for (const MarkedPair& pair : pairs) {
        for (const PointPair& point : pair.points) result.points.add(point.first, point.second);
        if (std::abs(pair.first - pair.second) <= rule.tolerance) ++result.tolerated;
        result.meanDifference += pair.first - pair.second;
    }
    if (!pairs.empty()) result.meanDifference /= static_cast<double>(pairs.size());
    const std::size_t wanted = static_cast<std::size_t>(std::clamp(rule.percent, 1, 100)) * result.points.total();
    if (result.responses < rule.least) {
        result.why = "Mark " + std::to_string(rule.least) + " responses; so far it is " + std::to_string(result.responses) + ".";
    } else if (result.points.total() == 0 || result.points.agreed() * 100 < wanted) {
        result.why = std::to_string(result.points.agreed()) + " of " + std::to_string(result.points.total()) +
                     " decisions are as the reference; it takes " + std::to_string(std::clamp(rule.percent, 1, 100)) + " %.";
    } else if (result.tolerated < result.responses) {
        const std::size_t beyond = result.responses - result.tolerated;
        result.why = std::to_string(beyond) + (beyond == 1 ? " total is" : " totals are") + " more than " + std::to_string(rule.tolerance) +
                     (rule.tolerance == 1 ? " mark" : " marks") + " from the reference.";
    } else {
        result.qualified = true;
    }
    return result;
}

bool seedComesNext(std::uint64_t seed, const Uuid& assessor, std::size_t decided, std::size_t every) {
    if (every < 2) return false;
    // Exactly one in each stretch of `every`, at a place of its own: spread, and never far from the wanted share.
    const std::size_t stretch = decided / every;
    std::uint64_t mixed = seed;
    for (const std::uint8_t byte : assessor.bytes) mixed = mixed * 1099511628211ull ^ byte;
    SeededRandom random(mixed + stretch * 0x9E3779B97F4A7C15ull);
    return decided % every == random.below(every);
}

std::vector<DriftStep> driftOf(std::span<const MarkedPair> pairs, std::size_t perStep) {
    std::vector<const MarkedPair*> ordered;
    for (const MarkedPair& pair : pairs) ordered.push_back(&pair);
    std::ranges::stable_sort(ordered, {}, &MarkedPair::when);
    std::vector<DriftStep> steps;
    std::vector<double> before;
    perStep = std::max<std::size_t>(1, perStep);
    for (std::size_t begin = 0; begin < ordered.size(); begin += perStep) {
        DriftStep step;
        std::vector<double> now;
        step.period.from = ordered[begin]->when;
        for (std::size_t i = begin; i < std::min(begin + perStep, ordered.size()); ++i) {
            const MarkedPair& pair = *ordered[i];
            ++step.period.responses;
            step.period.all.push_back(pair.response);
            for (const PointPair& point : pair.points) step.period.counts.add(point.first, point.second);
            now.push_back(pair.first - pair.second);
            step.period.meanDifference += now.back();
        }
        step.period.meanDifference /= static_cast<double>(now.size());
        if (before.size() >= 2) {
            const std::vector<double> nought(before.size(), 0.0);
            const Difference earlier = differenceOf(before, nought);
            step.change = step.period.meanDifference - earlier.mean;
            const double error = earlier.deviation.value_or(0) / std::sqrt(static_cast<double>(now.size()));
            // Without any scatter before, half a mark on average is what anybody would call a change.
            step.drifted = std::abs(step.change) > std::max(2 * error, 0.5);
        }
        before.insert(before.end(), now.begin(), now.end());
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace carewright
