/// Assessors marking to one standard: sets with reference marks, qualifying on them, and known responses slipped into the
/// queue to see whether somebody drifts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/statistics.h"
#include "engine/base/uuid.h"
#include "engine/review/marker_agreement.h"

namespace carewright {

/// What an assessor must reach on a qualification set.
struct QualificationRule {
    int percent = 85;           ///< of the decisions on points that must be as the reference; 1 to 100
    std::size_t least = 5;      ///< responses; fewer prove nothing
    int tolerance = 1;          ///< marks by which a total may differ from the reference
};

/// How an assessor did on a set. In the pairs the assessor is the first marker and the reference the second.
struct QualificationResult {
    std::size_t responses = 0;
    Confusion points;
    std::size_t tolerated = 0;          ///< totals within the tolerance
    double meanDifference = 0;          ///< marks, assessor minus reference: above nought is generous
    bool qualified = false;
    std::string why;                    ///< what is missing, as a sentence; empty where qualified
};
[[nodiscard]] QualificationResult qualify(std::span<const MarkedPair> pairs, const QualificationRule& rule);

/// Whether a known response comes next after `decided` decisions of this assessor: about one in `every`, spread so that nobody
/// can tell where, the same for the same seed and assessor. Never for `every` below 2.
[[nodiscard]] bool seedComesNext(std::uint64_t seed, const Uuid& assessor, std::size_t decided, std::size_t every);

/// One stretch of an assessor's seeded responses, and how far it is from where it was.
struct DriftStep {
    AgreementPeriod period;
    double change = 0;          ///< of the mean difference in marks against all stretches before; 0 for the first
    bool drifted = false;       ///< |change| is beyond what chance allows, twice the standard error of what came before
};
/// Stretches of `perStep` responses each, oldest first; the last may be shorter. In the pairs the assessor is the first.
[[nodiscard]] std::vector<DriftStep> driftOf(std::span<const MarkedPair> pairs, std::size_t perStep = 5);

}  // namespace carewright
