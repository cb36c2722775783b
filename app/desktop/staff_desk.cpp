#include "app/desktop/staff_desk.h"

namespace carewright {

StaffDesk::StaffDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::StaffModel>()) { model().staff = m_shown; }

void StaffDesk::open() {}
void StaffDesk::close() {}

std::string StaffDesk::whyNot(const ui::StaffRequest&) const { return {}; }
void StaffDesk::apply(const ui::StaffRequest&) {}

}  // namespace carewright
