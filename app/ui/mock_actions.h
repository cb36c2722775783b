/// What a learner can do with mock assessments and marking sample responses as an examiner does. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoMockAction {};

using MockAction = std::variant<NoMockAction>;

}  // namespace carewright::ui
