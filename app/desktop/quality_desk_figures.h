/// Works out the figures of quality from a store: seconds' worth of reading where very much is decided, so it is done beside the frame.
#pragma once

#include <vector>

#include "app/ui/quality_model.h"
#include "engine/content/course.h"
#include "engine/store/queue.h"
#include "engine/store/store.h"

namespace carewright {

/// Confidence is studied on so many of the newest decisions: each takes reading an attempt.
inline constexpr std::size_t mostStudiedDecisions = 2000;

/// Agreement, items, confidence, and whose they are, as of `now`. Changes nothing.
[[nodiscard]] Result<ui::QualityFigures> measuredFigures(Store& store, const Course& course, Instant now);

/// All that is decided of a course, released or not.
[[nodiscard]] Result<std::vector<ReviewItem>> decidedItems(Store& store, const CourseId& course);

}  // namespace carewright
