#include "engine/review/second_marking.h"

#include <algorithm>
#include <cstdlib>

#include "engine/base/hash.h"

namespace carewright {

int SecondMarkingRule::toleranceFor(const QuestionId& question) const {
    const auto found = perQuestion.find(question);
    return found == perQuestion.end() ? tolerance : found->second;
}

bool isSecondMarked(const SecondMarkingRule& rule, const ActId& decision) {
    if (rule.way != SecondMarkingWay::sample) return true;
    // The first 32 bits of the hash are spread evenly; the same decision always gets the same answer.
    const std::string hash = sha256Hex(std::to_string(rule.seed) + ":second:" + toString(decision));
    const std::uint64_t place = std::stoull(hash.substr(0, 8), nullptr, 16);
    return place * 100 < static_cast<std::uint64_t>(std::clamp(rule.percent, 1, 100)) << 32;
}

SecondMarkingGap gapBetween(const SecondMarkingRule& rule, const QuestionId& question, const Decided& first, const Decided& second) {
    SecondMarkingGap gap;
    gap.marks = second.marks - first.marks;
    for (const PointDecision& one : first.points) {
        const PointDecision* other = second.find(one.point);
        if (other && other->awarded != one.awarded) gap.points.push_back(one.point);
    }
    gap.toResolve = std::abs(gap.marks) > rule.toleranceFor(question);
    return gap;
}

}  // namespace carewright
