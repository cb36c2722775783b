#include <catch2/catch.hpp>

#include "app/ui/theme.h"

using namespace carewright::ui;

namespace {

constexpr double readable = 4.5, plain = 7.0;

std::vector<Theme> allThemes() {
    std::vector<Theme> themes = {makeTheme(ThemeName::night), makeTheme(ThemeName::highContrast)};
    for (const Tint tint : {Tint::none, Tint::cream, Tint::mint, Tint::sky, Tint::peach, Tint::grey})
        themes.push_back(makeTheme(ThemeName::paper, tint));
    return themes;
}

}  // namespace

TEST_CASE("Contrast is 21 between black and white and 1 between equals", "[theme]") {
    CHECK(contrast(Colour::hex(0x000000), Colour::hex(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast(Colour::hex(0x0F6466), Colour::hex(0x0F6466)) == Approx(1.0));
}

TEST_CASE("Every colour that carries words is readable on every ground it stands on", "[theme]") {
    for (const Theme& theme : allThemes())
        for (const Colour ground : {theme.background, theme.surface, theme.sunken})
            for (const Colour words : {theme.text, theme.muted, theme.accent, theme.earned, theme.careful,
                                       theme.missed, theme.information}) {
                INFO(toString(theme.name) << " ground " << std::hex << ground.packed() << " words " << words.packed());
                CHECK(contrast(words, ground) >= readable);
            }
}

TEST_CASE("Text stays readable on hover and selection and on filled buttons", "[theme]") {
    for (const Theme& theme : allThemes()) {
        INFO(toString(theme.name));
        CHECK(contrast(theme.text, theme.hover) >= readable);
        CHECK(contrast(theme.accent, theme.hover) >= readable);
        CHECK(contrast(theme.text, theme.selection) >= readable);
        CHECK(contrast(theme.onAccent, theme.accent) >= readable);
    }
}

TEST_CASE("Text on evidence keeps a contrast of seven to one", "[theme]") {
    for (const Theme& theme : allThemes())
        for (const EvidenceStyle& style : theme.evidence) {
            INFO(toString(theme.name) << " fill " << std::hex << style.fill.packed());
            CHECK(contrast(theme.text, theme.fillsEvidence ? style.fill : theme.surface) >= plain);
        }
}

TEST_CASE("What is mistaken looks like nothing that earned a mark, whatever its number", "[theme]") {
    for (const Theme& theme : allThemes())
        for (int number = 1; number <= 20; ++number) CHECK(theme.creditStyle(number).underline != theme.mistakeStyle().underline);
}

TEST_CASE("No two evidence styles share their underline or their fill", "[theme]") {
    for (const Theme& theme : allThemes())
        for (std::size_t a = 0; a < Theme::evidenceStyles; ++a)
            for (std::size_t b = a + 1; b < Theme::evidenceStyles; ++b) {
                CHECK(theme.evidence[a].underline != theme.evidence[b].underline);
                if (theme.fillsEvidence) CHECK_FALSE(theme.evidence[a].fill == theme.evidence[b].fill);
            }
}

TEST_CASE("Names of themes and tints are read back", "[theme]") {
    for (const ThemeName name : {ThemeName::paper, ThemeName::night, ThemeName::highContrast})
        CHECK(themeNamed(toString(name)) == name);
    for (const Tint tint : {Tint::none, Tint::cream, Tint::mint, Tint::sky, Tint::peach, Tint::grey})
        CHECK(tintNamed(toString(tint)) == tint);
    CHECK_FALSE(themeNamed("pink").has_value());
}
