#include "app/ui/text_boundaries.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

bool isAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

/// A place before or at `at` where a character certainly starts, whatever stands before it: the text's beginning, a
/// paragraph's, or between two ASCII characters. Joined emoji and flags can only be told apart from such a place.
std::size_t certainBoundary(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] != '\n' && !(at < text.size() && isAscii(text[at]) && isAscii(text[at - 1]))) --at;
    return at;
}

enum class CharClass { space, lineBreak, word, other };

CharClass classAt(std::string_view text, std::size_t at) {
    const char32_t c = decodeAt(text, at).character;
    if (c == U'\n') return CharClass::lineBreak;
    if (isBreakingSpace(c) || c == 0xA0) return CharClass::space;
    return isWordCharacter(c) ? CharClass::word : CharClass::other;
}

bool isInnerMark(char32_t c) { return c == U'\'' || c == 0x2019 || c == U'-' || c == 0x2010 || c == 0x2011; }

/// The class of the character at `at`, where an apostrophe or hyphen between letters counts as a letter.
CharClass classInWord(std::string_view text, std::size_t at) {
    const CharClass own = classAt(text, at);
    if (own != CharClass::other || at == 0 || !isInnerMark(decodeAt(text, at).character)) return own;
    const std::size_t next = nextCluster(text, at);
    if (next >= text.size()) return own;
    const bool between = classAt(text, previousCluster(text, at)) == CharClass::word &&
                         classAt(text, next) == CharClass::word;
    return between ? CharClass::word : own;
}

}  // namespace

bool isBreakingSpace(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x2006) || (c >= 0x2008 && c <= 0x200B) ||
           c == 0x205F || c == 0x3000;
}

std::size_t nextCluster(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    if (isAscii(text[at]) && (at + 1 == text.size() || isAscii(text[at + 1]))) return at + 1;
    return nextCharacter(text, at);
}

std::size_t previousCluster(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    if (at == 0) return 0;
    if (isAscii(text[at - 1]) && (at == 1 || isAscii(text[at - 2]))) return at - 1;
    std::size_t start = certainBoundary(text, at - 1);
    for (std::size_t next = nextCluster(text, start); next < at; next = nextCluster(text, start)) start = next;
    return start;
}

std::size_t clusterAtOrBefore(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    if (at == 0) return 0;
    const std::size_t start = previousCluster(text, at);
    return nextCluster(text, start) == at ? at : start;
}

std::size_t clusterAtOrAfter(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    if (at == 0) return 0;
    return nextCluster(text, previousCluster(text, at));
}

std::size_t nextWordStart(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    const CharClass first = classInWord(text, at);
    if (first == CharClass::lineBreak) return at + 1;
    while (at < text.size() && classInWord(text, at) == first) at = nextCluster(text, at);
    while (at < text.size() && classInWord(text, at) == CharClass::space) at = nextCluster(text, at);
    return at;
}

std::size_t previousWordStart(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && classInWord(text, previousCluster(text, at)) == CharClass::space) at = previousCluster(text, at);
    if (at == 0) return 0;
    const std::size_t last = previousCluster(text, at);
    const CharClass kind = classInWord(text, last);
    if (kind == CharClass::lineBreak) return last;
    while (at > 0 && classInWord(text, previousCluster(text, at)) == kind) at = previousCluster(text, at);
    return at;
}

ByteSpan wordAround(std::string_view text, std::size_t at) {
    at = clusterAtOrBefore(text, at);
    // Behind the last character of a line one means that character, not the line break.
    const bool atEnd = at == text.size() || text[at] == '\n';
    if (atEnd && at > 0 && text[at - 1] != '\n') at = previousCluster(text, at);
    if (at == text.size() || text[at] == '\n') {
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)};
    }
    const CharClass kind = classInWord(text, at);
    std::size_t begin = at, end = nextCluster(text, at);
    while (begin > 0 && classInWord(text, previousCluster(text, begin)) == kind) begin = previousCluster(text, begin);
    while (end < text.size() && classInWord(text, end) == kind) end = nextCluster(text, end);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t paragraphStart(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    if (at == 0) return 0;
    const std::size_t lineBreak = text.rfind('\n', at - 1);
    return lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
}

std::size_t paragraphEnd(std::string_view text, std::size_t at) {
    const std::size_t lineBreak = text.find('\n', std::min(at, text.size()));
    return lineBreak == std::string_view::npos ? text.size() : lineBreak;
}

}  // namespace carewright::ui
