/// The course that a tutor is editing, as the desks of the staff share it: one document, one history, one save.
#pragma once

#include <functional>
#include <string>

#include "engine/authoring/course_document.h"
#include "engine/base/error.h"

namespace carewright {

class CourseEditing {
public:
    virtual ~CourseEditing() = default;

    /// The document; opened when a tutor first asks for it. Null while no tutor is signed in or the course can't be read.
    [[nodiscard]] virtual const CourseDocument* document() = 0;

    /// Makes an edit. An error is told in the model's notice, too; nothing is changed then.
    virtual Result<void> edit(Edit edit) = 0;
    /// The same; where it gives a new part another title, its id goes along (following_id.h).
    virtual Result<void> editAndFollow(Edit edit) = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;
    /// The next edit is a step of its own.
    virtual void closeStep() = 0;
    /// Writes what changed to the course's folder and reads the course anew for everybody, beside the frame; one may edit on
    /// meanwhile. `done` is called once it is known how it went: in a later frame, or at once where nothing can be begun.
    virtual void save(std::function<void(const Result<void>&)> done) = 0;
};

}  // namespace carewright
