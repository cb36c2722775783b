#include "app/desktop/progress_desk.h"

namespace carewright {

void ProgressDesk::open() {}
void ProgressDesk::close() {}

std::string ProgressDesk::whyNot(const ui::ProgressAction&) const { return {}; }
void ProgressDesk::apply(const ui::ProgressAction&) {}

}  // namespace carewright
