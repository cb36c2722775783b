/// What is known of cards that a learner has never met.
///
/// First meetings tell: the prior is (2 + known) / (8 + first meetings), where hard counts half. It begins at a quarter
/// and moves slowly, as one rates oneself kindly at first sight. What somebody knew so is no firmer than a card met for the
/// first time and rated good: it fades from the last first meeting on as such a card does. Without the fading, whoever says
/// "good" to twenty cards would be told that the rest is known better than those twenty, and need not be looked at.
#pragma once

#include "engine/recall/fsrs.h"
#include "engine/recall/history.h"
#include "engine/recall/learner_days.h"

namespace carewright {

/// How likely this learner is to know a card on `day` that they have never met: over 0, under 1. Before the last first
/// meeting, and without any, the prior.
[[nodiscard]] double unmetRecall(const RecallState& state, Day day, const Fsrs& fsrs, const LearnerDays& days);

}  // namespace carewright
