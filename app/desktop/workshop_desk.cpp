#include "app/desktop/workshop_desk.h"

namespace carewright {

WorkshopDesk::WorkshopDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::WorkshopModel>()) { model().workshop = m_shown; }

void WorkshopDesk::open() {}
void WorkshopDesk::close() {}

std::string WorkshopDesk::whyNot(const ui::WorkshopRequest&) const { return {}; }
void WorkshopDesk::apply(const ui::WorkshopRequest&) {}

}  // namespace carewright
