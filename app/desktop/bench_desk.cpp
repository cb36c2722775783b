#include "app/desktop/bench_desk.h"

namespace carewright {

BenchDesk::BenchDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::BenchModel>()) { model().bench = m_shown; }

void BenchDesk::open() {}
void BenchDesk::close() {}

std::string BenchDesk::whyNot(const ui::BenchRequest&) const { return {}; }
void BenchDesk::apply(const ui::BenchRequest&) {}

}  // namespace carewright
