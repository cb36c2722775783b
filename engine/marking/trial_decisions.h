/// The single yes-or-no decisions that a trial counts.
#pragma once

#include <string>
#include <vector>

#include "engine/marking/trial.h"

namespace carewright {

/// What rubric and readers say on one subject of one response. Points into the marking it was made from.
struct TrialDecision {
    TrialSubject subject;
    bool rubric = false;
    bool readers = false;
    double confidence = 0;
    const std::vector<ByteSpan>* evidence = nullptr;
    const std::string* why = nullptr;
    const std::vector<RuleId>* rules = nullptr;
};

/// One decision for every point and misconception that the marking judges, points first. `marking` must outlive them.
[[nodiscard]] std::vector<TrialDecision> decisionsOn(const MarkedResponse& response, const Marking& marking);

}  // namespace carewright
