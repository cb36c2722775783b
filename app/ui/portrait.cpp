#include "app/ui/portrait.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/portrait_look.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

constexpr float pi = 3.14159265f;

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
        const Colour beard = m_hair;
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
