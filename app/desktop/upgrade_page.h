/// What one sees while an older store is brought up to date.
#pragma once

#include "app/ui/flow.h"
#include "engine/store/store_upgrade.h"

namespace carewright::ui {

/// What is done, how far it is, and that nothing can be lost by it.
void drawUpgrade(Flow& flow, UpgradeProgress far);

}  // namespace carewright::ui
