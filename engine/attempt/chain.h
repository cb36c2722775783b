/// The chain of hashes through an attempt's steps: putting steps in order, and finding what was changed or is missing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/attempt/step.h"

namespace carewright {

/// The steps of one attempt as chains from first to last, the longest (then the latest) first. One chain unless two
/// machines went on from the same step. Doubles are left out; a step whose forerunner is missing follows the last one
/// before the gap. The pointers live as long as `steps`; the result does not depend on the order of `steps`.
[[nodiscard]] std::vector<std::vector<const Step*>> branches(std::span<const Step> steps);

/// Something that cannot be as it was written.
struct ChainProblem {
    StepId step;
    std::int64_t seq = 0;
    std::string text;   ///< one sentence

    friend bool operator==(const ChainProblem&, const ChainProblem&) = default;
};

/// What a check of one attempt's steps found. A fork is not a fault: two machines went on from the same step.
struct ChainReport {
    std::vector<ChainProblem> problems;     ///< in order of seq
    int forks = 0;

    [[nodiscard]] bool whole() const { return problems.empty(); }
};

/// Checks that every step has the hash of its content, follows a step that is there, counts on from it, belongs to the
/// same attempt and learner, and that one `started` step begins it all. Any changed byte is found.
[[nodiscard]] ChainReport verifyChain(std::span<const Step> steps);

}  // namespace carewright
