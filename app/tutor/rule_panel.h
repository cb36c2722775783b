/// The column of the rules: what earns the point, what takes it back, what sends it to a person.
#pragma once

#include "app/tutor/rubric_scene.h"

namespace carewright::ui {

/// All rules of the rubric as cards with their trees; the chosen rule shows its strip (rule_strip.h).
void rulePanel(const RubricScene& scene, Flow& flow);

}  // namespace carewright::ui
