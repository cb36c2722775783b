/// Simple, calm portraits drawn from words: "older Black woman, short grey hair, glasses, bright scarf".
#pragma once

#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// What the words say of somebody's looks; everything the drawing needs.
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

/// Draws the person in a circle of this diameter with its top left corner at x, y: from the words, or with initials
/// where there are none. Recorded as an image under `id`, with the words as what it shows.
void portrait(const Context& context, std::string_view id, std::string_view name, std::string_view words, float x, float y, float diameter);

}  // namespace carewright::ui
