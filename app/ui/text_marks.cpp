#include "app/ui/text_marks.h"

#include <algorithm>
#include <string>

#include "app/ui/spelling.h"
#include "app/ui/text_boundaries.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

bool isApostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool isWhite(std::string_view text, std::size_t at) {
    const char32_t c = decodeAt(text, at).character;
    return c == U'\n' || isBreakingSpace(c) || c == 0xA0;
}

std::size_t previousChar(std::string_view text, std::size_t at) {
    return characterStart(text, at - 1);
}

std::size_t chunkStart(std::string_view text, std::size_t at) {
    while (at > 0 && !isWhite(text, previousChar(text, at))) at = previousChar(text, at);
    return at;
}

std::size_t skipWhite(std::string_view text, std::size_t at) {
    while (at < text.size() && isWhite(text, at)) at += decodeAt(text, at).length;
    return at;
}

std::size_t chunkEnd(std::string_view text, std::size_t at) {
    while (at < text.size() && !isWhite(text, at)) at += decodeAt(text, at).length;
    return at;
}

bool hasWord(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size();) {
        const Decoded decoded = decodeAt(chunk, at);
        if (isWordCharacter(decoded.character)) return true;
        at += decoded.length;
    }
    return false;
}

bool isAddress(std::string_view chunk) {
    return chunk.find('@') != std::string_view::npos || chunk.find("://") != std::string_view::npos ||
           fold(chunk.substr(0, 4)) == "www." || chunk.find('\\') != std::string_view::npos;
}

/// Whether a word that starts at `at` is the first of a sentence, so that its capital says nothing.
bool startsSentence(std::string_view text, std::size_t at) {
    while (at > 0) {
        at = previousChar(text, at);
        const char32_t c = decodeAt(text, at).character;
        if (c == U'\n') return true;
        if (isBreakingSpace(c) || c == 0xA0 || c == U'"' || c == U'\'' || c == U'(' || c == 0x201C || c == 0x2018) continue;
        return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0x2022 || c == U'*';
    }
    return true;
}

/// What a word looks like, from one walk along it.
struct Shape {
    std::size_t letters = 0, capitals = 0;
    bool firstIsCapital = false, digit = false;
};

Shape shapeOf(std::string_view word) {
    Shape shape;
    for (std::size_t at = 0; at < word.size();) {
        const Decoded decoded = decodeAt(word, at);
        const std::string_view character = word.substr(at, decoded.length);
        if (isDigit(decoded.character)) shape.digit = true;
        const bool capital = decoded.character < 0x80 ? decoded.character >= U'A' && decoded.character <= U'Z'
                                                      : !isApostrophe(decoded.character) && fold(character) != character;
        if (capital && at == 0) shape.firstIsCapital = true;
        shape.capitals += capital ? 1 : 0;
        shape.letters += isApostrophe(decoded.character) ? 0 : 1;
        at += decoded.length;
    }
    return shape;
}

bool isLeftAlone(std::string_view text, std::size_t begin, std::size_t end) {
    const Shape shape = shapeOf(text.substr(begin, end - begin));
    if (shape.letters < 2 || shape.digit) return true;
    if (shape.capitals > (shape.firstIsCapital ? 1u : 0u)) return true;
    return shape.firstIsCapital && !startsSentence(text, begin);
}

/// Adds the doubtful words of one chunk between white space.
void checkChunk(std::string_view text, std::size_t begin, std::size_t end, Spelling& spelling,
                std::vector<ByteSpan>& out) {
    if (isAddress(text.substr(begin, end - begin))) return;
    for (std::size_t at = begin; at < end;) {
        Decoded decoded = decodeAt(text, at);
        if (!isWordCharacter(decoded.character)) {
            at += decoded.length;
            continue;
        }
        const std::size_t wordBegin = at;
        std::size_t wordEnd = at;       // without an apostrophe at the end
        while (at < end) {
            decoded = decodeAt(text, at);
            const bool letter = isWordCharacter(decoded.character);
            if (!letter && !isApostrophe(decoded.character)) break;
            at += decoded.length;
            if (letter) wordEnd = at;
        }
        if (isLeftAlone(text, wordBegin, wordEnd)) continue;
        if (spelling.isKnown(text.substr(wordBegin, wordEnd - wordBegin))) continue;
        out.push_back({static_cast<std::uint32_t>(wordBegin), static_cast<std::uint32_t>(wordEnd)});
    }
}

bool beginsBefore(const ByteSpan& span, std::size_t offset) { return span.begin < offset; }

}  // namespace

void DoubtfulWords::restart(std::string_view text) {
    m_begin = 0;
    m_end = text.size();
}

void DoubtfulWords::follow(std::string_view text, const TextChange& change) {
    if (change.empty()) return;
    const std::size_t oldEnd = change.at + change.removed;
    const auto moved = [&](std::size_t offset) {
        if (offset <= change.at) return offset;
        return offset >= oldEnd ? offset - change.removed + change.inserted : change.at + change.inserted;
    };
    std::erase_if(m_spans, [&](const ByteSpan& span) { return span.begin < oldEnd && span.end > change.at; });
    for (ByteSpan& span : m_spans) {
        if (span.begin < oldEnd) continue;
        span.begin = static_cast<std::uint32_t>(span.begin - change.removed + change.inserted);
        span.end = static_cast<std::uint32_t>(span.end - change.removed + change.inserted);
    }
    // The next word with letters may have become, or no longer be, the first of its sentence.
    const std::size_t begin = chunkStart(text, change.at);
    std::size_t end = chunkEnd(text, change.at + change.inserted);
    while (end < text.size()) {
        const std::size_t chunk = skipWhite(text, end);
        end = chunkEnd(text, chunk);
        if (hasWord(text.substr(chunk, end - chunk))) break;
    }
    if (m_begin >= m_end) {
        m_begin = begin;
        m_end = end;
    } else {
        m_begin = std::min(chunkStart(text, moved(m_begin)), begin);
        m_end = std::max(chunkEnd(text, moved(m_end)), end);
    }
}

bool DoubtfulWords::check(std::string_view text, Spelling& spelling, std::uint64_t budget) {
    if (m_revision != spelling.revision()) {
        m_revision = spelling.revision();
        restart(text);
        if (spelling.state() != Spelling::State::ready) m_spans.clear();
    }
    if (spelling.state() != Spelling::State::ready) return true;
    if (m_begin >= m_end) return true;
    const std::uint64_t lookupsBefore = spelling.lookups();
    std::vector<ByteSpan> fresh;
    std::size_t at = m_begin;
    while (at < m_end && spelling.lookups() - lookupsBefore < budget) {
        const std::size_t begin = skipWhite(text, at);
        const std::size_t end = chunkEnd(text, begin);
        checkChunk(text, begin, end, spelling, fresh);
        at = end;
    }
    const auto first = std::lower_bound(m_spans.begin(), m_spans.end(), m_begin, beginsBefore);
    const auto last = std::lower_bound(first, m_spans.end(), std::max(at, m_begin), beginsBefore);
    m_spans.insert(m_spans.erase(first, last), fresh.begin(), fresh.end());
    m_begin = at;
    if (m_begin >= m_end) m_begin = m_end = 0;
    return m_begin >= m_end;
}

ByteSpan DoubtfulWords::at(std::size_t offset) const {
    for (const ByteSpan& span : m_spans) {
        if (offset >= span.begin && offset <= span.end) return span;
    }
    return {};
}

}  // namespace carewright::ui
