/// The controls for how the app looks, shared by the panel of the shell and the profile.
#pragma once

#include <string>

#include "app/ui/flow.h"
#include "app/ui/settings.h"

namespace carewright::ui {

/// Size, spacing, letters, colours, stillness, spelling, and the reading ruler. True when `settings` was changed.
bool lookControls(Flow& flow, Settings& settings);

/// The first of them by itself, and the rest: the panel has its sample sentence between the two.
bool sizeControl(Flow& flow, Settings& settings);
bool otherLookControls(Flow& flow, Settings& settings);

/// "2 steps slower": a Settings::speechRate in words.
[[nodiscard]] std::string speedWords(int rate);

/// The look as it came; what is no matter of looks stays.
void resetLook(Settings& settings);

}  // namespace carewright::ui
