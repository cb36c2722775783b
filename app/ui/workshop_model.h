/// What views read of the course that a tutor is editing: its outline, history, problems and what waits to be saved. Plain values; the desk of the same name keeps them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/course_document.h"
#include "engine/authoring/course_folder.h"
#include "engine/authoring/difference.h"
#include "engine/content/problem.h"

namespace carewright::ui {

/// A finding of the course check, and the element that it is about.
struct PlacedProblem {
    Severity severity = Severity::warning;
    std::string text;               ///< as `carewright check` says it
    ElementKind kind = ElementKind::head;
    std::size_t index = 0;
    std::string words;              ///< the same in the words of the forms
};

/// Work that was not saved when Carewright last ended.
struct RecoverableWork {
    std::size_t steps = 0;
    std::string last;               ///< what was done last: "Changed the hint of “choice”"
    bool sameBase = true;           ///< false: the course was changed elsewhere since, so not all of it may fit
};

/// What another program changed since the course was read, as far as it collides with what is unsaved here.
struct ChangeElsewhere {
    std::vector<std::string> files;
    std::vector<EditConflict> conflicts;    ///< empty: it can be taken over as it is
};

/// A course of this computer that can be opened.
struct CourseHere {
    std::string title, folder;
    bool open = false;
    bool unsaved = false;           ///< work on it waits that was not saved
    std::string problem;            ///< why it cannot be opened; empty: it can
};

struct WorkshopModel {
    std::shared_ptr<const CourseDocument> document;     ///< null until a tutor opens the course
    bool unsaved = false;
    bool saving = false;                                ///< it is being written; what is edited meanwhile is kept as well
    std::vector<PlacedProblem> problems;
    bool checking = false;                              ///< the problems are those of a moment ago
    std::uint64_t checks = 0;                           ///< another number whenever the problems are
    bool looking = false;                               ///< what other programs changed is being looked for
    std::optional<RecoverableWork> recoverable;
    std::optional<ChangeElsewhere> elsewhere;
    std::vector<CourseVersion> versions;                ///< newest first
    std::string folder;                                 ///< where the course lies
    std::vector<CourseHere> courses;                    ///< the one that Carewright was started with, then a tutor's own by title; once asked for
    std::string lookedAt;                               ///< the marking point or mistaken idea that the form shows; empty: neither
    std::uint64_t looks = 0;                            ///< another number whenever that was told
    std::string trouble;                                ///< why it can't be edited or recorded; empty: nothing
};

}  // namespace carewright::ui
