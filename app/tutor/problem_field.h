/// Which field of a form a finding of the checks is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/element.h"

namespace carewright::ui {

/// Paths below the form of an element ("reason", "options-2/feedback"), the likeliest first; the form shows some of them or
/// none. The checks speak of elements and attributes of the course's files; the fields are named after these.
[[nodiscard]] std::vector<std::string> fieldsAbout(const Element& element, std::string_view finding);

}  // namespace carewright::ui
