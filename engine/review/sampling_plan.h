/// Which decisions an internal quality assurer looks at: drawn by a seed that stays in the plan, so that nobody picks and
/// anybody can draw the same sample again.
///
///     rank = sha256("SEED:DECISION")      // `printf %s 7:0192f1c4-… | sha256sum`; the lowest ranks are drawn
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/review/act.h"
#include "engine/review/quality_acts.h"

namespace carewright {

/// A decision that may be sampled: one that holds, not one that was corrected or taken back.
struct SamplingCandidate {
    ActId decision;
    AccountId assessor;
    CourseId course;
    CriterionId criterion;
    std::string method;         ///< "question", "mock"
    Instant when;
};

/// How many decisions an assessor has made in all, whatever the plan asks for: new ones are sampled more.
using ExperienceOf = std::map<AccountId, std::size_t>;

/// What a plan draws from one assessor's decisions on one criterion by one method.
struct SamplingCell {
    AccountId assessor;
    CriterionId criterion;
    std::string method;
    bool assessorIsNew = false;
    std::size_t decisions = 0;          ///< that the plan covers
    std::vector<ActId> planned;         ///< in the order of their ranks
    std::size_t done = 0;
    std::size_t overdue = 0;            ///< planned, not done, and the plan's day is past

    friend bool operator==(const SamplingCell&, const SamplingCell&) = default;
};

struct SamplingGrid {
    std::vector<SamplingCell> cells;    ///< by assessor, criterion, method
    std::size_t planned = 0, done = 0, overdue = 0;

    /// Every planned sample is done.
    [[nodiscard]] bool complete() const { return planned == done; }
};

/// Draws the plan over the decisions from `plan.from` to `plan.due` and counts what was done. Of every cell at least one decision is
/// drawn, and no fewer than the percentage asks for. A decision that comes later joins the draw by its own rank; those that are done
/// count as planned whatever comes. The order of candidates does not matter.
[[nodiscard]] SamplingGrid drawSamples(const PlanMade& plan, std::span<const SamplingCandidate> candidates,
                                       const ExperienceOf& experience, const std::set<ActId>& done, Instant now);

/// The rank of a decision in a draw, as hex.
[[nodiscard]] std::string samplingRank(std::uint64_t seed, const ActId& decision);

/// Empty when `sampler` may look at a decision of `assessor`; otherwise why not, as a sentence.
[[nodiscard]] std::string whyNotSample(const AccountId& sampler, const AccountId& assessor);

}  // namespace carewright
