#include "app/ui/text_clipboard.h"

#include <cstddef>

#include "engine/base/utf8.h"

namespace carewright::ui {

std::string sanitiseForEditor(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool insideBadStretch = false;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeAt(text, at);
        const bool bad = decoded.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80;
        const std::size_t next = at + decoded.length;
        if (bad) {
            if (!insideBadStretch) appendUtf8(out, 0xFFFD);
            insideBadStretch = true;
            at = next;
            continue;
        }
        insideBadStretch = false;
        const char32_t c = decoded.character;
        if (c == U'\r') {
            if (next >= text.size() || text[next] != '\n') out += '\n';
        } else if (c == U'\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            out += '\n';
        } else if (c == U'\t' || c == U'\f' || c == U'\v') {
            out += ' ';
        } else if (c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && c != 0xFEFF) {
            out.append(text.substr(at, decoded.length));
        }
        at = next;
    }
    return out;
}

}  // namespace carewright::ui
