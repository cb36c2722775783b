/// Soft wrapping: which bytes stand on which visual line, and the way between an offset and a place on the page.
///
/// The layout holds line boundaries only, not the text; each call gets the text it was last brought up to date with.
/// An edit is followed from a line or two above it until the old line ends are met again, so typing in a long answer
/// costs a few lines, not the whole page. Offsets are bytes, lengths are in the unit of the advance function (pixels),
/// vertical places are line numbers from 0: every line is equally high.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "app/ui/text_change.h"

namespace carewright::ui {

/// How far the pen moves for a character.
using GlyphAdvance = std::function<float(char32_t)>;

/// One line as seen: bytes [begin, end); its '\n', if it has one, is not in it.
struct VisualLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool hard = true;           ///< ends a paragraph or the text; false where the next line goes on

    friend bool operator==(const VisualLine&, const VisualLine&) = default;
};

/// A caret between characters. Where a line is soft-wrapped, one offset is both the end of a line and the start of the
/// next; `atLineEnd` says the former is meant.
struct CaretPlace {
    std::size_t offset = 0;
    bool atLineEnd = false;

    friend bool operator==(const CaretPlace&, const CaretPlace&) = default;
};

class TextLayout {
public:
    TextLayout();

    /// Sets the line width and the font; everything has to be laid out again.
    void setMetrics(float width, GlyphAdvance advance);

    [[nodiscard]] float width() const { return m_width; }

    /// Lays out everything.
    void rebuild(std::string_view text);

    /// Follows one change; `text` is the text after it. Gives the same lines as rebuild().
    void update(std::string_view text, const TextChange& change);

    /// At least one line, in order, covering the text.
    [[nodiscard]] const std::vector<VisualLine>& lines() const { return m_lines; }

    /// The line on which a caret there is seen.
    [[nodiscard]] std::size_t lineOf(CaretPlace place) const;

    /// Distance from the left edge to the caret before `offset`, which lies on line `line`.
    [[nodiscard]] float xOf(std::string_view text, std::size_t line, std::size_t offset) const;

    /// The caret place nearest to `x` on a line; lines beyond the last give the last.
    [[nodiscard]] CaretPlace placeAt(std::string_view text, std::size_t line, float x) const;

    /// The start and end of the visual line the caret is seen on (Home, End).
    [[nodiscard]] CaretPlace lineStart(CaretPlace place) const;
    [[nodiscard]] CaretPlace lineEnd(CaretPlace place) const;

    /// `lines` down (negative: up), staying near column `goalX`. Beyond the first or last line: the start or end of
    /// the text.
    [[nodiscard]] CaretPlace moveVertically(std::string_view text, CaretPlace from, int lines, float goalX) const;

private:
    [[nodiscard]] VisualLine wrap(std::string_view text, std::size_t begin) const;
    [[nodiscard]] float advanceOf(std::string_view text, std::size_t begin, std::size_t end) const;

    float m_width = 1e9f;
    GlyphAdvance m_advance;
    std::array<float, 128> m_asciiAdvance{};
    std::vector<VisualLine> m_lines;
    std::vector<VisualLine> m_fresh;    ///< working space of update()
};

}  // namespace carewright::ui
