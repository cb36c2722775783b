#include "app/ui/installed_fonts.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

namespace carewright::ui {
namespace {

/// What must be in it for it to be of use here.
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,;:?!'()-";
/// A font file larger than this holds the scripts of the world, or something else.
constexpr std::uintmax_t largestFile = 64u << 20;

/// They are offered by name already.
constexpr std::array<std::string_view, 2> own = {"Inter", "OpenDyslexic"};

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using Config = std::unique_ptr<FcConfig, Destroy<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using Objects = std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;

std::string textOf(FcPattern* font, const char* what) {
    FcChar8* text = nullptr;
    return FcPatternGetString(font, what, 0, &text) == FcResultMatch ? std::string(reinterpret_cast<const char*>(text)) : std::string();
}

int numberOf(FcPattern* font, const char* what, int otherwise) {
    int number = 0;
    return FcPatternGetInteger(font, what, 0, &number) == FcResultMatch ? number : otherwise;
}

bool hasLetters(FcPattern* font) {
    FcCharSet* set = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &set) != FcResultMatch) return false;
    return std::ranges::all_of(letters, [set](char letter) { return FcCharSetHasChar(set, static_cast<FcChar32>(letter)) == FcTrue; });
}

/// The cut of a family nearest to each of the two weights.
struct Cuts {
    InstalledFont font;
    int regularMiss = 0, boldMiss = 0;
};

}  // namespace

std::vector<InstalledFont> installedFonts(const std::filesystem::path& folder) {
    const Config config(folder.empty() ? FcInitLoadConfigAndFonts() : FcConfigCreate());
    if (!config) return {};
    if (!folder.empty()) FcConfigAppFontAddDir(config.get(), reinterpret_cast<const FcChar8*>(folder.c_str()));
    const Pattern all(FcPatternCreate());
    FcPatternAddBool(all.get(), FC_SCALABLE, FcTrue);
    FcPatternAddInteger(all.get(), FC_SLANT, FC_SLANT_ROMAN);
    const Objects wanted(FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_WEIGHT, FC_WIDTH, FC_CHARSET, FC_INDEX, static_cast<char*>(nullptr)));
    const FontSet found(FcFontList(config.get(), all.get(), wanted.get()));
    std::map<std::string, Cuts> families;
    for (int i = 0; found && i < found->nfont; ++i) {
        FcPattern* const font = found->fonts[i];
        const std::string family = textOf(font, FC_FAMILY), file = textOf(font, FC_FILE);
        // Collections hold several faces in a file; the atlas takes the first of one.
        if (family.empty() || family.size() > 100 || file.empty() || numberOf(font, FC_INDEX, 0) != 0) continue;
        if (std::ranges::find(own, family) != own.end() || !hasLetters(font)) continue;
        const int weight = numberOf(font, FC_WEIGHT, FC_WEIGHT_REGULAR), narrow = std::abs(numberOf(font, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL) * 10;
        const int regularMiss = std::abs(weight - FC_WEIGHT_REGULAR) + narrow, boldMiss = std::abs(weight - FC_WEIGHT_DEMIBOLD) + narrow;
        const auto [at, isNew] = families.try_emplace(family, Cuts{{family, file, file}, regularMiss, boldMiss});
        Cuts& cuts = at->second;
        if (isNew) continue;
        if (std::pair(regularMiss, std::filesystem::path(file)) < std::pair(cuts.regularMiss, cuts.font.regular)) cuts.font.regular = file, cuts.regularMiss = regularMiss;
        if (std::pair(boldMiss, std::filesystem::path(file)) < std::pair(cuts.boldMiss, cuts.font.bold)) cuts.font.bold = file, cuts.boldMiss = boldMiss;
    }
    std::vector<InstalledFont> fonts;
    for (auto& [family, cuts] : families) fonts.push_back(std::move(cuts.font));
    return fonts;
}

std::string whyUnreadable(const std::filesystem::path& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) return "can't be opened";
    if (size > largestFile) return "is larger than a font should be";
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return "can't be read now";
    std::string why;
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &face) != 0) {
        why = "is damaged, or no font file";
    } else {
        if (!FT_IS_SCALABLE(face) || face->units_per_EM == 0 || face->ascender <= face->descender) why = "has no letters that can be made larger";
        for (const char letter : letters) {
            if (!why.empty()) break;
            const FT_UInt glyph = FT_Get_Char_Index(face, static_cast<FT_ULong>(letter));
            // Each outline is read once: what breaks, breaks here.
            if (glyph == 0) why = "has not all the letters";
            else if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) why = "is damaged";
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return why;
}

const std::vector<InstalledFont>& FontShelf::fonts() const {
    if (!std::exchange(m_asked, true) && source) m_fonts = source();
    return m_fonts;
}

const InstalledFont* FontShelf::find(std::string_view family) const {
    const auto found = std::ranges::find(fonts(), family, &InstalledFont::family);
    return found == fonts().end() ? nullptr : &*found;
}

}  // namespace carewright::ui
