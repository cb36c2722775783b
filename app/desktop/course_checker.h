/// Checks a course while it is being edited, off the frame: keeps a copy of its own, makes the same edits on it, and reads the
/// whole of it whenever there is something new. An edit costs the frame the passing of its elements, which are shared.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/ui/workshop_model.h"
#include "engine/authoring/edit.h"
#include "engine/content/course_check.h"

namespace carewright {

class CourseChecker {
public:
    /// Begins to check the course at once. Its weights are not looked at and may be empty.
    explicit CourseChecker(Course course, const CheckOptions& options = {});
    /// Waits for a check that is under way.
    ~CourseChecker();
    CourseChecker(const CourseChecker&) = delete;
    CourseChecker& operator=(const CourseChecker&) = delete;

    /// Makes an edit on the copy, after those given before.
    void make(Edit edit);

    /// The newest findings, once; nullopt where there are no newer ones.
    [[nodiscard]] std::optional<std::vector<ui::PlacedProblem>> take();

    /// False when the findings that were last taken, or can be taken, are those of the newest edit.
    [[nodiscard]] bool busy() const;

    /// An edit did not fit, so the copy is no longer the course: begin anew with another checker.
    [[nodiscard]] bool lost() const;

private:
    void work();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Edit> m_edits;              ///< not yet made
    std::uint64_t m_given = 0;              ///< how many edits were given
    std::uint64_t m_checked = 0;            ///< … and are part of the newest findings
    std::optional<std::vector<ui::PlacedProblem>> m_found;
    bool m_first = true;                    ///< nothing was checked yet
    bool m_lost = false, m_end = false;
    Course m_course;                        ///< the thread's own
    CheckOptions m_options;
    std::thread m_thread;                   ///< last: it uses all of the above
};

}  // namespace carewright
