#include "app/ui/text_layout.h"

#include <algorithm>
#include <utility>

#include "app/ui/text_boundaries.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

/// Characters after which a line may be broken although no space follows.
bool breaksAfter(char32_t c) {
    return c == U'-' || c == U'/' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

/// Scripts written without spaces: a line may be broken before each character.
bool breaksAround(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF && c != 0x3001 && c != 0x3002) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::size_t nextBegin(const VisualLine& line) { return line.end + (line.hard ? 1 : 0); }

}  // namespace

TextLayout::TextLayout() : m_lines(1) {
    setMetrics(1e9f, [](char32_t) { return 1.0f; });
}

void TextLayout::setMetrics(float width, GlyphAdvance advance) {
    m_width = width;
    m_advance = std::move(advance);
    for (std::size_t c = 0; c < m_asciiAdvance.size(); ++c) m_asciiAdvance[c] = m_advance(static_cast<char32_t>(c));
}

float TextLayout::advanceOf(std::string_view text, std::size_t begin, std::size_t end) const {
    float sum = 0;
    while (begin < end) {
        const auto byte = static_cast<unsigned char>(text[begin]);
        if (byte < 0x80) {
            sum += m_asciiAdvance[byte];
            ++begin;
        } else {
            const Decoded decoded = decodeAt(text, begin);
            sum += m_advance(decoded.character);
            begin += decoded.length;
        }
    }
    return sum;
}

VisualLine TextLayout::wrap(std::string_view text, std::size_t begin) const {
    float x = 0;
    std::size_t lastBreak = begin;      // the last place where the line may end; begin: none yet
    bool afterSpace = true;
    for (std::size_t at = begin; at < text.size();) {
        if (text[at] == '\n') return {begin, at, true};
        const std::size_t next = nextCluster(text, at);
        const char32_t c = decodeAt(text, at).character;
        const float advance = advanceOf(text, at, next);
        if (isBreakingSpace(c)) {
            // Spaces hang over the edge: they never begin a line of their own.
            x += advance;
            lastBreak = next;
            afterSpace = true;
            at = next;
            continue;
        }
        if (breaksAround(c) && at > begin) lastBreak = at;
        if (x + advance > m_width && at > begin) {
            return {begin, lastBreak > begin ? lastBreak : at, false};
        }
        x += advance;
        if ((breaksAfter(c) && !afterSpace) || breaksAround(c)) lastBreak = next;
        afterSpace = false;
        at = next;
    }
    return {begin, text.size(), true};
}

void TextLayout::rebuild(std::string_view text) {
    m_lines.clear();
    std::size_t begin = 0;
    while (true) {
        m_lines.push_back(wrap(text, begin));
        if (m_lines.back().hard && m_lines.back().end == text.size()) return;
        begin = nextBegin(m_lines.back());
    }
}

void TextLayout::update(std::string_view text, const TextChange& change) {
    if (change.empty()) return;
    // A word that got shorter may move up, and the line above that was measured up to the word it could not take.
    std::size_t first = lineOf({change.at > 0 ? change.at - 1 : 0, false});
    first -= std::min<std::size_t>(first, 2);
    const std::size_t newEnd = change.at + change.inserted;
    std::size_t begin = m_lines[first].begin;
    std::size_t old = first;
    m_fresh.clear();
    while (true) {
        if (begin >= newEnd) {
            const std::size_t oldBegin = begin - change.inserted + change.removed;
            while (old < m_lines.size() && m_lines[old].begin < oldBegin) ++old;
            if (old < m_lines.size() && m_lines[old].begin == oldBegin) break;
        }
        m_fresh.push_back(wrap(text, begin));
        if (m_fresh.back().hard && m_fresh.back().end == text.size()) {
            old = m_lines.size();
            break;
        }
        begin = nextBegin(m_fresh.back());
    }
    for (std::size_t line = old; line < m_lines.size(); ++line) {
        m_lines[line].begin = m_lines[line].begin - change.removed + change.inserted;
        m_lines[line].end = m_lines[line].end - change.removed + change.inserted;
    }
    const std::size_t overwritten = std::min(m_fresh.size(), old - first);
    const auto target = m_lines.begin() + static_cast<std::ptrdiff_t>(first);
    const auto middle = m_fresh.begin() + static_cast<std::ptrdiff_t>(overwritten);
    std::copy(m_fresh.begin(), middle, target);
    const auto rest = target + static_cast<std::ptrdiff_t>(overwritten);
    if (middle != m_fresh.end()) {
        m_lines.insert(rest, middle, m_fresh.end());
    } else {
        m_lines.erase(rest, m_lines.begin() + static_cast<std::ptrdiff_t>(old));
    }
}

std::size_t TextLayout::lineOf(CaretPlace place) const {
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), place.offset,
                                        [](std::size_t offset, const VisualLine& line) { return offset < line.begin; });
    const auto index = static_cast<std::size_t>(after - m_lines.begin());
    const std::size_t line = index > 0 ? index - 1 : 0;
    const bool wrappedHere = line > 0 && !m_lines[line - 1].hard && m_lines[line].begin == place.offset;
    return place.atLineEnd && wrappedHere ? line - 1 : line;
}

float TextLayout::xOf(std::string_view text, std::size_t line, std::size_t offset) const {
    const VisualLine& visual = m_lines[std::min(line, m_lines.size() - 1)];
    return advanceOf(text, visual.begin, std::clamp(offset, visual.begin, visual.end));
}

CaretPlace TextLayout::placeAt(std::string_view text, std::size_t line, float x) const {
    const VisualLine& visual = m_lines[std::min(line, m_lines.size() - 1)];
    float left = 0;
    for (std::size_t at = visual.begin; at < visual.end;) {
        const std::size_t next = nextCluster(text, at);
        const float advance = advanceOf(text, at, next);
        if (x < left + advance / 2) return {at, false};
        left += advance;
        at = next;
    }
    return {visual.end, !visual.hard};
}

CaretPlace TextLayout::lineStart(CaretPlace place) const { return {m_lines[lineOf(place)].begin, false}; }

CaretPlace TextLayout::lineEnd(CaretPlace place) const {
    const VisualLine& line = m_lines[lineOf(place)];
    return {line.end, !line.hard};
}

CaretPlace TextLayout::moveVertically(std::string_view text, CaretPlace from, int lines, float goalX) const {
    const auto target = static_cast<std::ptrdiff_t>(lineOf(from)) + lines;
    if (target < 0) return {0, false};
    if (target >= static_cast<std::ptrdiff_t>(m_lines.size())) return {text.size(), false};
    return placeAt(text, static_cast<std::size_t>(target), goalX);
}

}  // namespace carewright::ui
