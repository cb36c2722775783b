#include "engine/recall/unmet.h"

#include <algorithm>

#include "engine/recall/plan.h"

namespace carewright {

double unmetRecall(const RecallState& state, Day day, const Fsrs& fsrs, const LearnerDays& days) {
    const double prior = priorRecall(state);
    const auto last = std::find_if(state.reviews.rbegin(), state.reviews.rend(), [](const Review& review) { return review.first; });
    if (last == state.reviews.rend()) return prior;
    const double stability = fsrs.review({}, Rating::good, last->when).stability;
    return prior * fsrs.retrievability(stability, std::max(0, daysBetween(days.dayOf(last->when), day)));
}

}  // namespace carewright
