/// Shows a folder in the desktop's own file manager.
#pragma once

#include <filesystem>

namespace carewright {

/// Whether this desktop has something to show folders with: xdg-open, somewhere in PATH.
[[nodiscard]] bool canOpenFolders();

/// Asks for the folder to be shown and returns at once; what comes of it nobody hears. The program it starts is nobody's child, so
/// that it neither lingers nor ends with this one.
void openFolder(const std::filesystem::path& folder);

}  // namespace carewright
