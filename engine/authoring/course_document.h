/// A course that is being edited, with all that was done to it since it was opened.
///
///     CourseDocument document(readCourse(folder).course);
///     Question question = document.course().questions[0];
///     question.modelAnswer = "…";
///     document.apply(replaceElement(document.course(), 0, question, "Changed the model answer of “define”", "define/model-answer"));
///     document.undo();
///
/// Nothing is copied but what an edit changes, so a course of thousands of elements is edited without a pause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/authoring/edit.h"
#include "engine/base/error.h"

namespace carewright {

/// What happened to a document; a journal writes these and can do them again.
struct DocumentEvent {
    enum class Kind { applied, undone, redone };
    Kind kind = Kind::applied;
    const Edit* edit = nullptr;     ///< applied: the edit as it was asked for; null otherwise. Good during the call only
    bool joined = false;            ///< applied: it became part of the step before it
};

/// Makes an edit on a course, without a history. conflict where it does not fit: then nothing is changed.
Result<void> makeEdit(Course& course, const Edit& edit);

class CourseDocument {
public:
    explicit CourseDocument(Course course) : m_course(std::move(course)) {}

    [[nodiscard]] const Course& course() const { return m_course; }

    /// Makes an edit; what had been undone can't be redone any more. Empty edits are passed over. conflict where the edit
    /// does not fit the course as it is now (an index out of range, another element than it says): then nothing is changed.
    Result<void> apply(Edit edit);

    /// False where there is nothing to undo (or redo).
    bool undo();
    bool redo();

    /// The steps from the first to the last; those from `done()` on have been undone.
    [[nodiscard]] const std::vector<Edit>& history() const { return m_history; }
    [[nodiscard]] std::size_t done() const { return m_done; }

    /// Another number after each change, undo and redo.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    /// The next edit begins a step of its own even where its key is that of the last one. Call when it was saved, or when
    /// the field lost the keyboard.
    void closeStep() { m_open = false; }

    /// Called after each change that took place. One listener; empty to stop.
    void listen(std::function<void(const DocumentEvent&)> listener) { m_listener = std::move(listener); }

private:
    void tell(const DocumentEvent& event);

    Course m_course;
    std::vector<Edit> m_history;
    std::size_t m_done = 0;
    std::uint64_t m_revision = 0;
    bool m_open = false;        ///< the last step may be joined
    std::function<void(const DocumentEvent&)> m_listener;
};

}  // namespace carewright
