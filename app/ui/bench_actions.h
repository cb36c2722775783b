/// What a tutor can do with rubrics and their bench of marked responses. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct BenchRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
