/// What staff can do with their accounts. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct StaffRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
