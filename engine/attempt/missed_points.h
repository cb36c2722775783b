/// Marking points that a learner missed, in whatever exercise: they become recall cards (recall/deck.h).
#pragma once

#include <span>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/point_evidence.h"
#include "engine/base/id.h"
#include "engine/content/course.h"

namespace carewright {

/// The points that at least once were not shown in full though they were asked for: by a written answer, an answer of a mock
/// assessment, a text of a scenario, a written item of a quiz (at the first check), or by a verdict on a sample response that
/// the reference does not share. Items that are only to be chosen from, choices of stories and recall cards count for nothing here. In the course's order, each once.
[[nodiscard]] std::vector<PointId> missedPoints(const Evidence& evidence, const Course& course);

/// The points that the newest marking of some free-text answer did not award, each once, in the order of the attempts: what
/// is known of the above where only these attempts have been read.
[[nodiscard]] std::vector<PointId> missedPoints(std::span<const AttemptState> attempts);

}  // namespace carewright
