/// Rules are dragged to another place: before or after another rule, or into one that holds parts. What Up, Down, Out and In
/// do by keyboard.
#pragma once

#include "app/tutor/rubric_scene.h"
#include "app/ui/flow.h"

namespace carewright::ui {

/// After a rule's light, chip or words were drawn: takes hold of it when it is dragged.
void dragRule(const RubricScene& scene, const RulePath& path, const Press& press);

/// Lets what is dragged be dropped on the rule at `path`, drawn in `rect`: before it, after it, or (in the middle of a rule
/// that holds parts) into it. `sideways`: its neighbours stand left and right of it. True while it would be dropped here.
bool dropOnRule(const RubricScene& scene, const RulePath& path, const Rect& rect, bool sideways = false);

/// … or anywhere in `rect`: into it, as its last part.
bool dropIntoRule(const RubricScene& scene, const RulePath& path, const Rect& rect);

/// Draws what is dragged beside the mouse, and lets go of it when the button is up. After all rules.
void endRuleDrag(const RubricScene& scene);

}  // namespace carewright::ui
