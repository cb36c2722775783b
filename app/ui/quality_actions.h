/// What staff can do to assure the quality of decisions. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct QualityRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
