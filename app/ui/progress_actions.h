/// What a learner can do with progress per marking point, misconceptions, and what is kept about the learner. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoProgressAction {};

using ProgressAction = std::variant<NoProgressAction>;

}  // namespace carewright::ui
