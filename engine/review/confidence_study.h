/// The engine's confidence held against what assessors decided: whether 0.9 means nine in ten, and below which confidence
/// a response should go to a person first.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/statistics.h"

namespace carewright {

/// One decision of the engine that an assessor decided too.
struct DecidedConfidence {
    std::size_t response = 0;       ///< the caller's number of it
    double confidence = 0.5;        ///< 0.5 to 1
    bool agreed = false;
};

/// What a threshold would do.
struct ReferralPoint {
    double threshold = 0.5;         ///< refers every response whose least certain decision is below this
    double referred = 0;            ///< share of the responses
    std::optional<double> agreed;   ///< share of decisions on the others that assessors took too; nothing where none is left
};

struct ConfidenceStudy {
    Calibration calibration;                            ///< ten bins from 0.5 to 1
    std::vector<std::vector<std::size_t>> disagreed;    ///< of each bin: the responses with a decision that assessors took otherwise
    std::vector<std::vector<std::size_t>> responses;    ///< of each bin: all responses, each once
    std::vector<ReferralPoint> curve;                   ///< thresholds 0.50, 0.51 … 1.00; empty without decisions
    std::size_t decisions = 0, agreed = 0;
};

[[nodiscard]] ConfidenceStudy studyConfidence(std::span<const DecidedConfidence> decisions);

/// The lowest threshold from which on at least `wanted` of the decisions on the other responses agree, whichever higher
/// one is taken; nothing where none does with a response left.
[[nodiscard]] std::optional<ReferralPoint> referBelow(const ConfidenceStudy& study, double wanted);

/// The curve at a threshold, the nearest from below; nothing without decisions.
[[nodiscard]] std::optional<ReferralPoint> at(const ConfidenceStudy& study, double threshold);

}  // namespace carewright
