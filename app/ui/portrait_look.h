/// What the words of a portrait say of somebody's looks.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/colour.h"

namespace carewright::ui {

/// Everything the drawing needs.
struct PortraitLook {
    enum class Skin { light, tan, brown, dark };
    enum class Hair { white, grey, black, brown, fair, red };
    enum class Style { cropped, full, long_, bun, ponytail, curly, braids, bald, covered, capped };
    enum class Age { young, middle, older };
    enum class Face { shaven, stubble, moustache, beard };

    Skin skin = Skin::light;
    Hair hair = Hair::brown;
    Style style = Style::full;
    Age age = Age::middle;
    Face face = Face::shaven;
    bool glasses = false, earrings = false;
    Colour clothes = Colour::hex(0x5B7C8D);

    friend bool operator==(const PortraitLook&, const PortraitLook&) = default;
};

/// Reads the words of a portrait; what they do not say is as PortraitLook has it.
[[nodiscard]] PortraitLook readPortrait(std::string_view words);

/// "MO" for "Mrs Okafor": the first letters of the first and last word that are no title.
[[nodiscard]] std::string initials(std::string_view name);

}  // namespace carewright::ui
