#include "app/ui/text_paint.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace carewright::ui {
namespace {

/// ImGui 1.86 as Debian builds it draws the first plane only; everything beyond shows as U+FFFD.
constexpr char32_t lastDrawable = 0xFFFF;

void dashes(ImDrawList& list, float left, float right, float y, Colour colour, float thickness, float dash, float gap) {
    for (float x = left; x < right; x += dash + gap) {
        list.AddLine({x, y}, {std::min(x + dash, right), y}, colour.packed(), thickness);
    }
}

void wave(ImDrawList& list, float left, float right, float y, Colour colour, float thickness) {
    const float step = std::max(2.0f, 1.6f * thickness), height = std::max(1.0f, thickness);
    bool up = false;
    list.PathClear();
    for (float x = left; x < right; x += step, up = !up) list.PathLineTo({x, y + (up ? -height : height)});
    list.PathStroke(colour.packed(), 0, thickness);
}

}  // namespace

GlyphAdvance advanceOf(const Face& face) {
    const ImFont* const font = face.font;
    const float scale = face.size / font->FontSize;
    return [font, scale](char32_t c) {
        if (c == U'\n' || c == U'\r') return 0.0f;     // ImGui draws nothing for these
        return font->GetCharAdvance(static_cast<ImWchar>(c > lastDrawable ? 0xFFFD : c)) * scale;
    };
}

LayoutKey layoutKey(const Face& face, float width) {
    return {face.font, face.size, face.font->GetCharAdvance(static_cast<ImWchar>('m')), width};
}

TextCanvas::TextCanvas(ImDrawList& list, const TextLayout& layout, std::string_view text, const Face& face, float left,
                       float top, float lineHeight)
    : m_list(list),
      m_layout(layout),
      m_text(text),
      m_face(face),
      m_left(std::floor(left)),
      m_top(std::floor(top)),
      m_lineHeight(lineHeight) {
    const auto count = static_cast<float>(layout.lines().size());
    const float low = std::floor((list.GetClipRectMin().y - m_top) / lineHeight);
    const float high = std::ceil((list.GetClipRectMax().y - m_top) / lineHeight);
    m_first = static_cast<std::size_t>(std::clamp(low, 0.0f, count));
    m_last = static_cast<std::size_t>(std::clamp(high, 0.0f, count));
}

float TextCanvas::glyphTop(std::size_t line) const {
    return std::floor(m_top + static_cast<float>(line) * m_lineHeight + (m_lineHeight - m_face.size) / 2);
}

float TextCanvas::baseline(std::size_t line) const {
    return glyphTop(line) + std::round(m_face.font->Ascent * m_face.size / m_face.font->FontSize);
}

float TextCanvas::laneStep() const { return std::max(3.0f, std::round(m_face.em * 0.2f)); }

void TextCanvas::words(Colour colour) const {
    for (std::size_t line = m_first; line < m_last; ++line) {
        const VisualLine& visual = m_layout.lines()[line];
        if (visual.begin == visual.end) continue;
        m_list.AddText(m_face.font, m_face.size, {m_left, glyphTop(line)}, colour.packed(),
                       m_text.data() + visual.begin, m_text.data() + visual.end);
    }
}

Rect TextCanvas::partOnLine(std::size_t line, std::size_t begin, std::size_t end) const {
    const VisualLine& visual = m_layout.lines()[line];
    begin = std::max(begin, visual.begin);
    end = std::min(end, visual.end);
    if (begin >= end) return {};
    const float top = m_top + static_cast<float>(line) * m_lineHeight;
    const float left = m_layout.xOf(m_text, line, begin);
    const float right = std::min(m_layout.xOf(m_text, line, end), std::max(left, m_layout.width()));
    return {m_left + left, top, m_left + right, top + m_lineHeight};
}

/// The end of a line without the spaces that hang over its edge.
std::size_t TextCanvas::wordsEnd(std::size_t line) const {
    const VisualLine& visual = m_layout.lines()[line];
    std::size_t end = visual.end;
    while (!visual.hard && end > visual.begin && m_text[end - 1] == ' ') --end;
    return end;
}

void TextCanvas::ground(std::size_t begin, std::size_t end, Colour colour, bool lineBreaks) const {
    for (std::size_t line = m_first; line < m_last; ++line) {
        const VisualLine& visual = m_layout.lines()[line];
        if (visual.begin >= end) return;
        if (visual.end < begin) continue;
        Rect part = partOnLine(line, begin, lineBreaks ? end : std::min(end, wordsEnd(line)));
        if (lineBreaks && visual.hard && end > visual.end && begin <= visual.end) {
            const Rect stub = caretRect({visual.end, true});
            part = {part.empty() ? stub.left : part.left, stub.top, stub.left + m_face.em * 0.35f, stub.bottom};
        }
        if (part.empty()) continue;
        // Highlights hug the words, so that underlines and numbers have the air between the lines to themselves.
        const float air = lineBreaks ? 0 : std::max(0.0f, (m_lineHeight - m_face.size) / 2 - 1);
        m_list.AddRectFilled({part.left, part.top + air}, {part.right, part.bottom - air}, colour.packed(),
                             lineBreaks ? 0 : m_face.em * 0.12f);
    }
}

void TextCanvas::underline(std::size_t begin, std::size_t end, Underline pattern, Colour colour, int lane,
                           float thickness) const {
    for (std::size_t line = m_first; line < m_last; ++line) {
        const VisualLine& visual = m_layout.lines()[line];
        if (visual.begin >= end) return;
        const Rect part = partOnLine(line, begin, std::min(end, wordsEnd(line)));
        if (part.empty()) continue;
        const float y = baseline(line) + std::round(m_face.em * 0.16f) + laneStep() * static_cast<float>(lane);
        strokePattern(m_list, part.left, part.right, y, pattern, colour, thickness);
    }
}

Rect TextCanvas::caretRect(CaretPlace place) const {
    const std::size_t line = m_layout.lineOf(place);
    const float x = std::min(m_layout.xOf(m_text, line, place.offset), m_layout.width());
    const float top = m_top + static_cast<float>(line) * m_lineHeight;
    return {m_left + x, top, m_left + x + 1, top + m_lineHeight};
}

CaretPlace TextCanvas::placeAt(float x, float y) const {
    const float line = std::floor((y - m_top) / m_lineHeight);
    if (line < 0) return {0, false};
    if (line >= static_cast<float>(m_layout.lines().size())) return {m_text.size(), false};
    return m_layout.placeAt(m_text, static_cast<std::size_t>(line), x - m_left);
}

void strokePattern(ImDrawList& list, float left, float right, float y, Underline pattern, Colour colour,
                   float thickness) {
    const float t = thickness;
    switch (pattern) {
        case Underline::solid: list.AddLine({left, y}, {right, y}, colour.packed(), t); break;
        case Underline::dashed: dashes(list, left, right, y, colour, t, 5 * t, 3 * t); break;
        case Underline::dotted: dashes(list, left, right, y, colour, t * 1.2f, 1.5f * t, 2.5f * t); break;
        case Underline::doubled:
            list.AddLine({left, y - t}, {right, y - t}, colour.packed(), t);
            list.AddLine({left, y + t}, {right, y + t}, colour.packed(), t);
            break;
        case Underline::wavy: wave(list, left, right, y, colour, t); break;
        case Underline::thick: list.AddLine({left, y}, {right, y}, colour.packed(), 2.2f * t); break;
        case Underline::dashDot:
            dashes(list, left, right, y, colour, t, 6 * t, 7 * t);
            dashes(list, left + 8.5f * t, right, y, colour, t, 1.5f * t, 11.5f * t);
            break;
        case Underline::thickDashed: dashes(list, left, right, y, colour, 2.2f * t, 7 * t, 4 * t); break;
    }
}

}  // namespace carewright::ui
