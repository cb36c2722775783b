/// How long records are kept, and whose must stay: derived from acts.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/review/keeping_acts.h"
#include "engine/review/roster.h"
#include "engine/store/store.h"

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

/// What the acts in a store say.
[[nodiscard]] Result<Keeping> keepingIn(Store& store);

/// A learner whose records need not be kept any longer.
struct RetentionDue {
    LearnerId learner;
    std::string name;
    Instant lastChange;         ///< of anything the learner did, or that was decided on it
    Instant keptUntil;
};

/// Learners whose records were to be kept until `now` or before and are not on hold, the longest due first. Nothing is erased
/// by this: a centre lead decides (StaffSession::eraseLearner). Profiles without any attempt are not listed.
[[nodiscard]] Result<std::vector<RetentionDue>> retentionDue(Store& store, Instant now);

}  // namespace carewright
