#include "engine/review/second_marking.h"

#include <algorithm>
#include <cstdlib>

#include "engine/base/hash.h"

namespace carewright {

namespace {

std::uint32_t firstBits(const std::string& text) { return static_cast<std::uint32_t>(std::stoul(sha256Hex(text).substr(0, 8), nullptr, 16)); }

}  // namespace

int SecondMarkingRule::toleranceFor(const QuestionId& question) const {
    const auto found = perQuestion.find(question);
    return found == perQuestion.end() ? tolerance : found->second;
}

std::uint32_t secondMarkingLot(const ResponseRef& response) {
    return firstBits("second:" + toString(response.attempt) + "/" + toString(response.submission) + "/" + response.question.value);
}

DrawnLots drawnLots(const SecondMarkingRule& rule) {
    constexpr std::uint64_t all = std::uint64_t{1} << 32;
    if (rule.way != SecondMarkingWay::sample) return {0, all};
    // Lots lie evenly, so any stretch of them is a fair sample; the seed says where it begins.
    return {firstBits("seed:" + std::to_string(rule.seed)), static_cast<std::uint64_t>(std::clamp(rule.percent, 1, 100)) * all / 100};
}

bool isSecondMarked(const SecondMarkingRule& rule, const ResponseRef& response) { return drawnLots(rule).contain(secondMarkingLot(response)); }

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
