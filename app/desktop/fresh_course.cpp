#include "app/desktop/fresh_course.h"

#include <algorithm>

#include "app/desktop/fresh_folder.h"
#include "engine/content/course_check.h"

namespace carewright {

FreshCourse freshCourse(ReadCourse read) { return freshFolder({std::move(read), {}}); }

FreshCourse freshFolder(ReadFolder folder) {
    FreshCourse out;
    out.problems = folder.read.problems;
    if (!folder.read.usable()) out.written = folder.read.course;
    out.ready = readyCourse(std::move(folder));
    out.copy = std::make_shared<const Course>(out.ready.course);
    return out;
}

FreshCourse freshDraft(const Course& draft) {
    FreshCourse out;
    out.problems = checkCourse(draft);
    const ReadyParts ready = readyCourse(draft);
    out.copy = std::make_shared<const Course>(ready.course);
    if (!ready.held.empty()) out.written = draft;
    out.ready = previewParts(draft, ready);
    return out;
}

std::string whyMarksWait(const FreshCourse& fresh) {
    const HeldPart* waiting = firstHeld(fresh.ready.held, waitingMarksList);
    return !waiting || waiting->why.empty() ? std::string() : waiting->why.front();
}

}  // namespace carewright
