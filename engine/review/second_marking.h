/// Which responses are marked a second time, and when two decisions are too far apart to stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "engine/base/id.h"
#include "engine/review/act.h"
#include "engine/review/decision_acts.h"

namespace carewright {

struct SecondMarkingRule {
    SecondMarkingWay way = SecondMarkingWay::sample;
    int percent = 10;                       ///< sample: of the decisions, 1 to 100
    std::uint64_t seed = 0;                 ///< sample: keeps who chooses out of it
    int tolerance = 0;                      ///< marks by which two totals may differ
    std::map<QuestionId, int> perQuestion;  ///< … of these questions

    [[nodiscard]] int toleranceFor(const QuestionId& question) const;
    friend bool operator==(const SecondMarkingRule&, const SecondMarkingRule&) = default;
};

/// The lot of a response, spread evenly over 32 bits: the same on every machine and whatever is decided on it, so that neither a
/// correction nor taking a decision back draws again.
[[nodiscard]] std::uint32_t secondMarkingLot(const ResponseRef& response);

/// The lots that a rule draws: so many from the first on, going on at 0 after the last.
struct DrawnLots {
    std::uint32_t first = 0;
    std::uint64_t count = 0;

    [[nodiscard]] bool contain(std::uint32_t lot) const { return static_cast<std::uint32_t>(lot - first) < count; }
};
[[nodiscard]] DrawnLots drawnLots(const SecondMarkingRule& rule);

/// Whether decisions on this response are marked a second time: all are, or those that the seed draws.
[[nodiscard]] bool isSecondMarked(const SecondMarkingRule& rule, const ResponseRef& response);

/// What stands between two decisions on one response.
struct SecondMarkingGap {
    int marks = 0;                          ///< second minus first
    std::vector<PointId> points;            ///< that one awarded and the other did not
    bool toResolve = false;                 ///< beyond the tolerance: the two agree on one, or a third decides
};
[[nodiscard]] SecondMarkingGap gapBetween(const SecondMarkingRule& rule, const QuestionId& question, const Decided& first, const Decided& second);

}  // namespace carewright
