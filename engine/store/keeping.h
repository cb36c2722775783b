/// How long records are kept, and whose must stay: derived from acts.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/review/keeping_acts.h"
#include "engine/review/roster.h"

namespace carewright {

/// Awarding bodies ask for three years after certification.
inline constexpr int yearsKeptByDefault = 3;

struct Hold {
    std::string reason;
    AccountId by;
    Instant since;
};

struct Keeping {
    int years = yearsKeptByDefault;
    std::map<LearnerId, Hold> holds;

    [[nodiscard]] bool isHeld(const LearnerId& learner) const { return holds.contains(learner); }
    /// The first moment at which records whose last change was at `last` need not be kept any longer.
    [[nodiscard]] Instant keptUntil(Instant last) const;
};

/// From acts of the three kinds; those that the roster does not count are passed over.
[[nodiscard]] Keeping keepingOf(std::span<const Act> retentionSet, std::span<const Act> holdPlaced, std::span<const Act> holdLifted, const Roster& roster);

}  // namespace carewright
