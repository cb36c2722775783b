#include "engine/content/xml_text.h"

#include <algorithm>

namespace carewright {
namespace {

constexpr std::size_t lineWidth = 116;
/// Stands for a space where a line must not be broken; control characters never come from a text.
constexpr char firmSpace = '\x01';

std::string escaped(std::string_view text, bool inAttribute) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += inAttribute ? "&quot;" : "\""; break;
            case '\n': out += inAttribute ? ' ' : '\n'; break;
            default: out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        }
    }
    return out;
}

std::string markup(const RichText& text) {
    std::string out;
    for (const Run& run : text) {
        if (run.strong) out += "<strong>";
        if (!run.term.empty()) out += std::string("<term") + firmSpace + "ref=\"" + escaped(run.term.value, true) + "\">";
        out += escaped(run.text, false);
        if (!run.term.empty()) out += "</term>";
        if (run.strong) out += "</strong>";
    }
    return out;
}

/// A tag in running text, never broken across lines.
std::string inlineTag(std::string_view name, const XmlText::Attributes& attributes) {
    std::string out = "<" + std::string(name);
    for (const auto& [attribute, value] : attributes) {
        if (value.empty()) continue;
        std::string words = escaped(value, true);
        std::replace(words.begin(), words.end(), ' ', firmSpace);
        out += firmSpace + std::string(attribute) + "=\"" + words + "\"";
    }
    return out + "/>";
}

void firmToSpace(std::string& text) { std::replace(text.begin(), text.end(), firmSpace, ' '); }

}  // namespace

XmlText::XmlText() : m_out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlText::indent() { m_out.append(m_level * 2, ' '); }

std::string XmlText::tag(std::string_view name, const Attributes& attributes) {
    std::string out = "<" + std::string(name);
    for (const auto& [attribute, value] : attributes) {
        if (!value.empty()) out += " " + std::string(attribute) + "=\"" + escaped(value, true) + "\"";
    }
    return out;
}

void XmlText::open(std::string_view name, const Attributes& attributes) {
    indent();
    m_out += tag(name, attributes) + ">\n";
    ++m_level;
}

void XmlText::close(std::string_view name) {
    --m_level;
    indent();
    m_out += "</" + std::string(name) + ">\n";
}

void XmlText::empty(std::string_view name, const Attributes& attributes) {
    indent();
    m_out += tag(name, attributes) + "/>\n";
}

void XmlText::text(std::string_view name, const Attributes& attributes, std::string_view text) {
    const bool bare = std::all_of(attributes.begin(), attributes.end(), [](const auto& attribute) { return attribute.second.empty(); });
    if (!text.empty() || !bare) element(name, attributes, escaped(text, false));
}

void XmlText::rich(std::string_view name, const Attributes& attributes, const RichText& text) { element(name, attributes, markup(text)); }

void XmlText::gaps(std::string_view name, const std::vector<GapPiece>& pieces) {
    std::string body;
    for (const GapPiece& piece : pieces) {
        const bool gap = piece.text.empty();
        body += gap ? inlineTag("gap", {{"id", piece.gap.value}, {"accept", piece.accept}, {"shown", piece.shown}, {"feedback", piece.feedback}})
                    : escaped(piece.text, false);
    }
    element(name, {}, body);
}

void XmlText::lines(std::string_view name, const Attributes& attributes, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    const std::string start = tag(name, attributes);
    const std::string only = escaped(lines.front(), false);
    if (lines.size() == 1 && m_level * 2 + start.size() + only.size() + name.size() + 4 <= lineWidth) {
        indent();
        m_out += start + ">" + only + "</" + std::string(name) + ">\n";
        return;
    }
    open(name, attributes);
    for (const std::string& one : lines) line(one);
    close(name);
}

void XmlText::line(std::string_view text) {
    indent();
    m_out += escaped(text, false) + "\n";
}

void XmlText::blankLine() { m_out += '\n'; }

/// On one line where it fits, otherwise the text on lines of its own between the tags.
void XmlText::element(std::string_view name, const Attributes& attributes, const std::string& body) {
    const std::string start = tag(name, attributes);
    if (body.empty()) {
        indent();
        m_out += start + "/>\n";
        return;
    }
    const std::size_t whole = m_level * 2 + start.size() + 1 + body.size() + name.size() + 3;
    if (whole <= lineWidth && body.find('\n') == std::string::npos) {
        std::string content = body;
        firmToSpace(content);
        indent();
        m_out += start + ">" + content + "</" + std::string(name) + ">\n";
        return;
    }
    open(name, attributes);
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find("\n\n", at), body.size());
        if (at > 0) blankLine();
        paragraph(std::string_view(body).substr(at, end - at));
        at = std::min(end + 2, body.size());
    }
    close(name);
}

void XmlText::paragraph(std::string_view body) {
    const std::size_t room = std::max<std::size_t>(lineWidth - std::min(lineWidth, m_level * 2), 40);
    while (!body.empty()) {
        std::size_t end = body.size();
        if (end > room) {
            end = body.rfind(' ', room);
            if (end == std::string_view::npos || end == 0) end = std::min(body.find(' ', room), body.size());
        }
        std::string one(body.substr(0, end));
        firmToSpace(one);
        indent();
        m_out += one + "\n";
        body.remove_prefix(std::min(end + 1, body.size()));
    }
}

}  // namespace carewright
