/// Names that have to stay on one line.
#pragma once

#include <string>

#include "app/ui/context.h"

namespace carewright::ui {

/// `name`, or as much of its beginning as fits into `width` px with "…" behind it. Cuts between characters only.
[[nodiscard]] std::string fitted(const Face& face, std::string name, float width);

}  // namespace carewright::ui
