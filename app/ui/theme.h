/// The colours of each look and the steps of type and space. Plain values: nothing here draws.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "app/ui/colour.h"

namespace carewright::ui {

enum class ThemeName { paper, night, highContrast };

/// The name kept in settings and taken on the command line: "paper", "night", "high-contrast".
[[nodiscard]] std::string_view toString(ThemeName name);
[[nodiscard]] std::optional<ThemeName> themeNamed(std::string_view name);

/// A coloured overlay as readers use on paper; only the paper theme is tinted.
enum class Tint { none, cream, mint, sky, peach, grey };

[[nodiscard]] std::string_view toString(Tint tint);
[[nodiscard]] std::optional<Tint> tintNamed(std::string_view name);

/// How a stretch of evidence is underlined, so that no highlight rests on colour alone.
enum class Underline { solid, dashed, dotted, doubled, wavy, thick, dashDot, thickDashed };

/// How one stretch of evidence looks.
struct EvidenceStyle {
    Colour fill;                ///< behind the words; not drawn where `Theme::fillsEvidence` is false
    Underline underline = Underline::solid;
};

/// Everything that has a colour. `text` is readable (4.5:1 or more) on background, surface, sunken and every evidence
/// fill (7:1); each `on…` colour is readable on the colour it is named after.
struct Theme {
    static constexpr std::size_t evidenceStyles = 8;

    ThemeName name = ThemeName::paper;
    Colour background;          ///< behind everything
    Colour surface;             ///< cards and pages
    Colour sunken;              ///< fields, the rail
    Colour text;
    Colour muted;               ///< secondary text; still 4.5:1
    Colour line;                ///< thin separating lines and card borders
    Colour accent, onAccent;    ///< primary buttons, links, focus rings
    Colour earned;              ///< credit given
    Colour careful;             ///< referred, take care
    Colour missed;              ///< wrong; never used without words
    Colour information;
    Colour selection;           ///< behind selected text; `text` stays readable on it
    Colour hover;               ///< a row or button under the pointer
    Colour spelling;            ///< the line under a doubtful word
    float borderWidth = 1;      ///< of cards, at 100 %
    bool fillsEvidence = true;  ///< false in high contrast: underline and number only
    std::array<EvidenceStyle, evidenceStyles> evidence;

    /// How the words look that earned something, by their number from 1; the looks repeat.
    [[nodiscard]] const EvidenceStyle& creditStyle(int number) const;
    /// How words of a mistaken idea look, whatever their number: nothing that earned a mark looks so.
    [[nodiscard]] const EvidenceStyle& mistakeStyle() const;
};

[[nodiscard]] Theme makeTheme(ThemeName name, Tint tint = Tint::none);

/// The steps of the type scale.
enum class TypeStep { caption, body, lead, heading, title };

/// Times the base size: 0.85, 1, 1.2, 1.45, 1.9.
[[nodiscard]] float typeScale(TypeStep step);

/// Line height for reading and for controls, times the font size, at line spacing 100 %.
inline constexpr float readingLineHeight = 1.5f;
inline constexpr float controlLineHeight = 1.3f;

}  // namespace carewright::ui
