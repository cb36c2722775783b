/// What stands beside the field of a form that it concerns: advice on writing, and what the checks found.
#pragma once

#include <string>
#include <vector>

#include "app/tutor/form_pen.h"
#include "engine/authoring/element.h"

namespace carewright::ui {

/// Advice on a quiz item as it is now, field by field, in the words of the form; nothing for other kinds. Quick enough for
/// each frame.
[[nodiscard]] std::vector<FieldHint> writingHints(const Element& element, const Course& course);

/// True where the course check says what writingHints says already (of an item): it need not be told twice.
[[nodiscard]] bool toldByWriting(const Element& element, std::string_view finding);

}  // namespace carewright::ui
