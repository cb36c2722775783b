#include "app/desktop/profile_desk.h"

namespace carewright {

void ProfileDesk::open() {}
void ProfileDesk::close() {}

std::string ProfileDesk::whyNot(const ui::ProfileAction&) const { return {}; }
void ProfileDesk::apply(const ui::ProfileAction&) {}

}  // namespace carewright
