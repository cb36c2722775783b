/// What a learner can do with the profiles on this computer and how each reads and writes. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoProfileAction {};

using ProfileAction = std::variant<NoProfileAction>;

}  // namespace carewright::ui
