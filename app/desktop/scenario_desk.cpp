#include "app/desktop/scenario_desk.h"

namespace carewright {

void ScenarioDesk::open() {}
void ScenarioDesk::close() {}

std::string ScenarioDesk::whyNot(const ui::ScenarioAction&) const { return {}; }
void ScenarioDesk::apply(const ui::ScenarioAction&) {}

}  // namespace carewright
