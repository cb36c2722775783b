/// The ideas a rubric rests on, each with the ways people put it.
#pragma once

#include "app/tutor/rubric_scene.h"

namespace carewright::ui {

void conceptPanel(const RubricScene& scene, Flow& flow);

}  // namespace carewright::ui
