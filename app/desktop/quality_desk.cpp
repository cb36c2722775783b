#include "app/desktop/quality_desk.h"

namespace carewright {

QualityDesk::QualityDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::QualityModel>()) { model().quality = m_shown; }

void QualityDesk::open() {}
void QualityDesk::close() {}

std::string QualityDesk::whyNot(const ui::QualityRequest&) const { return {}; }
void QualityDesk::apply(const ui::QualityRequest&) {}

}  // namespace carewright
