/// The form of one element of the course, whichever kind it is of.
#pragma once

#include <string>

#include "app/tutor/form_pen.h"
#include "engine/authoring/element.h"

namespace carewright::ui {

/// Draws the fields of `element` with the pen and puts what was typed into it; the pen then says which field was changed.
void drawFields(FormPen& pen, Element& element);

/// True for the kinds that have an editor of their own (rubrics, concepts, scenarios): their form has the head only.
[[nodiscard]] bool hasOwnEditor(ElementKind kind);

}  // namespace carewright::ui
