/// What of the course is held back from learners (ready_parts.h), as views and desks ask for it.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/model.h"
#include "engine/content/ready_parts.h"

namespace carewright::ui {

/// The held part of that kind and id, or null.
[[nodiscard]] const HeldPart* heldPart(const Model& model, std::string_view list, std::string_view id);

/// "The story “Mrs Bello's bath”": as a sentence begins.
[[nodiscard]] std::string headingOf(const HeldPart& part);

/// Why a part that is held back can't be worked on, as a sentence for its author or a learner.
[[nodiscard]] std::string whyHeld(const HeldPart& part);

}  // namespace carewright::ui
