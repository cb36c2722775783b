/// What of a course its author has begun and learners don't have yet.
#pragma once

#include <cstddef>
#include <string_view>

#include "app/ui/view.h"

namespace carewright::ui {

/// How many parts of a kind (as HeldPart::list names it) are held back, besides the `ready` ones; nothing where none is.
void stillBeingWritten(const ViewContext& context, Flow& flow, std::string_view list, std::string_view one, std::string_view many, std::size_t ready);

/// `words` where the course has no part of the kind, not even one that is being written.
void noneYet(const ViewContext& context, Flow& flow, std::string_view list, std::string_view words, std::size_t ready);

}  // namespace carewright::ui
