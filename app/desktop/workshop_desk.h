/// Keeps the course that a tutor is editing: edits, history, saving, what other programs changed.
#pragma once

#include <filesystem>
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
    void undo() override;
    void redo() override;
    void closeStep() override;
    Result<void> save() override;

private:
    void act(const ui::MakeEdit& request) { (void)edit(request.edit); }
    void act(const ui::UndoEdit&) { undo(); }
    void act(const ui::RedoEdit&) { redo(); }
    void act(const ui::GoToStep& request);
    void act(const ui::CloseStep&) { closeStep(); }
    void act(const ui::SaveCourse&) { (void)save(); }
    void act(const ui::RecoverWork&);
    void act(const ui::ForgetWork&);
    void act(const ui::TakeElsewhere& request);
    void act(const ui::RestoreVersion& request);
    void act(const ui::NewCourse& request);
    void act(const ui::PreviewDraft& request);

    void openFolder();
    void beginJournal();
    void listen();
    void changed();
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
    [[nodiscard]] std::filesystem::path placeOf(const char* what) const;    ///< in the data folder, for this course

    std::shared_ptr<ui::WorkshopModel> m_shown;  ///< the model's part; views see it as const
    std::shared_ptr<CourseDocument> m_document;
    std::optional<CourseFolder> m_folder;
    std::optional<EditJournal> m_journal;
    std::optional<JournalContent> m_found;      ///< a journal from earlier that nobody has decided on
    std::uint64_t m_savedRevision = 0;
    std::unique_ptr<CourseChecker> m_checker;
    std::future<Look> m_looking;
    bool m_lookAgain = false;
    std::optional<Instant> m_syncAt;            ///< the journal goes to the disk then
    bool m_saving = false;
};

}  // namespace carewright
