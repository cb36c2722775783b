/// What the reader has chosen about how the app looks and behaves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ui/key_bindings.h"
#include "app/ui/theme.h"

namespace carewright::ui {

/// A family to read in: one that comes with the app, or another that is installed. The names are kept in settings.
enum class FontFamily { inter, openDyslexic, installed };

[[nodiscard]] std::string_view toString(FontFamily family);
[[nodiscard]] std::optional<FontFamily> familyNamed(std::string_view name);

struct Settings {
    static constexpr float leastPoints = 12, mostPoints = 32;
    static constexpr float leastSpacing = 1, mostSpacing = 2;
    static constexpr float narrowest = 40, widest = 90;
    static constexpr float mostLetterSpacing = 0.2f;
    static constexpr float leastRuler = 1, mostRuler = 5;
    static constexpr int slowest = -80, fastest = 100, rateStep = 10;
    static constexpr std::size_t longestVoice = 100, longestFont = 100;

    ThemeName theme = ThemeName::paper;
    Tint tint = Tint::none;
    FontFamily family = FontFamily::inter;
    std::string installedFont;  ///< the name of FontFamily::installed, at most longestFont bytes
    float points = 13;          ///< body text, leastPoints to mostPoints
    float lineSpacing = 1;      ///< times the usual, leastSpacing to mostSpacing
    float letterSpacing = 0;    ///< more room between letters, ems; 0 to mostLetterSpacing
    float lineWidth = 68;       ///< of reading columns, letters; narrowest to widest
    bool ruler = false;         ///< a band over the page helps the eye to keep its line
    float rulerLines = 2;       ///< its height in reading lines, leastRuler to mostRuler
    int speechRate = 0;         ///< of reading aloud, slowest to fastest; 0 as the voice is meant
    std::string voice;          ///< that reads aloud, at most longestVoice bytes; empty: the computer's choice
    bool aloudAtOnce = false;   ///< every page of an exercise is read aloud as it opens
    bool reducedMotion = false;
    bool spelling = true;       ///< underline doubtful words in answers
    bool welcomed = false;      ///< the first steps have been seen
    KeyBindings keys;           ///< which keys commands have

    friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace carewright::ui
