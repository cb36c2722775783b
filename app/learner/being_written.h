/// What of a course its author has begun and learners don't have yet.
#pragma once

#include <string_view>

#include "app/ui/view.h"

namespace carewright::ui {

/// How many parts of a kind (as HeldPart::list names it) are held back; nothing where none is.
void stillBeingWritten(const ViewContext& context, Flow& flow, std::string_view list, std::string_view one, std::string_view many);

}  // namespace carewright::ui
