/// What can be done with the rule that is chosen: its explanation, how it is set, what can be put into it.
#pragma once

#include "app/tutor/rubric_scene.h"

namespace carewright::ui {

void ruleStrip(const RubricScene& scene, Flow& flow, const RulePath& path);

}  // namespace carewright::ui
