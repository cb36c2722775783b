/// Draws a laid-out text: only the lines that can be seen, each with what lies behind and under it.
#pragma once

#include <cstddef>
#include <string_view>

#include "app/ui/context.h"
#include "app/ui/text_layout.h"

struct ImDrawList;
struct ImFont;

namespace carewright::ui {

/// The widths of a face's glyphs as ImGui draws them (characters it cannot draw have the width of their stand-in).
/// Refers to the face's font: good until the atlas is rebuilt.
[[nodiscard]] GlyphAdvance advanceOf(const Face& face);

/// What a layout was made for; another key means the text has to be laid out again.
struct LayoutKey {
    const ImFont* font = nullptr;
    float size = 0;
    float sample = 0;           ///< width of an "m", which tells a rebuilt atlas from the one before
    float width = 0;

    friend bool operator==(const LayoutKey&, const LayoutKey&) = default;
};

[[nodiscard]] LayoutKey layoutKey(const Face& face, float width);

/// A text in its place on the screen, for one frame.
class TextCanvas {
public:
    /// `left`, `top`: screen pixels of the first line's corner; `lineHeight` from one line to the next.
    TextCanvas(ImDrawList& list, const TextLayout& layout, std::string_view text, const Face& face, float left,
               float top, float lineHeight);

    /// Lines [first, last) that touch the clip rectangle.
    [[nodiscard]] std::size_t firstVisible() const { return m_first; }
    [[nodiscard]] std::size_t lastVisible() const { return m_last; }

    void words(Colour colour) const;

    /// Colours the ground behind a stretch. With `lineBreaks` a taken line break shows as a short stub (selections).
    void ground(std::size_t begin, std::size_t end, Colour colour, bool lineBreaks = false) const;

    /// Underlines a stretch; `lane` 0 is next to the words, each further one lies below it.
    void underline(std::size_t begin, std::size_t end, Underline pattern, Colour colour, int lane,
                   float thickness) const;

    /// Where a caret there stands, one pixel wide.
    [[nodiscard]] Rect caretRect(CaretPlace place) const;

    /// The part of a stretch on one line; empty where there is none.
    [[nodiscard]] Rect partOnLine(std::size_t line, std::size_t begin, std::size_t end) const;

    /// The caret place under a point of the screen, nearest line where it is beyond the text.
    [[nodiscard]] CaretPlace placeAt(float x, float y) const;

    /// The baseline of a line, screen pixels.
    [[nodiscard]] float baseline(std::size_t line) const;

    /// Distance from one underline lane to the next.
    [[nodiscard]] float laneStep() const;

private:
    [[nodiscard]] float glyphTop(std::size_t line) const;
    [[nodiscard]] std::size_t wordsEnd(std::size_t line) const;

    ImDrawList& m_list;
    const TextLayout& m_layout;
    std::string_view m_text;
    Face m_face;
    float m_left, m_top, m_lineHeight;
    std::size_t m_first = 0, m_last = 0;
};

/// One stroke of the given pattern from x `left` to `right` at height `y`.
void strokePattern(ImDrawList& list, float left, float right, float y, Underline pattern, Colour colour,
                   float thickness);

}  // namespace carewright::ui
