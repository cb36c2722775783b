/// What a tutor can do with the course. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct WorkshopRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
