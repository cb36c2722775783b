#include "app/speech/word_marks.h"

#include <charconv>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void appendEscaped(std::string& out, std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const Decoded decoded = decodeAt(word, at);
        switch (decoded.character) {
            case U'<': out += "&lt;"; break;
            case U'>': out += "&gt;"; break;
            case U'&': out += "&amp;"; break;
            default:
                if (decoded.character < 0x20 || decoded.character == 0xFFFD || decoded.character == 0xFFFE || decoded.character == 0xFFFF) out += ' ';
                else out += word.substr(at, decoded.length);
        }
        at += decoded.length;
    }
}

std::optional<std::size_t> wholeNumber(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::string withWordMarks(std::string_view text) {
    std::string out = "<speak>";
    for (std::size_t at = 0; at < text.size();) {
        if (isSpace(text[at])) {
            out += text[at] == '\r' ? ' ' : text[at];
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !isSpace(text[end])) ++end;
        out += "<mark name=\"" + std::to_string(at) + "-" + std::to_string(end) + "\"/>";
        appendEscaped(out, text.substr(at, end - at));
        at = end;
    }
    return out += "</speak>";
}

std::optional<ByteSpan> spanOfMark(std::string_view name) {
    const std::size_t dash = name.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto begin = wholeNumber(name.substr(0, dash)), end = wholeNumber(name.substr(dash + 1));
    if (!begin || !end || *begin >= *end || *end > 0xFFFFFFFFu) return std::nullopt;
    ByteSpan span;
    span.begin = static_cast<decltype(span.begin)>(*begin);
    span.end = static_cast<decltype(span.end)>(*end);
    return span;
}

}  // namespace carewright
