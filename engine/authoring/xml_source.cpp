#include "engine/authoring/xml_source.h"

#include <algorithm>

namespace carewright {
namespace {

constexpr int deepest = 200;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool blank(std::string_view text) { return std::ranges::all_of(text, isSpace); }

class SourceReader {
public:
    explicit SourceReader(std::string_view text) : m_text(text) {}

    std::optional<XmlSource> read() {
        XmlSource root;
        root.end = root.closeBegin = m_text.size();
        if (!children(root, 0) || m_at != m_text.size()) return std::nullopt;
        return root;
    }

private:
    /// Reads up to the closing tag of `parent` (not over it), or to the end of the text for the root.
    bool children(XmlSource& parent, int depth) {
        if (depth > deepest) return false;
        while (m_at < m_text.size()) {
            const std::string_view rest = m_text.substr(m_at);
            if (rest.starts_with("</")) return depth > 0;
            XmlSource child;
            child.begin = m_at;
            if (rest.starts_with("<!--")) {
                child.kind = XmlSource::Kind::comment;
                if (!passOver("-->", 4)) return false;
            } else if (rest.starts_with("<![CDATA[")) {
                child.kind = XmlSource::Kind::other;
                if (!passOver("]]>", 9)) return false;
            } else if (rest.starts_with("<?")) {
                child.kind = XmlSource::Kind::other;
                if (!passOver("?>", 2)) return false;
            } else if (rest.starts_with("<!")) {
                child.kind = XmlSource::Kind::other;
                if (!passOver(">", 2)) return false;
            } else if (rest.starts_with('<')) {
                if (!element(child, depth)) return false;
            } else {
                child.kind = XmlSource::Kind::text;
                m_at = std::min(m_text.find('<', m_at), m_text.size());
            }
            child.end = m_at;
            parent.children.push_back(std::move(child));
        }
        return depth == 0;
    }

    bool element(XmlSource& out, int depth) {
        ++m_at;
        out.name = word();
        if (out.name.empty()) return false;
        while (true) {
            space();
            if (m_at >= m_text.size()) return false;
            if (m_text.substr(m_at).starts_with("/>")) {
                m_at += 2;
                out.openEnd = out.closeBegin = m_at;
                std::ranges::sort(out.attributes);
                return true;
            }
            if (m_text[m_at] == '>') break;
            std::string name = word();
            space();
            if (name.empty() || m_at >= m_text.size() || m_text[m_at] != '=') return false;
            ++m_at;
            space();
            if (m_at >= m_text.size() || (m_text[m_at] != '"' && m_text[m_at] != '\'')) return false;
            const std::size_t close = m_text.find(m_text[m_at], m_at + 1);
            if (close == std::string_view::npos) return false;
            out.attributes.emplace_back(std::move(name), std::string(m_text.substr(m_at + 1, close - m_at - 1)));
            m_at = close + 1;
        }
        ++m_at;
        out.openEnd = m_at;
        std::ranges::sort(out.attributes);
        if (!children(out, depth + 1)) return false;
        out.closeBegin = m_at;
        m_at += 2;
        if (word() != out.name) return false;
        space();
        if (m_at >= m_text.size() || m_text[m_at] != '>') return false;
        ++m_at;
        return true;
    }

    bool passOver(std::string_view ending, std::size_t from) {
        const std::size_t found = m_text.find(ending, m_at + from);
        if (found == std::string_view::npos) return false;
        m_at = found + ending.size();
        return true;
    }

    std::string word() {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && std::string_view("<>/=\"'").find(m_text[m_at]) == std::string_view::npos) ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    void space() {
        while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// What an XML parser makes of characters and references, with white space folded into single spaces.
std::string folded(std::string_view text) {
    constexpr std::pair<std::string_view, char> references[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '&') {
            const auto known = std::ranges::find_if(references, [&](const auto& one) { return text.substr(i).starts_with(one.first); });
            if (known != std::end(references)) {
                c = known->second;
                i += known->first.size() - 1;
            }
        }
        if (isSpace(c)) {
            if (out.empty() || out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

std::string_view XmlSource::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

std::optional<XmlSource> readXmlSource(std::string_view text) { return SourceReader(text).read(); }

bool hasWords(const XmlSource& element, std::string_view text) {
    return std::ranges::any_of(element.children, [text](const XmlSource& child) {
        return child.kind == XmlSource::Kind::text && !blank(child.bytes(text));
    });
}

std::string meaningOf(const XmlSource& piece, std::string_view text) {
    switch (piece.kind) {
        case XmlSource::Kind::comment: return {};
        case XmlSource::Kind::text: return folded(piece.bytes(text));
        case XmlSource::Kind::other: return std::string(piece.bytes(text));
        case XmlSource::Kind::element: break;
    }
    std::string inside;
    const bool words = hasWords(piece, text);
    for (const XmlSource& child : piece.children) {
        // Between elements white space is layout; between words and elements it parts words.
        if (!words && child.kind == XmlSource::Kind::text) continue;
        inside += meaningOf(child, text);
    }
    if (inside.starts_with(' ')) inside.erase(0, 1);
    if (inside.ends_with(' ')) inside.pop_back();
    std::string out = "<" + piece.name;
    for (const auto& [name, value] : piece.attributes) out += " " + name + "=\"" + folded(value) + "\"";
    return out + ">" + inside + "</>";
}

}  // namespace carewright
