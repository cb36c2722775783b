/// What of the course is held back from learners (ready_parts.h), as views and desks ask for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/model.h"
#include "engine/content/ready_parts.h"

namespace carewright::ui {

/// The parts that Model::course goes without.
[[nodiscard]] const std::vector<HeldPart>& heldParts(const Model& model);

/// The one of that kind and id, or null.
[[nodiscard]] const HeldPart* heldPart(const Model& model, std::string_view list, std::string_view id);

/// Why a part that is held back can't be worked on, as a sentence for its author or a learner.
[[nodiscard]] std::string whyHeld(const HeldPart& part);

}  // namespace carewright::ui
