#include "app/desktop/mock_desk.h"

namespace carewright {

void MockDesk::open() {}
void MockDesk::close() {}

std::string MockDesk::whyNot(const ui::MockAction&) const { return {}; }
void MockDesk::apply(const ui::MockAction&) {}

}  // namespace carewright
