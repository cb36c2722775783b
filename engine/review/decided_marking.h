/// A released decision in the form of a marking, for showing it to the learner where the proposal stood.
#pragma once

#include "engine/marking/marking.h"
#include "engine/review/decision_acts.h"

namespace carewright {

/// `proposed` with the outcome that was decided: points, mistaken ideas and marks are the decision's, and nothing is referred or flagged
/// any more. Words that the engine found stay where the decision agrees with it; where it does not, the assessor's reason is the why.
[[nodiscard]] Marking decidedMarking(Marking proposed, const Decided& decided);

}  // namespace carewright
