/// What a tutor can do with a scenario and its path lab. The desk of the same name applies these.
#pragma once

#include <variant>

#include "app/ui/boxed.h"

namespace carewright::ui {

struct StoryRequest {
    std::variant<std::monostate> what;
};

}  // namespace carewright::ui
