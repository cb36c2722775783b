/// Every sign that the app or its course writes has a letter in every font that comes with it.
#include <catch2/catch.hpp>
#include <imgui.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "app/ui/fonts.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::ui;

namespace fs = std::filesystem;

namespace {

std::string contentsOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// What code and content write beyond ASCII: as it stands, and as \\uXXXX. Comments are nobody's reading.
std::map<char32_t, std::string> signsUsed() {
    std::map<char32_t, std::string> signs;
    const fs::path content = CAREWRIGHT_CONTENT_DIR, root = content.parent_path();
    const auto take = [&](const fs::path& file, bool code) {
        std::string words = contentsOf(file);
        if (code)
            for (std::size_t at = 0; (at = words.find("//", at)) != std::string::npos;) words.erase(at, words.find('\n', at) - at);
        for (std::size_t at = 0; at < words.size();) {
            if (code && words.compare(at, 2, "\\u") == 0 && at + 6 <= words.size()) {
                signs.emplace(static_cast<char32_t>(std::stoul(words.substr(at + 2, 4), nullptr, 16)), file.string());
                at += 6;
                continue;
            }
            if (static_cast<unsigned char>(words[at]) < 0x80) {
                ++at;
                continue;
            }
            const std::size_t from = at;
            do ++at;
            while (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80);
            std::uint32_t sign = static_cast<unsigned char>(words[from]) & (0x7F >> (at - from));
            for (std::size_t i = from + 1; i < at; ++i) sign = sign << 6 | (static_cast<unsigned char>(words[i]) & 0x3F);
            signs.emplace(static_cast<char32_t>(sign), file.string());
        }
    };
    for (const auto& entry : fs::recursive_directory_iterator(root / "app"))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") take(entry.path(), true);
    for (const auto& entry : fs::recursive_directory_iterator(content))
        if (entry.path().extension() == ".xml") take(entry.path(), false);
    // Icons have a font of their own; U+FFFD stands for bytes that are no letters, and may look like any question mark.
    std::erase_if(signs, [](const auto& one) { return (one.first >= 0xE000 && one.first < 0xF900) || one.first == 0xFFFD; });
    return signs;
}

}  // namespace

TEST_CASE("Every sign that is written has a letter in every font", "[fonts]") {
    const std::map<char32_t, std::string> signs = signsUsed();
    REQUIRE(signs.contains(U'\u2192'));    // an arrow between what was and what is
    REQUIRE(signs.contains(U'\u2026'));
    for (const FontFamily family : {FontFamily::inter, FontFamily::openDyslexic}) {
        const FontFiles files = findFonts(family, CAREWRIGHT_ASSETS_DIR);
        REQUIRE(files.asWished);
        ImFontAtlas atlas;
        const TypeSet type = buildType(atlas, files, 20);
        REQUIRE(atlas.IsBuilt());
        for (const auto& [sign, file] : signs) {
            INFO("U+" << std::hex << static_cast<std::uint32_t>(sign) << " in " << file << ", " << files.regular);
            REQUIRE(sign <= 0xFFFF);
            for (const Weight weight : {Weight::regular, Weight::semiBold}) CHECK(type.face(TypeStep::body, weight).font->FindGlyphNoFallback(static_cast<ImWchar>(sign)));
        }
    }
}
