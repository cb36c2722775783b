/// What views read of the course that a tutor is editing: its outline, history, problems and what waits to be saved. Plain values; the desk of the same name keeps them.
#pragma once

#include <memory>

#include "engine/authoring/course_document.h"

namespace carewright::ui {

struct WorkshopModel {
    std::shared_ptr<const CourseDocument> document;     ///< null until a tutor opens the course
};

}  // namespace carewright::ui
