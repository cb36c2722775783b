/// Finds the installed fonts and builds ImGui's atlas for one text size.
///
/// ImGui 1.86 draws from a fixed atlas, so a change of size or face rebuilds it; building takes about a tenth of a second.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/context.h"
#include "app/ui/settings.h"

struct ImFontAtlas;

namespace carewright::ui {

/// The files of a family, or those of a fallback that every Debian desktop has. Empty paths: none found at all.
struct FontFiles {
    std::filesystem::path regular, semiBold, icons;
    std::filesystem::path gapRegular, gapSemiBold;  ///< have the signs that the family lacks; empty: nobody has
    bool asWished = true;       ///< false where the family isn't installed and another stands in
};

/// Of FontFamily::installed, which is no business of this function: as for Inter. Looks in `assets` first (fonts copied by an installer), then in the system's font folders.
[[nodiscard]] FontFiles findFonts(FontFamily family, const std::filesystem::path& assets = {});

/// Fills an empty atlas. `bodySize` is the size of body text in pixels of the screen. Without any font file the
/// built-in bitmap font stands in, so that there is always something to read. A file that can't be read leaves the atlas
/// unbuilt. `letterSpacing`: ems added to every letter.
[[nodiscard]] TypeSet buildType(ImFontAtlas& atlas, const FontFiles& files, float bodySize, float letterSpacing = 0);

/// The body size for a size in points (12 to 32) on a screen of that scale (1 = 96 dots per inch).
[[nodiscard]] float bodyPixels(float points, float screenScale);

}  // namespace carewright::ui
