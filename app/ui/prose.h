/// Setting text in lines: words of several faces and colours wrapped to a width.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "app/ui/context.h"

struct ImDrawList;

namespace carewright::ui {

/// A stretch of text in one face and colour. The text must outlive the layout.
struct Piece {
    std::string_view text;
    Face face;
    Colour colour;
    int tag = 0;                ///< the caller's own: which term, which hit; 0 for plain words
};

/// A stretch of one piece on one line; x and y (top of the line) from the block's corner.
struct PlacedPiece {
    std::size_t piece = 0;
    std::string_view text;
    float x = 0, y = 0, width = 0;
};

struct ProseLayout {
    std::vector<PlacedPiece> placed;
    float lineHeight = 0;
    float width = 0;            ///< of the widest line
    float height = 0;
};

/// Wraps at spaces; a word wider than `width` is broken where it must be. '\n' starts a new line. No white space is kept
/// at the start of a line.
[[nodiscard]] ProseLayout layOut(const std::vector<Piece>& pieces, float width, float lineHeight);

/// Draws it with its corner at x, y; only the lines inside the clip rectangle cost anything.
void draw(ImDrawList& list, const ProseLayout& layout, const std::vector<Piece>& pieces, float x, float y);

/// Width of a line that isn't wrapped.
[[nodiscard]] float textWidth(const Face& face, std::string_view text);

}  // namespace carewright::ui
