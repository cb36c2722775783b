/// What the workspace shares with its desks, each of which keeps one kind of exercise.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/fresh_course.h"
#include "app/ui/action.h"
#include "app/ui/model.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/marking/marker.h"
#include "engine/store/staff_session.h"
#include "engine/store/store.h"

namespace carewright {

class CourseEditing;

/// True of what was read where there was no course to read.
[[nodiscard]] inline bool nothingToOpen(const Course& course) { return course.topics.empty() && course.questions.empty(); }

/// Owned by the workspace; lives as long as its desks. What it refers to stays in place, though the store may come and go.
struct DeskContext {
    ui::Model& model;
    std::optional<Store>& store;            ///< nothing while the store is in trouble
    const LearnerId& learner;               ///< the one who is learning now
    const Clock& clock;
    UuidSource& ids;
    const std::shared_future<Result<std::shared_ptr<const Marker>>>& marker;    ///< not valid for a course with errors
    const std::map<std::string, std::string>& entries;                          ///< of the learner's profile
    std::function<void(std::string_view key, std::string_view value)> keepEntry;
    /// Tells the status line how storing went.
    std::function<void(const Result<void>&)> saved;
    /// Goes to a place as the learner would; the way back is kept.
    std::function<void(const ui::Place&)> goTo;
    const std::filesystem::path& courseFolder;
    const std::filesystem::path& dataFolder;
    /// Reads the course of a folder, the same one anew or another, and tells every desk (Desk::courseChanged).
    std::function<void(const std::filesystem::path& folder)> openCourse;
    /// Who of the staff is signed in, with their key unlocked; nothing: nobody. The staff's desk opens and closes it.
    std::optional<StaffSession> session{};
    CourseEditing* editing = nullptr;       ///< the workshop's; there once all desks are
    /// Stores what the learner typed, closes every desk and opens it for another learner of this computer; an empty id: for nobody,
    /// until somebody says who they are.
    std::function<void(const LearnerId&)> become{};
    /// What the one was called who has just been erased; told once the store is read anew.
    std::string erased{};
    /// Shows a draft as a learner would have it and does the first things there; nothing done there is kept.
    std::function<void(Course draft, std::vector<ui::Action> first)> preview{};
    /// As openCourse, for the folder that is open and with what was read of it already.
    std::function<void(FreshCourse fresh)> takeCourse{};
    /// The course with what is held back from learners, for who looks at answers that were given before; null: nothing is.
    const Course* written = nullptr;

    [[nodiscard]] const Course& asWritten() const { return written ? *written : model.course; }

    /// Shows a folder in the desktop's file manager; empty: this desktop can't.
    std::function<void(const std::filesystem::path&)> openFolder{};

    /// Empty while what is done can be kept; otherwise why not, as a sentence.
    [[nodiscard]] std::string whyNotKeep() const;

    /// The compiled rubrics; waits a moment where they are not ready yet. An error where the course cannot be marked.
    [[nodiscard]] Result<std::shared_ptr<const Marker>> compiledMarker() const;
};

}  // namespace carewright
