#include "app/desktop/fresh_course.h"

#include "engine/content/course_check.h"

namespace carewright {

FreshCourse freshCourse(ReadCourse read) {
    FreshCourse out;
    out.problems = read.problems;
    if (!read.usable()) out.written = read.course;
    out.ready = readyParts(std::move(read));
    out.copy = std::make_shared<const Course>(out.ready.course);
    return out;
}

FreshCourse freshDraft(const Course& draft) {
    FreshCourse out;
    out.problems = checkCourse(draft);
    const ReadyParts ready = readyParts(draft);
    out.copy = std::make_shared<const Course>(ready.course);
    if (!ready.held.empty()) out.written = draft;
    out.ready = previewParts(draft, ready);
    return out;
}

}  // namespace carewright
