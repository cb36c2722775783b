/// Keeps the course that a tutor is editing: edits, history, saving, what other programs changed.
#pragma once

#include <memory>
#include <optional>

#include "app/desktop/course_editing.h"
#include "app/desktop/desk.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"

namespace carewright {

class WorkshopDesk final : public Desk, public CourseEditing {
public:
    explicit WorkshopDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override;

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
    std::shared_ptr<ui::WorkshopModel> m_shown;  ///< the model's part; views see it as const
    std::shared_ptr<CourseDocument> m_document;
};

}  // namespace carewright
