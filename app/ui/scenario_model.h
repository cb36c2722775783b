/// What views read of scenarios: the stories on offer, the one being played, its debrief. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct ScenarioModel {};

}  // namespace carewright::ui
