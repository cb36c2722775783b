/// What the reader has chosen about how the app looks and behaves.
#pragma once

#include <optional>
#include <string_view>

#include "app/ui/theme.h"

namespace carewright::ui {

/// A family to read in. The names are kept in settings.
enum class FontFamily { inter, openDyslexic };

[[nodiscard]] std::string_view toString(FontFamily family);
[[nodiscard]] std::optional<FontFamily> familyNamed(std::string_view name);

struct Settings {
    static constexpr float leastPoints = 12, mostPoints = 32;
    static constexpr float leastSpacing = 1, mostSpacing = 2;

    ThemeName theme = ThemeName::paper;
    Tint tint = Tint::none;
    FontFamily family = FontFamily::inter;
    float points = 13;          ///< body text, leastPoints to mostPoints
    float lineSpacing = 1;      ///< times the usual, leastSpacing to mostSpacing
    bool reducedMotion = false;
    bool spelling = true;       ///< underline doubtful words in answers
    bool welcomed = false;      ///< the first steps have been seen

    friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace carewright::ui
