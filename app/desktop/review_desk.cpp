#include "app/desktop/review_desk.h"

namespace carewright {

ReviewDesk::ReviewDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::ReviewModel>()) { model().review = m_shown; }

void ReviewDesk::open() {}
void ReviewDesk::close() {}

std::string ReviewDesk::whyNot(const ui::ReviewRequest&) const { return {}; }
void ReviewDesk::apply(const ui::ReviewRequest&) {}

}  // namespace carewright
