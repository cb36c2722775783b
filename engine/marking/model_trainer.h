/// Learns the weights of a course from marked responses.
///
/// Each decision is a logistic regression over what responses show (see content/weights.h for the features). The
/// responses come in sets (files, classes, years): calibration, thresholds and the point below which a response is
/// referred are fitted on each set in turn with weights learnt from the others, so that they hold for writers the table
/// has not seen.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/trial.h"

namespace carewright {

struct TrainingSet {
    std::string name;
    std::vector<MarkedResponse> responses;
    double importance = 1;          ///< how much each response counts (1: as one)
};

struct TrainingOptions {
    double c = 4;                   ///< inverse strength of the penalty on large weights
    int leastWord = 2;              ///< responses a stem must occur in to get a row
    int leastPair = 3;              ///< the same for pairs
    double referShare = 0.125;      ///< of the held-out responses; right-and-wrong ones are referred besides
    /// Times the threshold of a marking point. A writer unlike all in the sets uses good words that weigh nothing yet. On the twelve
    /// sets of the shipped course that no rule had been written from, each held out, F1 is the same from 0.7 to 1 (0.840 to
    /// 0.843); 0.9 leaves fewer decisions wrong than less, and does not refuse what more would.
    double pointCaution = 0.9;
    /// Times the threshold of a misconception: an idea that goes unnoticed costs a learner more than a kind word too many.
    double misconceptionCaution = 0.85;
    double surestThreshold = 0.5, leastThreshold = 0.3;   ///< bounds of the probability from which a decision holds
};

/// What was proposed for a held-out response.
struct HeldOut {
    std::size_t set = 0, response = 0;
    std::vector<float> scores;      ///< one for each decision, before calibration
};

struct TrainingResult {
    Weights weights;
    std::vector<HeldOut> heldOut;   ///< every response, judged with weights that have not seen its set
};

/// With fewer than two sets, the responses are dealt into five. Fails where there are no responses, or where the course
/// cannot be compiled.
[[nodiscard]] Result<TrainingResult> trainWeights(const Course& course, const std::vector<TrainingSet>& sets,
                                                  const TrainingOptions& options = {});

}  // namespace carewright
