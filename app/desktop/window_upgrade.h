/// A window of its own for the seconds in which an older store with very much in it is brought up to date.
#pragma once

#include <filesystem>

#include "app/desktop/window.h"
#include "engine/base/clock.h"

namespace carewright {

/// Brings the store in `folder` up to date where it has to be, and shows how far it is once that takes longer than a moment. False where
/// the window was closed on the way: the store is then as it was. Whatever else goes wrong is told by who opens the store next.
[[nodiscard]] bool upgradeInSight(const std::filesystem::path& folder, const Clock& clock, const WindowOptions& options);

}  // namespace carewright
