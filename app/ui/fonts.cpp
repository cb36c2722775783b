#include "app/ui/fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <span>
#include <system_error>

#include "app/ui/icons.h"

namespace carewright::ui {
namespace {

namespace fs = std::filesystem;

fs::path firstExisting(const std::vector<fs::path>& candidates) {
    for (const fs::path& candidate : candidates) {
        std::error_code ignored;
        if (fs::is_regular_file(candidate, ignored)) return candidate;
    }
    return {};
}

// Latin with its extensions (names from all over Europe), typographic punctuation, a few arrows and shapes.
constexpr ImWchar textRanges[] = {0x0020, 0x007E, 0x00A0, 0x017F, 0x0218, 0x021B, 0x1E80, 0x1E85, 0x1EF2, 0x1EF3,
                                  0x2010, 0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212,
                                  0x25B2, 0x25B2, 0x25CB, 0x25CB, 0x25CF, 0x25CF, 0x2713, 0x2713, 0x2717, 0x2717, 0xFFFD, 0xFFFD, 0};

/// ImGui asks for the height from the highest to the lowest stroke; designers count in ems. 1.2 where unreadable.
float heightPerEm(const fs::path& file) {
    float ratio = 1.2f;
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return ratio;
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &face) == 0) {
        if (face->units_per_EM > 0) ratio = static_cast<float>(face->ascender - face->descender) / face->units_per_EM;
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return ratio;
}

struct FontFile {
    fs::path path;
    float heightPerEm = 1;
    fs::path gaps;
    float gapsHeightPerEm = 1;

    FontFile(const fs::path& file, const fs::path& forGaps) : path(file), gaps(forGaps) {
        if (!path.empty()) heightPerEm = ui::heightPerEm(path);
        if (!gaps.empty()) gapsHeightPerEm = ui::heightPerEm(gaps);
    }
};

Face load(ImFontAtlas& atlas, const FontFile& file, float em, float letterSpacing) {
    if (file.path.empty()) {
        ImFontConfig config;
        config.SizePixels = std::round(em);
        return {atlas.AddFontDefault(&config), config.SizePixels, em};
    }
    const float size = std::round(em * file.heightPerEm);
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    config.GlyphExtraSpacing.x = std::round(em * letterSpacing);
    ImFont* const font = atlas.AddFontFromFileTTF(file.path.c_str(), size, &config, textRanges);
    if (!file.gaps.empty()) {
        config.MergeMode = true;
        atlas.AddFontFromFileTTF(file.gaps.c_str(), std::round(em * file.gapsHeightPerEm), &config, textRanges);
    }
    return {font, size, em};
}

}  // namespace

FontFiles findFonts(FontFamily family, const fs::path& assets) {
    const fs::path own = assets / "fonts";
    const fs::path inter = "/usr/share/fonts/opentype/inter", interTrueType = "/usr/share/fonts/truetype/inter";
    const fs::path dyslexic = "/usr/share/fonts/opentype/opendyslexic";
    const fs::path fallback = "/usr/share/fonts/truetype/dejavu";
    const auto sans = [&](const char* style) {
        const std::string name = std::string("Inter-") + style;
        return firstExisting({own / (name + ".otf"), own / (name + ".ttf"), inter / (name + ".otf"),
                              interTrueType / (name + ".ttf")});
    };
    const auto openDyslexic = [&](const char* style) {
        const std::string name = std::string("OpenDyslexic-") + style + ".otf";
        return firstExisting({own / name, dyslexic / name});
    };
    FontFiles files;
    if (family == FontFamily::openDyslexic) {
        files.regular = openDyslexic("Regular");
        files.semiBold = openDyslexic("Bold");
    } else {
        files.regular = sans("Regular");
        files.semiBold = sans("SemiBold");
    }
    files.asWished = !files.regular.empty() && !files.semiBold.empty();
    if (files.regular.empty()) files.regular = sans("Regular");
    if (files.regular.empty()) files.regular = firstExisting({fallback / "DejaVuSans.ttf"});
    if (files.semiBold.empty()) files.semiBold = sans("SemiBold");
    if (files.semiBold.empty()) files.semiBold = firstExisting({fallback / "DejaVuSans-Bold.ttf", files.regular});
    // Signs that the family lacks come from one that has them: a question mark for an arrow would be read as one.
    if (family == FontFamily::openDyslexic) {
        files.gapRegular = firstExisting({sans("Regular"), fallback / "DejaVuSans.ttf"});
        files.gapSemiBold = firstExisting({sans("SemiBold"), fallback / "DejaVuSans-Bold.ttf"});
    }
    files.icons = firstExisting({own / "materialdesignicons-webfont.ttf",
                                 "/usr/share/fonts/truetype/materialdesignicons-webfont/"
                                 "materialdesignicons-webfont.ttf"});
    return files;
}

TypeSet buildType(ImFontAtlas& atlas, const FontFiles& files, float bodySize, float letterSpacing) {
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    const FontFile regular(files.regular, files.gapRegular), semiBold(files.semiBold, files.gapSemiBold);
    TypeSet type;
    // Body first: ImGui takes the first font for anything that names none.
    for (const TypeStep step : {TypeStep::body, TypeStep::caption, TypeStep::lead})
        type.regular[static_cast<std::size_t>(step)] = load(atlas, regular, bodySize * typeScale(step), letterSpacing);
    for (const TypeStep step :
         {TypeStep::caption, TypeStep::body, TypeStep::lead, TypeStep::heading, TypeStep::title})
        type.semiBold[static_cast<std::size_t>(step)] = load(atlas, semiBold, bodySize * typeScale(step), letterSpacing);
    // Headings are always semi-bold; there is no regular cut of them to keep in memory.
    for (const TypeStep step : {TypeStep::heading, TypeStep::title})
        type.regular[static_cast<std::size_t>(step)] = type.semiBold[static_cast<std::size_t>(step)];
    if (!files.icons.empty()) {
        ImFontConfig config;
        config.OversampleH = config.OversampleV = 1;
        type.icons = atlas.AddFontFromFileTTF(files.icons.c_str(), std::round(bodySize * 1.45f), &config,
                                              iconRanges().data());
    }
    atlas.Build();
    return type;
}

float bodyPixels(float points, float screenScale) { return std::round(points * 96.0f / 72.0f * screenScale); }

}  // namespace carewright::ui
