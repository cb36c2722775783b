/// What an assessor gave a response whose marks are agreed, beside those marks.
#pragma once

#include <cstddef>
#include <set>

#include "engine/base/clock.h"
#include "engine/content/course.h"
#include "engine/review/marker_agreement.h"

namespace carewright {

/// The assessor first, the reference second; `number` names the response. Both totals are what the question's scheme gives for
/// the points, dependent points and the most it can bring included.
[[nodiscard]] MarkedPair againstReference(const Course& course, const Sample& sample, const std::set<PointId>& awarded, std::size_t number, Instant when);

}  // namespace carewright
