/// What a learner can do with recall cards. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoRecallAction {};

using RecallAction = std::variant<NoRecallAction>;

}  // namespace carewright::ui
