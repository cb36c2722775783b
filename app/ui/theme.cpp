#include "app/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace carewright::ui {
namespace {

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

constexpr std::array<Underline, Theme::evidenceStyles> underlines = {
    Underline::solid,  Underline::wavy,  Underline::dotted,  Underline::doubled,
    Underline::dashed, Underline::thick, Underline::dashDot, Underline::thickDashed};

/// The amber one with the wavy line, as teachers mark what is wrong.
constexpr std::size_t mistake = 1;

std::array<EvidenceStyle, Theme::evidenceStyles> evidence(const std::array<std::uint32_t, Theme::evidenceStyles>& fills) {
    std::array<EvidenceStyle, Theme::evidenceStyles> styles;
    for (std::size_t i = 0; i < styles.size(); ++i) styles[i] = {Colour::hex(fills[i]), underlines[i]};
    return styles;
}

struct TintColours {
    std::uint32_t background, surface, sunken, line;
};

TintColours tintColours(Tint tint) {
    switch (tint) {
        case Tint::none: break;
        case Tint::cream: return {0xF8EFD2, 0xFFF8E1, 0xEFE4BF, 0xD6C99C};
        case Tint::mint: return {0xE6F3E6, 0xF2FAF1, 0xD8EAD8, 0xB9CFB9};
        case Tint::sky: return {0xE4EFF8, 0xF1F7FC, 0xD6E5F2, 0xB5C8D9};
        case Tint::peach: return {0xFBE8DC, 0xFFF4EC, 0xF4DBCA, 0xDCBDA8};
        case Tint::grey: return {0xEAEAEA, 0xF6F6F6, 0xDEDEDE, 0xC2C2C2};
    }
    return {0xFAF6EC, 0xFFFDF7, 0xF1EBDD, 0xD8CFBC};
}

Theme paper(Tint tint) {
    const TintColours ground = tintColours(tint);
    Theme theme;
    theme.background = Colour::hex(ground.background);
    theme.surface = Colour::hex(ground.surface);
    theme.sunken = Colour::hex(ground.sunken);
    theme.line = Colour::hex(ground.line);
    theme.text = Colour::hex(0x22262E);
    theme.muted = Colour::hex(0x4F5662);
    theme.accent = Colour::hex(0x0F6466);
    theme.onAccent = Colour::hex(0xFFFFFF);
    theme.earned = Colour::hex(0x1A6036);
    theme.careful = Colour::hex(0x774B00);
    theme.missed = Colour::hex(0x982626);
    theme.information = Colour::hex(0x244F9E);
    theme.selection = Colour::hex(0xBFDedd);
    theme.hover = mix(theme.sunken, theme.accent, 0.08);
    theme.spelling = Colour::hex(0xA12A2A);
    theme.evidence = evidence({0xCFE8E4, 0xFBE3B3, 0xD9DCF7, 0xF8D5C7, 0xDDEBC2, 0xF3D3E6, 0xCDE4F7, 0xE8DCC6});
    return theme;
}

Theme night() {
    Theme theme;
    theme.name = ThemeName::night;
    theme.background = Colour::hex(0x15191F);
    theme.surface = Colour::hex(0x1D232B);
    theme.sunken = Colour::hex(0x101318);
    theme.line = Colour::hex(0x39424E);
    theme.text = Colour::hex(0xECE8DF);
    theme.muted = Colour::hex(0xB3B8C2);
    theme.accent = Colour::hex(0x63C7C0);
    theme.onAccent = Colour::hex(0x0B1416);
    theme.earned = Colour::hex(0x7FD09A);
    theme.careful = Colour::hex(0xF0B958);
    theme.missed = Colour::hex(0xFF938C);
    theme.information = Colour::hex(0x93B8FF);
    theme.selection = Colour::hex(0x2A5654);
    theme.hover = Colour::hex(0x2A323C);
    theme.spelling = Colour::hex(0xFF938C);
    // A shade darker than a plain dimming of the paper ones, so that text keeps 7:1 on every one of them.
    theme.evidence = evidence({0x1F4A48, 0x5A4413, 0x343A73, 0x5E3526, 0x3C4F1D, 0x5A2E4A, 0x1E4763, 0x4D4330});
    return theme;
}

Theme highContrast() {
    Theme theme;
    theme.name = ThemeName::highContrast;
    const Colour black = Colour::hex(0x000000), white = Colour::hex(0xFFFFFF);
    theme.background = theme.surface = theme.sunken = black;
    theme.text = theme.muted = theme.line = white;
    theme.accent = Colour::hex(0xFFE600);
    theme.onAccent = black;
    theme.earned = Colour::hex(0x7CFF9B);
    theme.careful = Colour::hex(0xFFE600);
    theme.missed = Colour::hex(0xFF9C9C);
    theme.information = Colour::hex(0x8FD3FF);
    theme.selection = Colour::hex(0x4A4400);
    theme.hover = Colour::hex(0x333000);
    theme.spelling = Colour::hex(0xFF9C9C);
    theme.borderWidth = 2;
    theme.fillsEvidence = false;
    theme.evidence = evidence({0, 0, 0, 0, 0, 0, 0, 0});
    return theme;
}

}  // namespace

double contrast(Colour a, Colour b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour mix(Colour under, Colour over, double part) {
    const auto channel = [part](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * part));
    };
    return {channel(under.red, over.red), channel(under.green, over.green), channel(under.blue, over.blue),
            under.alpha};
}

std::string_view toString(ThemeName name) {
    switch (name) {
        case ThemeName::paper: return "paper";
        case ThemeName::night: return "night";
        case ThemeName::highContrast: return "high-contrast";
    }
    return "paper";
}

std::optional<ThemeName> themeNamed(std::string_view name) {
    for (const ThemeName candidate : {ThemeName::paper, ThemeName::night, ThemeName::highContrast})
        if (toString(candidate) == name) return candidate;
    return std::nullopt;
}

std::string_view toString(Tint tint) {
    switch (tint) {
        case Tint::none: return "none";
        case Tint::cream: return "cream";
        case Tint::mint: return "mint";
        case Tint::sky: return "sky";
        case Tint::peach: return "peach";
        case Tint::grey: return "grey";
    }
    return "none";
}

std::optional<Tint> tintNamed(std::string_view name) {
    for (const Tint candidate : {Tint::none, Tint::cream, Tint::mint, Tint::sky, Tint::peach, Tint::grey})
        if (toString(candidate) == name) return candidate;
    return std::nullopt;
}

const EvidenceStyle& Theme::creditStyle(int number) const {
    const std::size_t index = (number > 0 ? static_cast<std::size_t>(number - 1) : 0) % (evidenceStyles - 1);
    return evidence[index < mistake ? index : index + 1];
}

const EvidenceStyle& Theme::mistakeStyle() const { return evidence[mistake]; }

Theme makeTheme(ThemeName name, Tint tint) {
    switch (name) {
        case ThemeName::night: return night();
        case ThemeName::highContrast: return highContrast();
        case ThemeName::paper: break;
    }
    return paper(tint);
}

float typeScale(TypeStep step) {
    switch (step) {
        case TypeStep::caption: return 0.85f;
        case TypeStep::body: return 1.0f;
        case TypeStep::lead: return 1.2f;
        case TypeStep::heading: return 1.45f;
        case TypeStep::title: return 1.9f;
    }
    return 1.0f;
}

}  // namespace carewright::ui
