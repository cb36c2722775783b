/// Keeps the course that a tutor is editing: edits, history, saving, what other programs changed.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/course_checker.h"
#include "app/desktop/course_editing.h"
#include "app/desktop/desk.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/course_folder.h"
#include "engine/authoring/edit_journal.h"

namespace carewright {

class WorkshopDesk final : public Desk, public CourseEditing {
public:
    explicit WorkshopDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void flush() override;

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::WorkshopRequest& request) const;
    void apply(const ui::WorkshopRequest& request);

    [[nodiscard]] const CourseDocument* document() override;
    Result<void> edit(Edit edit) override;
    Result<void> editAndFollow(Edit edit) override;
    void undo() override;
    void redo() override;
    void closeStep() override;
    void save(std::function<void(const Result<void>&)> done) override;

private:
    /// The most courses that are looked for in the folder of a tutor's own.
    static constexpr std::size_t mostCourses = 100;

    void act(const ui::MakeEdit& request) { (void)editAndFollow(request.edit); }
    void act(const ui::UndoEdit&) { undo(); }
    void act(const ui::RedoEdit&) { redo(); }
    void act(const ui::GoToStep& request);
    void act(const ui::CloseStep&) { closeStep(); }
    void act(const ui::SaveCourse&) { save({}); }
    void act(const ui::RecoverWork&);
    void act(const ui::ForgetWork&);
    void act(const ui::TakeElsewhere& request);
    void act(const ui::RestoreVersion& request);
    void act(const ui::NewCourse& request);
    void act(const ui::ListCourses&) { tellCourses(); }
    void act(const ui::OpenOther& request);
    void act(const ui::ShowCourseFolder&) { context().openFolder(context().courseFolder); }
    void act(const ui::PreviewDraft& request);
    void act(const ui::LookAt& request);

    void openFolder();
    /// What the journal of a course holds that its folder does not; without entries where nothing.
    [[nodiscard]] JournalContent unsavedIn(const std::filesystem::path& folder, const Course& course) const;
    void tellCourses();
    void beginJournal();
    void listen();
    void record(const DocumentEvent& event);
    void changed();
    void tellUnsaved();
    void beginChecks();
    /// What other programs did to the folder: looked for beside the frame, shown when it is known.
    struct Look {
        std::vector<std::string> files;
        std::shared_ptr<const CourseFolder> now;    ///< as it lies there; null where nothing changed or it can't be read
    };
    void lookElsewhere();
    void takeLook();
    void awaitLook();           ///< before m_folder changes
    void tellVersions();
    /// The course on its way to its folder, beside the frame. Who edits, goes on: the folder is the worker's until it is done.
    struct Writing {
        Result<void> outcome;
        CourseFolder folder;
        std::string fingerprint;                    ///< of what was written
        FreshCourse fresh;                          ///< as learners have it from now on
        std::vector<CourseVersion> versions;
    };
    void takeWriting();
    void awaitWriting();        ///< before m_folder is needed, and before the course is closed
    void syncBeside();
    void awaitSync();           ///< before m_journal goes
    [[nodiscard]] std::filesystem::path placeOf(const char* what) const;    ///< in the data folder, for this course
    [[nodiscard]] std::filesystem::path placeFor(const std::filesystem::path& folder, const char* what) const;

    std::filesystem::path m_startFolder;         ///< of the course that Carewright was started with

    std::shared_ptr<ui::WorkshopModel> m_shown;  ///< the model's part; views see it as const
    std::shared_ptr<CourseDocument> m_document;
    std::optional<CourseFolder> m_folder;
    std::optional<EditJournal> m_journal;
    std::optional<JournalContent> m_found;      ///< a journal from earlier that nobody has decided on
    std::optional<std::size_t> m_savedAt;       ///< with so many steps done the course is as it was saved; nothing: it can't be so again
    std::unique_ptr<CourseChecker> m_checker;
    std::future<Look> m_looking;
    bool m_lookAgain = false;
    std::optional<Instant> m_syncAt;            ///< the journal goes to the disk then
    std::future<Result<void>> m_syncing;
    std::future<Writing> m_writing;
    std::optional<std::size_t> m_writtenAt;     ///< the same of what is being written
    std::size_t m_savedSteps = 0;               ///< so many steps of the history are saved, or being written: what they put in keeps its id
    std::vector<Edit> m_sinceWriting;           ///< what was done to the course since, undoing and doing again as edits
    std::vector<std::function<void(const Result<void>&)>> m_afterWriting;
    std::size_t m_journalBase = 0;              ///< so many steps stood when the journal began; it knows nothing of them
    bool m_journalTurned = false;               ///< one of them was undone since: undoing is recorded as edits from there on
    bool m_taking = false;
};

}  // namespace carewright
