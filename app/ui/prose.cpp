#include "app/ui/prose.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

/// A run of characters without white space, which may cross pieces ("<term>budget</term>,").
struct Word {
    struct Part {
        std::size_t piece;
        std::string_view text;
        float width;
    };
    std::vector<Part> parts;
    float width = 0;
};

class Setter {
public:
    Setter(const std::vector<Piece>& pieces, float width, float lineHeight) : m_pieces(pieces), m_width(width) {
        m_layout.lineHeight = lineHeight;
    }

    ProseLayout run() {
        for (std::size_t index = 0; index < m_pieces.size(); ++index) scan(index);
        flushWord();
        m_layout.width = std::max(m_layout.width, m_x);
        m_layout.height = m_layout.placed.empty() && m_y == 0 ? m_layout.lineHeight : m_y + m_layout.lineHeight;
        return std::move(m_layout);
    }

private:
    void scan(std::size_t index) {
        const std::string_view text = m_pieces[index].text;
        std::size_t start = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const bool end = at == text.size();
            if (!end && text[at] != ' ' && text[at] != '\n' && text[at] != '\t' && text[at] != '\r') continue;
            if (at > start) {
                const std::string_view part = text.substr(start, at - start);
                const float width = textWidth(m_pieces[index].face, part);
                m_word.parts.push_back({index, part, width});
                m_word.width += width;
            }
            start = at + 1;
            if (end) break;
            flushWord();
            if (text[at] == '\n')
                newLine();
            else if (m_x > 0)
                m_space += textWidth(m_pieces[index].face, " ");
        }
    }

    void newLine() {
        m_layout.width = std::max(m_layout.width, m_x);
        m_x = 0;
        m_space = 0;
        m_y += m_layout.lineHeight;
    }

    void flushWord() {
        if (m_word.parts.empty()) return;
        if (m_x > 0 && m_x + m_space + m_word.width > m_width) newLine();
        m_x += m_space;
        m_space = 0;
        for (const Word::Part& part : m_word.parts) {
            if (m_x + part.width <= m_width || part.width <= 0)
                put(part.piece, part.text, part.width);
            else
                putBroken(part);
        }
        m_word = {};
    }

    /// A word wider than the line: as many characters on each line as fit, at least one.
    void putBroken(const Word::Part& part) {
        std::string_view rest = part.text;
        while (!rest.empty()) {
            std::size_t fits = 0;
            float fitWidth = 0;
            while (fits < rest.size()) {
                const std::size_t next = nextCharacter(rest, fits);
                const float width = textWidth(m_pieces[part.piece].face, rest.substr(0, next));
                if (m_x + width > m_width && (fits > 0 || m_x > 0)) break;
                fits = next;
                fitWidth = width;
            }
            if (fits > 0) put(part.piece, rest.substr(0, fits), fitWidth);
            rest.remove_prefix(fits);
            if (!rest.empty()) newLine();
        }
    }

    void put(std::size_t piece, std::string_view text, float width) {
        auto& placed = m_layout.placed;
        // Words of one piece on one line become one stretch, so that underlines run through their spaces.
        if (!placed.empty() && placed.back().piece == piece && placed.back().y == m_y) {
            PlacedPiece& last = placed.back();
            const char* const end = text.data() + text.size();
            last.text = {last.text.data(), static_cast<std::size_t>(end - last.text.data())};
            m_x += width;
            last.width = m_x - last.x;
            return;
        }
        placed.push_back({piece, text, m_x, m_y, width});
        m_x += width;
    }

    const std::vector<Piece>& m_pieces;
    float m_width;
    ProseLayout m_layout;
    Word m_word;
    float m_x = 0, m_y = 0, m_space = 0;
};

}  // namespace

float textWidth(const Face& face, std::string_view text) {
    if (text.empty()) return 0;
    return face.font->CalcTextSizeA(face.size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

ProseLayout layOut(const std::vector<Piece>& pieces, float width, float lineHeight) {
    return Setter(pieces, width, lineHeight).run();
}

void draw(ImDrawList& list, const ProseLayout& layout, const std::vector<Piece>& pieces, float x, float y) {
    const float top = list.GetClipRectMin().y, bottom = list.GetClipRectMax().y;
    for (const PlacedPiece& placed : layout.placed) {
        const float lineTop = y + placed.y;
        if (lineTop + layout.lineHeight < top || lineTop > bottom) continue;
        const Piece& piece = pieces[placed.piece];
        const ImVec2 at(std::floor(x + placed.x), std::floor(lineTop + (layout.lineHeight - piece.face.size) / 2));
        list.AddText(piece.face.font, piece.face.size, at, piece.colour.packed(), placed.text.data(),
                     placed.text.data() + placed.text.size());
    }
}

}  // namespace carewright::ui
