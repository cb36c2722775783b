#include "app/desktop/recall_desk.h"

namespace carewright {

void RecallDesk::open() {}
void RecallDesk::close() {}

std::string RecallDesk::whyNot(const ui::RecallAction&) const { return {}; }
void RecallDesk::apply(const ui::RecallAction&) {}

}  // namespace carewright
