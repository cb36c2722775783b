#include "app/desktop/workshop_desk.h"

namespace carewright {

WorkshopDesk::WorkshopDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::WorkshopModel>()) { model().workshop = m_shown; }

void WorkshopDesk::open() {}

void WorkshopDesk::close() {
    m_document.reset();
    m_shown->document.reset();
}

void WorkshopDesk::courseChanged() {}

std::string WorkshopDesk::whyNot(const ui::WorkshopRequest&) const { return {}; }
void WorkshopDesk::apply(const ui::WorkshopRequest&) {}

const CourseDocument* WorkshopDesk::document() {
    if (!m_document && model().holds(StaffRole::tutor)) {
        m_document = std::make_shared<CourseDocument>(model().course);
        m_shown->document = m_document;
    }
    return m_document.get();
}

Result<void> WorkshopDesk::edit(Edit edit) {
    if (!document()) return fail(ErrorCode::permission, "Sign in as a tutor to edit the course.");
    auto outcome = m_document->apply(std::move(edit));
    if (!outcome) model().notice = outcome.error().message;
    return outcome;
}

void WorkshopDesk::undo() {
    if (document()) m_document->undo();
}

void WorkshopDesk::redo() {
    if (document()) m_document->redo();
}

void WorkshopDesk::closeStep() {
    if (document()) m_document->closeStep();
}

Result<void> WorkshopDesk::save() { return fail(ErrorCode::unsupported, "The course can't be saved yet."); }

}  // namespace carewright
