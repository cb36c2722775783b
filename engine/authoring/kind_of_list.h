/// The kinds of elements by the names that course files, checks and held parts give them.
#pragma once

#include <optional>
#include <string_view>

#include "engine/authoring/element.h"

namespace carewright {

/// "scenario" → ElementKind::scenario. Nothing for other names, and for the course's head.
[[nodiscard]] std::optional<ElementKind> kindOfList(std::string_view list);

}  // namespace carewright
