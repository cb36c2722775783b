/// The chains of hashes through people's acts: putting acts in order, and finding what was changed, forged or is missing.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/review/act.h"

namespace carewright {

/// Something about an act that cannot be as it was written.
struct ActProblem {
    ActId act;
    Author author;
    std::int64_t seq = 0;
    std::string text;       ///< one sentence

    friend bool operator==(const ActProblem&, const ActProblem&) = default;
};

/// Why this act by itself is not as its author wrote it (hash, signature, form); empty where it is. Any changed bit is found.
[[nodiscard]] std::string forgeryOf(const Act& act);

struct ActChainReport {
    std::vector<ActProblem> problems;   ///< in the chain's order
    std::vector<ActProblem> forks;      ///< two acts follow the same one: two computers, or a copy that was put back
    std::vector<ActProblem> gaps;       ///< what comes before is not here; a fault only where the whole chain should be

    [[nodiscard]] bool whole() const { return problems.empty() && gaps.empty(); }
};

/// Checks the acts of one author, in any order: each by itself, and that each follows one that is here and counts on from it.
[[nodiscard]] ActChainReport verifyActChain(std::span<const Act> acts);

/// Where the next act of this author goes: after the end of the longest (then the latest) chain.
[[nodiscard]] ChainEnd endOf(std::span<const Act> acts);

/// The order in which everybody reads acts of several authors: by moment, then id.
[[nodiscard]] bool earlier(const Act& a, const Act& b);

}  // namespace carewright
