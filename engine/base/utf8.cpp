#include "engine/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>

namespace carewright {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// How far back previousCharacter looks for a cluster's start; real clusters are shorter by far.
constexpr std::size_t longestCluster = 128;

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

char32_t plainPunctuation(char32_t c) {
    switch (c) {
        case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x00B4: case 0x0060: case 0xFF07: return U'\'';
        case 0x2010: case 0x2011: case 0x2012: case 0x00AD: return U'-';
        default: return c;
    }
}

}  // namespace

Decoded decodeAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    utf8proc_int32_t codepoint = -1;
    const auto available = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - at, 4));
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, available, &codepoint);
    if (length <= 0 || codepoint < 0) return {replacement, 1};
    return {static_cast<char32_t>(codepoint), static_cast<std::size_t>(length)};
}

std::optional<std::size_t> firstBadByte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeAt(text, at);
        if (decoded.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80) return at;
        at += decoded.length;
    }
    return std::nullopt;
}

void appendUtf8(std::string& out, char32_t character) {
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) character = replacement;
    utf8proc_uint8_t buffer[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

std::size_t characterStart(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && isContinuation(text[at])) --at;
    return at;
}

std::size_t nextCharacter(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    Decoded current = decodeAt(text, at);
    std::size_t next = at + current.length;
    utf8proc_int32_t state = 0;
    while (next < text.size()) {
        const Decoded following = decodeAt(text, next);
        if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(current.character),
                                             static_cast<utf8proc_int32_t>(following.character), &state)) {
            break;
        }
        next += following.length;
        current = following;
    }
    return next;
}

std::size_t previousCharacter(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    if (at == 0) return 0;
    // Clusters can only be found forwards; start at a line break or a bounded way back.
    std::size_t from = at > longestCluster ? at - longestCluster : 0;
    while (from > 0 && isContinuation(text[from])) --from;
    if (at >= 2) {
        const std::size_t line = text.rfind('\n', at - 2);
        if (line != std::string_view::npos && line + 1 > from) from = line + 1;
    }
    std::size_t previous = from;
    for (std::size_t next = from; next < at; next = nextCharacter(text, next)) previous = next;
    return previous;
}

bool isWordCharacter(char32_t character) {
    if (character < 0x80) {
        return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z') ||
               (character >= U'0' && character <= U'9');
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
        case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL: return true;
        default: return false;
    }
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte == '`' ? '\'' : byte);
            ++at;
            continue;
        }
        const Decoded decoded = decodeAt(text, at);
        const char32_t plain = plainPunctuation(decoded.character);
        appendUtf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(plain))));
        at += decoded.length;
    }
    return out;
}

}  // namespace carewright
