/// What an assessor can do with attempts: decide, annotate, release. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct ReviewRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
