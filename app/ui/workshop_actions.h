/// What a tutor can do with the course. The desk of the same name applies these.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/ui/boxed.h"
#include "engine/authoring/edit.h"

namespace carewright::ui {

struct MakeEdit {
    Edit edit;
};
struct UndoEdit {};
struct RedoEdit {};

/// Undoes or redoes until so many steps are done.
struct GoToStep {
    std::size_t done = 0;
};

/// The field was left: the next edit is a step of its own.
struct CloseStep {};

struct SaveCourse {};

/// Does again what was not saved when Carewright last ended; or lets it go.
struct RecoverWork {};
struct ForgetWork {};

/// Takes over what another program changed; where both changed the same element, `theirs` names those of the conflicts (by
/// their number) in which theirs shall stand.
struct TakeElsewhere {
    std::vector<std::size_t> theirs;
};

/// The course says again what an older version said; one step, which can be undone.
struct RestoreVersion {
    int number = 0;
};

/// A course from nothing, in a folder beside the present one; opens it.
struct NewCourse {
    std::string title, unit;        ///< unit: its title, may be empty
    std::string topic, question;    ///< of the first topic and the first question
};

/// Looks which courses lie on this computer.
struct ListCourses {};

/// Goes on with another course of this computer; what is unsaved in the present one waits until it is opened again.
struct OpenOther {
    std::string folder;             ///< of one of WorkshopModel::courses
};

/// Shows the folder in which the course lies, in the desktop's own file manager.
struct ShowCourseFolder {};

/// The unsaved course as a learner would have it, at an element of it. Nothing that is done there is kept.
struct PreviewDraft {
    ElementKind kind = ElementKind::head;
    std::string id;                 ///< empty: from the beginning
};

/// The tutor has a marking point or a mistaken idea open in its form: its rubric is what “Rubrics” opens next. Empty: neither.
struct LookAt {
    std::string subject;            ///< its id
};

struct WorkshopRequest {
    std::variant<MakeEdit, UndoEdit, RedoEdit, GoToStep, CloseStep, SaveCourse, RecoverWork, ForgetWork, TakeElsewhere, RestoreVersion, NewCourse, ListCourses, OpenOther, ShowCourseFolder, PreviewDraft, LookAt> what;
};

}  // namespace carewright::ui
