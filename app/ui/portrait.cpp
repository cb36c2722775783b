#include "app/ui/portrait.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "app/ui/prose.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr float pi = 3.14159265f;

bool has(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

bool hasAny(std::string_view words, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return has(words, part); });
}

/// The clauses between commas and "and", folded.
std::vector<std::string> clausesOf(std::string_view words) {
    std::vector<std::string> out(1);
    const std::string folded = fold(words);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (folded[i] == ',' || folded[i] == ';') {
            out.emplace_back();
        } else {
            out.back() += folded[i];
        }
    }
    return out;
}

PortraitLook::Skin skinOf(std::string_view person, PortraitLook::Skin otherwise) {
    if (hasAny(person, {"dark skin", "black woman", "black man", "black girl", "black boy", "black person", "african", "caribbean"})) return PortraitLook::Skin::dark;
    if (hasAny(person, {"brown skin", "south asian", "indian", "pakistani", "bangladeshi", "tamil"})) return PortraitLook::Skin::brown;
    if (hasAny(person, {"asian", "mixed", "arab", "latin", "chinese", "filipin", "turkish", "olive skin"})) return PortraitLook::Skin::tan;
    return otherwise;
}

PortraitLook::Hair hairOf(std::string_view clause, PortraitLook::Hair otherwise) {
    if (has(clause, "white")) return PortraitLook::Hair::white;
    if (hasAny(clause, {"grey", "gray", "silver"})) return PortraitLook::Hair::grey;
    if (hasAny(clause, {"red", "ginger", "auburn"})) return PortraitLook::Hair::red;
    if (hasAny(clause, {"fair", "blond"})) return PortraitLook::Hair::fair;
    if (has(clause, "black")) return PortraitLook::Hair::black;
    if (hasAny(clause, {"brown", "dark"})) return PortraitLook::Hair::brown;
    return otherwise;
}

PortraitLook::Style styleOf(std::string_view clause, PortraitLook::Style otherwise) {
    if (hasAny(clause, {"bald", "shaved head", "shaven head"})) return PortraitLook::Style::bald;
    if (hasAny(clause, {"bun", "topknot", "pinned up"})) return PortraitLook::Style::bun;
    if (has(clause, "ponytail")) return PortraitLook::Style::ponytail;
    if (hasAny(clause, {"braid", "locs", "plait", "dreadlock"})) return PortraitLook::Style::braids;
    if (hasAny(clause, {"curl", "afro", "coil", "frizz"})) return PortraitLook::Style::curly;
    if (has(clause, "long")) return PortraitLook::Style::long_;
    if (hasAny(clause, {"cropped", "short", "thin", "combed", "receding"})) return PortraitLook::Style::cropped;
    return otherwise;
}

Colour clothesOf(std::string_view clause, Colour otherwise) {
    static constexpr std::array colours{
        std::pair("navy", 0x33456EU), std::pair("green", 0x5D8A66U), std::pair("blue", 0x5479A8U), std::pair("red", 0xB2574FU), std::pair("yellow", 0xD3A945U),
        std::pair("orange", 0xCF8349U), std::pair("pink", 0xC98297U), std::pair("purple", 0x7E6699U), std::pair("grey", 0x84888EU), std::pair("white", 0xDDD9CFU),
        std::pair("black", 0x44464CU), std::pair("brown", 0x8A6A52U), std::pair("beige", 0xC5B391U), std::pair("bright", 0xD08A3EU), std::pair("flower", 0xB77A93U)};
    for (const auto& [word, rgb] : colours) {
        if (has(clause, word)) return Colour::hex(rgb);
    }
    return otherwise;
}

Colour skinColour(PortraitLook::Skin skin) {
    switch (skin) {
        case PortraitLook::Skin::light: return Colour::hex(0xF0CBB0);
        case PortraitLook::Skin::tan: return Colour::hex(0xDBAC84);
        case PortraitLook::Skin::brown: return Colour::hex(0xB07D55);
        case PortraitLook::Skin::dark: return Colour::hex(0x7A5138);
    }
    return {};
}

Colour hairColour(PortraitLook::Hair hair) {
    switch (hair) {
        case PortraitLook::Hair::white: return Colour::hex(0xF1EEE6);
        case PortraitLook::Hair::grey: return Colour::hex(0xA9A9AC);
        case PortraitLook::Hair::black: return Colour::hex(0x2B2725);
        case PortraitLook::Hair::brown: return Colour::hex(0x5B4031);
        case PortraitLook::Hair::fair: return Colour::hex(0xD9B56C);
        case PortraitLook::Hair::red: return Colour::hex(0xA9562F);
    }
    return {};
}

/// Draws one look; lengths are parts of the circle's radius, y downwards from its middle.
class Drawing {
public:
    Drawing(const PortraitLook& look, float x, float y, float radius)
        : m_look(look), m_list(*ImGui::GetWindowDrawList()), m_x(x), m_y(y), m_radius(radius), m_skin(skinColour(look.skin)), m_hair(hairColour(look.hair)),
          m_lines(mix(m_skin, Colour::hex(0x2A1A12), 0.62)) {}

    void draw() {
        behind();
        shoulders();
        box(-0.15f, 0.2f, 0.15f, 0.62f, mix(m_skin, Colour::hex(0x2A1A12), 0.12));
        dot(-0.43f, 0.0f, 0.09f, m_skin);
        dot(0.43f, 0.0f, 0.09f, m_skin);
        if (m_look.earrings) {
            dot(-0.44f, 0.13f, 0.055f, Colour::hex(0xD6A63C));
            dot(0.44f, 0.13f, 0.055f, Colour::hex(0xD6A63C));
        }
        oval(0, 0, 0.42f, 0.5f, m_skin);
        lowerFace();
        features();
        onTop();
        if (m_look.glasses) glasses();
    }

private:
    using Style = PortraitLook::Style;

    ImVec2 at(float x, float y) const { return {m_x + x * m_radius, m_y + y * m_radius}; }
    void dot(float x, float y, float r, Colour colour) { m_list.AddCircleFilled(at(x, y), r * m_radius, colour.packed(), 0); }
    void box(float left, float top, float right, float bottom, Colour colour, float round = 0.08f) {
        m_list.AddRectFilled(at(left, top), at(right, bottom), colour.packed(), round * m_radius);
    }
    void line(float x1, float y1, float x2, float y2, float width) { m_list.AddLine(at(x1, y1), at(x2, y2), m_lines.packed(), std::max(1.0f, width * m_radius)); }

    /// A part of an oval from one angle to another (0 right, a quarter turn down), closed by its chord.
    void piece(float x, float y, float rx, float ry, float from, float to, Colour colour) {
        constexpr int steps = 32;
        for (int i = 0; i <= steps; ++i) {
            const float angle = from + (to - from) * static_cast<float>(i) / steps;
            m_list.PathLineTo(at(x + rx * std::cos(angle), y + ry * std::sin(angle)));
        }
        m_list.PathFillConvex(colour.packed());
    }
    void oval(float x, float y, float rx, float ry, Colour colour) { piece(x, y, rx, ry, 0, 2 * pi, colour); }

    void shoulders() { piece(0, 0, 0.97f, 0.97f, pi * 0.17f, pi * 0.83f, m_look.clothes); }

    void behind() {
        switch (m_look.style) {
            case Style::long_: box(-0.52f, -0.35f, 0.52f, 0.62f, m_hair, 0.3f); break;
            case Style::ponytail: oval(0.5f, 0.2f, 0.16f, 0.42f, m_hair); break;
            case Style::bun: dot(0, -0.66f, 0.2f, m_hair); break;
            case Style::curly:
                for (int i = 0; i < 13; ++i) {
                    const float angle = pi * (0.9f + 1.2f * static_cast<float>(i) / 12);
                    dot(0.5f * std::cos(angle), -0.06f + 0.52f * std::sin(angle), 0.2f, m_hair);
                }
                break;
            case Style::braids:
                for (const float side : {-1.0f, 1.0f}) {
                    for (int i = 0; i < 6; ++i) dot(side * (0.46f + 0.02f * static_cast<float>(i % 2)), -0.05f + 0.13f * static_cast<float>(i), 0.1f, m_hair);
                }
                break;
            case Style::covered: oval(0, -0.02f, 0.58f, 0.66f, m_look.clothes); break;
            default: break;
        }
    }

    void onTop() {
        switch (m_look.style) {
            case Style::bald: break;
            case Style::covered: {
                const Colour edge = mix(m_look.clothes, Colour::hex(0x000000), 0.14);
                piece(0, -0.02f, 0.5f, 0.56f, pi * 1.13f, pi * 1.87f, edge);
                break;
            }
            case Style::capped:
                piece(0, -0.16f, 0.47f, 0.42f, pi, 2 * pi, m_look.clothes);
                box(-0.5f, -0.2f, 0.62f, -0.11f, mix(m_look.clothes, Colour::hex(0x000000), 0.2), 0.04f);
                break;
            case Style::cropped: piece(0, -0.06f, 0.45f, 0.48f, pi * 1.17f, pi * 1.83f, m_hair); break;
            default: piece(0, -0.03f, 0.47f, 0.53f, pi * 1.1f, pi * 1.9f, m_hair); break;
        }
    }

    void lowerFace() {
        using Face = PortraitLook::Face;
        const Colour beard = m_look.style == Style::bald && m_look.hair == PortraitLook::Hair::brown ? m_hair : m_hair;
        if (m_look.face == Face::beard) piece(0, 0.02f, 0.425f, 0.52f, pi * 0.06f, pi * 0.94f, beard);
        if (m_look.face == Face::stubble) piece(0, 0.0f, 0.42f, 0.5f, pi * 0.1f, pi * 0.9f, mix(m_skin, beard, 0.3));
        if (m_look.face == Face::beard || m_look.face == Face::moustache) box(-0.17f, 0.17f, 0.17f, 0.24f, beard, 0.03f);
    }

    void features() {
        const Colour eyes = Colour::hex(0x2A1F1B);
        dot(-0.16f, -0.03f, 0.045f, eyes);
        dot(0.16f, -0.03f, 0.045f, eyes);
        line(-0.22f, -0.14f, -0.1f, -0.15f, 0.025f);
        line(0.1f, -0.15f, 0.22f, -0.14f, 0.025f);
        line(0.0f, 0.0f, -0.03f, 0.11f, 0.022f);
        const bool bearded = m_look.face == PortraitLook::Face::beard;
        if (bearded) oval(0, 0.285f, 0.1f, 0.035f, mix(m_skin, Colour::hex(0xB04A42), 0.35));
        m_list.PathArcTo(at(0, 0.2f), 0.13f * m_radius, pi * 0.2f, pi * 0.8f, 16);
        if (bearded) {
            m_list.PathClear();
        } else {
            m_list.PathStroke(mix(m_skin, Colour::hex(0x7A2E28), 0.65).packed(), 0, std::max(1.0f, 0.03f * m_radius));
        }
        if (m_look.age != PortraitLook::Age::older) return;
        line(-0.33f, 0.0f, -0.27f, -0.02f, 0.018f);
        line(-0.33f, 0.04f, -0.27f, 0.03f, 0.018f);
        line(0.27f, -0.02f, 0.33f, 0.0f, 0.018f);
        line(0.27f, 0.03f, 0.33f, 0.04f, 0.018f);
        if (!bearded) {
            line(-0.19f, 0.14f, -0.22f, 0.22f, 0.018f);
            line(0.19f, 0.14f, 0.22f, 0.22f, 0.018f);
        }
    }

    void glasses() {
        const float width = std::max(1.0f, 0.035f * m_radius);
        const std::uint32_t frame = Colour::hex(0x33302E).packed();
        m_list.AddCircle(at(-0.165f, -0.02f), 0.125f * m_radius, frame, 0, width);
        m_list.AddCircle(at(0.165f, -0.02f), 0.125f * m_radius, frame, 0, width);
        m_list.AddLine(at(-0.045f, -0.03f), at(0.045f, -0.03f), frame, width);
        m_list.AddLine(at(-0.29f, -0.03f), at(-0.41f, -0.05f), frame, width);
        m_list.AddLine(at(0.29f, -0.03f), at(0.41f, -0.05f), frame, width);
    }

    const PortraitLook& m_look;
    ImDrawList& m_list;
    float m_x, m_y, m_radius;
    Colour m_skin, m_hair, m_lines;
};

}  // namespace

PortraitLook readPortrait(std::string_view words) {
    PortraitLook look;
    const std::vector<std::string> clauses = clausesOf(words);
    const std::string all = fold(words);
    look.skin = skinOf(all, look.skin);
    if (look.skin != PortraitLook::Skin::light) look.hair = PortraitLook::Hair::black;
    if (hasAny(all, {"older", "elderly", "old woman", "old man", "in her seventies", "in his seventies", "in her eighties", "in his eighties", "in her sixties", "in his sixties"})) {
        look.age = PortraitLook::Age::older;
        look.hair = PortraitLook::Hair::grey;
    }
    if (hasAny(all, {"young", "teenage", "girl", "boy", "student"})) look.age = PortraitLook::Age::young;
    if (hasAny(all, {" man", "man ", "boy", "male"}) && !has(all, "woman")) look.style = PortraitLook::Style::cropped;
    for (const std::string& clause : clauses) {
        const bool aboutFace = hasAny(clause, {"beard", "stubble", "moustache"});
        const bool aboutHair = hasAny(clause, {"hair", "bun", "curl", "braid", "locs", "plait", "ponytail", "bob", "bald", "afro", "fringe"});
        if (aboutHair) {
            look.hair = hairOf(clause, look.hair);
            look.style = styleOf(clause, look.style);
        }
        if (hasAny(clause, {"hijab", "headscarf", "head scarf", "turban"})) {
            look.style = PortraitLook::Style::covered;
            look.clothes = clothesOf(clause, look.clothes);
        } else if (hasAny(clause, {" cap", "cap ", "beanie", " hat", "woolly hat"}) || clause == "cap") {
            look.style = PortraitLook::Style::capped;
        }
        if (aboutFace) {
            look.face = has(clause, "stubble") ? PortraitLook::Face::stubble : has(clause, "beard") ? PortraitLook::Face::beard : PortraitLook::Face::moustache;
            if (!aboutHair) look.hair = hairOf(clause, look.hair);
        }
        if (hasAny(clause, {"glasses", "spectacles"})) look.glasses = true;
        if (has(clause, "earring")) look.earrings = true;
        if (hasAny(clause, {"shirt", "blouse", "jumper", "cardigan", "coat", "jacket", "hoodie", " top", "dress", "pullover", "fleece", "uniform", "tunic", "sweater", "suit", "scarf", "polo"}) &&
            look.style != PortraitLook::Style::covered)
            look.clothes = clothesOf(clause, look.clothes);
    }
    return look;
}

std::string initials(std::string_view name) {
    static constexpr std::array<std::string_view, 7> titles{"mr", "mrs", "ms", "miss", "dr", "mx", "sir"};
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (c == ' ') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::erase_if(words, [](const std::string& word) {
        const std::string folded = fold(word);
        return word.empty() || std::find(titles.begin(), titles.end(), std::string_view(folded).substr(0, folded.find('.'))) != titles.end();
    });
    std::string out;
    const auto first = [&](const std::string& word) { out += word.substr(0, decodeAt(word, 0).length); };
    if (!words.empty()) first(words.front());
    if (words.size() > 1) first(words.back());
    return out;
}

void portrait(const Context& context, std::string_view id, std::string_view name, std::string_view words, float x, float y, float diameter) {
    const float radius = diameter / 2, middleX = x + radius, middleY = y + radius;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool plain = words.empty();
    // Skin and hair are drawn on one calm ground in every theme, so that they look the same at night.
    list.AddCircleFilled({middleX, middleY}, radius, (plain ? context.theme.accent : Colour::hex(0xE4E9E4)).packed(), 0);
    if (plain) {
        const std::string letters = initials(name);
        const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
        const float size = diameter * 0.42f;
        const float width = textWidth(face, letters) * size / face.size;
        list.AddText(face.font, size, {middleX - width / 2, middleY - size / 2}, context.theme.onAccent.packed(), letters.data(), letters.data() + letters.size());
    } else {
        const PortraitLook look = readPortrait(words);
        Drawing(look, middleX, middleY, radius * 0.98f).draw();
    }
    list.AddCircle({middleX, middleY}, radius, context.theme.line.packed(), 0, std::max(1.0f, context.theme.borderWidth));
    SemanticItem item;
    item.path = id;
    item.role = Role::image;
    item.label = "Portrait of " + std::string(name);
    item.description = words;
    item.rect = {x, y, x + diameter, y + diameter};
    record(context, std::move(item));
}

}  // namespace carewright::ui
