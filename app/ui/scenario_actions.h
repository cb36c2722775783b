/// What a learner can do with scenarios. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoScenarioAction {};

using ScenarioAction = std::variant<NoScenarioAction>;

}  // namespace carewright::ui
