#include "engine/content/xml_scan.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// More than any element here has; comparing each with each must stay cheap.
constexpr std::size_t mostAttributes = 32;
/// What is quoted of a wrong name or text.
constexpr std::size_t longestQuote = 40;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool isNameCharacter(char c) { return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

/// Elements that stand inside running text, where the space between them counts.
bool isInline(std::string_view name) { return name == "term" || name == "strong"; }

std::string quoted(std::string_view text) { return shortened(text, longestQuote); }

/// Replaces broken and forbidden bytes and reports the first of each line.
std::string withoutBadBytes(std::string_view xml, const std::string& file, ProblemLog& log) {
    std::string out;
    out.reserve(xml.size());
    int line = 1, reported = 0;
    const auto report = [&](const char* text) {
        if (reported != line) log.error({file, line}, text);
        reported = line;
    };
    for (std::size_t at = 0; at < xml.size();) {
        const auto byte = static_cast<unsigned char>(xml[at]);
        if (byte == '\n') ++line;
        if (byte < 0x20 && !isSpace(xml[at])) {
            report("There is a control character in the text; delete it and type the words again.");
            out += ' ';
            ++at;
            continue;
        }
        const Decoded decoded = decodeAt(xml, at);
        if (byte >= 0x80 && decoded.length == 1) {
            report("There is a byte that is not UTF-8; save the file in the encoding UTF-8.");
            appendUtf8(out, 0xFFFD);
        } else {
            out.append(xml.substr(at, decoded.length));
        }
        at += decoded.length;
    }
    return out;
}

class Scanner {
public:
    Scanner(std::string_view text, const std::string& file, int depth, ProblemLog& log)
        : m_text(text), m_file(file), m_depth(static_cast<std::size_t>(std::max(depth, 1))), m_log(log) {}

    bool scan(std::string& kept) {
        while (m_at < m_text.size() && !m_stopped) {
            if (m_text[m_at] == '<') {
                scanMarkup();
            } else {
                scanText();
            }
        }
        if (!m_stopped) {
            for (auto it = m_open.rbegin(); it != m_open.rend(); ++it) {
                problem(it->line, "<" + quoted(it->name) + "> is never closed; add </" + quoted(it->name) + ">.");
            }
            if (!m_rootSeen && m_good) problem(1, "There is no element in the file; it should hold a <course> or a <part>.");
        }
        if (m_good) kept = keepSpaces();
        return m_good;
    }

private:
    struct Open {
        std::string_view name;
        int line;
    };

    void problem(int line, std::string text) {
        m_good = false;
        m_log.error({m_file, line}, std::move(text));
        if (m_log.full()) m_stopped = true;
    }

    void stop(int line, std::string text) {
        problem(line, std::move(text));
        m_stopped = true;
    }

    [[nodiscard]] bool looksAt(std::string_view what) const { return m_text.substr(m_at, what.size()) == what; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    void step() {
        if (m_text[m_at] == '\n') ++m_line;
        ++m_at;
    }

    void stepTo(std::size_t end) {
        m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                              m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        m_at = end;
    }

    void skipSpace() {
        while (!atEnd() && isSpace(m_text[m_at])) step();
    }

    std::string_view readName() {
        const std::size_t begin = m_at;
        if (!atEnd() && isNameStart(m_text[m_at])) {
            while (!atEnd() && isNameCharacter(m_text[m_at])) ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    void skipBehind(std::string_view close, const char* what) {
        const int line = m_line;
        const std::size_t end = m_text.find(close, m_at);
        if (end == std::string_view::npos) {
            stop(line, std::string(what) + " is never closed; add " + std::string(close) + ".");
            return;
        }
        stepTo(end + close.size());
    }

    void scanMarkup() {
        if (looksAt("<!--")) {
            m_at += 4;
            skipBehind("-->", "A comment");
            endMarkup(!m_open.empty(), !m_open.empty());
        } else if (looksAt("<![CDATA[")) {
            if (m_open.empty()) problem(m_line, "There is text outside the outermost element; put it inside.");
            skipBehind("]]>", "A <![CDATA[ block");
            endMarkup(false, false);
        } else if (looksAt("<?")) {
            scanInstruction();
            endMarkup(false, false);
        } else if (looksAt("<!")) {
            stop(m_line, "Document type and entity declarations (<!…>) are not read; remove this one.");
        } else if (looksAt("</")) {
            scanEndTag();
        } else {
            scanStartTag();
        }
    }

    void scanInstruction() {
        const std::size_t begin = m_at;
        const int line = m_line;
        skipBehind("?>", "An instruction <?");
        if (m_stopped) return;
        if (m_rootSeen) problem(line, "An instruction <?…?> stands inside the document; remove it.");
        const std::string_view body = m_text.substr(begin, m_at - begin);
        const std::size_t encoding = body.find("encoding");
        if (!body.starts_with("<?xml") || encoding == std::string_view::npos) return;
        const std::string folded = fold(body.substr(encoding));
        if (folded.find("utf-8") == std::string::npos && folded.find("us-ascii") == std::string::npos) {
            problem(line, "The file says it is in another encoding; save it in UTF-8 and write encoding=\"UTF-8\".");
        }
    }

    void scanStartTag() {
        const int line = m_line;
        ++m_at;
        const std::string_view name = readName();
        if (name.empty()) {
            problem(line, "A < stands where no element begins; write &lt; for the sign itself.");
            return;
        }
        if (m_open.empty()) {
            if (m_rootSeen) problem(line, "<" + quoted(name) + "> stands after the end of the outermost element; put it inside.");
            m_rootSeen = true;
        }
        const bool closed = scanAttributes(name, line);
        if (m_stopped) return;
        endMarkup(isInline(name), closed && isInline(name));
        if (closed) return;
        m_open.push_back({name, line});
        if (m_open.size() > m_depth) {
            stop(line, "Elements are nested more than " + std::to_string(m_depth) + " deep; nothing in a course needs that.");
        }
    }

    /// True where the element closes itself.
    bool scanAttributes(std::string_view element, int line) {
        std::vector<std::string_view> seen;
        while (true) {
            const std::size_t before = m_at;
            skipSpace();
            if (atEnd()) {
                stop(line, "The tag <" + quoted(element) + " is never finished; add the > that ends it.");
                return true;
            }
            if (m_text[m_at] == '>') return ++m_at, false;
            if (looksAt("/>")) return m_at += 2, true;
            const std::string_view name = readName();
            if (name.empty()) {
                problem(m_line, "The tag <" + quoted(element) + "> holds \"" + quoted(m_text.substr(m_at, decodeAt(m_text, m_at).length)) +
                                    "\" where an attribute or > should be.");
                skipToTagEnd();
                return false;
            }
            if (before == m_at - name.size()) problem(m_line, "Before the attribute " + quoted(name) + " a space is missing.");
            if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
                problem(m_line, "<" + quoted(element) + "> has the attribute " + quoted(name) + " twice; keep one.");
            }
            if (seen.size() >= mostAttributes) {
                stop(line, "<" + quoted(element) + "> has more than " + std::to_string(mostAttributes) + " attributes; no element has so many.");
                return true;
            }
            seen.push_back(name);
            if (!scanAttributeValue(element, name)) return false;
        }
    }

    bool scanAttributeValue(std::string_view element, std::string_view name) {
        skipSpace();
        const int line = m_line;
        const std::string where = "the attribute " + quoted(name) + " of <" + quoted(element) + ">";
        if (atEnd() || m_text[m_at] != '=') {
            problem(line, "There is no value for " + where + "; write " + quoted(name) + "=\"…\".");
            skipToTagEnd();
            return false;
        }
        ++m_at;
        skipSpace();
        const char quote = atEnd() ? ' ' : m_text[m_at];
        if (quote != '"' && quote != '\'') {
            problem(line, "The value of " + where + " has no quotation marks; write " + quoted(name) + "=\"…\".");
            skipToTagEnd();
            return false;
        }
        ++m_at;
        const std::size_t end = m_text.find_first_of(quote == '"' ? "\"<" : "'<", m_at);
        if (end == std::string_view::npos || m_text[end] == '<') {
            problem(line, "The value of " + where + " is not closed; add the " + std::string(1, quote) + " that ends it.");
            stepTo(std::min(end, m_text.size()));
            return false;
        }
        checkEntities(m_text.substr(m_at, end - m_at));
        stepTo(end + 1);
        return true;
    }

    /// After a fault in a tag: behind its >, or before the next <.
    void skipToTagEnd() {
        const std::size_t end = std::min(m_text.find_first_of("<>", m_at), m_text.size());
        stepTo(end);
        if (!atEnd() && m_text[m_at] == '>') ++m_at;
    }

    void scanEndTag() {
        const int line = m_line;
        m_at += 2;
        const std::string_view name = readName();
        skipSpace();
        if (!atEnd() && m_text[m_at] == '>') {
            ++m_at;
        } else {
            problem(line, "The tag </" + quoted(name) + " is not finished; write </" + quoted(name) + ">.");
            skipToTagEnd();
        }
        closeElement(name, line);
        endMarkup(false, isInline(name));
    }

    void closeElement(std::string_view name, int line) {
        const auto it = std::find_if(m_open.rbegin(), m_open.rend(), [&](const Open& open) { return open.name == name; });
        if (it == m_open.rend() && !m_open.empty() && !didYouMean(name, {m_open.back().name}).empty()) {
            problem(line, "</" + quoted(name) + "> should be </" + quoted(m_open.back().name) + ">, which closes the element of line " +
                              std::to_string(m_open.back().line) + ".");
            m_open.pop_back();
            return;
        }
        if (it == m_open.rend()) {
            problem(line, "</" + quoted(name) + "> closes nothing: no <" + quoted(name) + "> is open here" +
                              (m_open.empty() ? "." : "; expected </" + quoted(m_open.back().name) + ">."));
            return;
        }
        while (m_open.back().name != name) {
            problem(m_open.back().line, "<" + quoted(m_open.back().name) + "> is not closed before </" + quoted(name) + "> in line " +
                                            std::to_string(line) + "; add </" + quoted(m_open.back().name) + ">.");
            m_open.pop_back();
            if (m_stopped) return;
        }
        m_open.pop_back();
    }

    void scanText() {
        const std::size_t begin = m_at;
        const int line = m_line;
        const std::size_t end = std::min(m_text.find('<', m_at), m_text.size());
        const std::string_view text = m_text.substr(begin, end - begin);
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) {
            m_space = m_afterInline ? begin : std::string_view::npos;
        } else {
            if (m_open.empty()) {
                problem(line + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n')),
                        "There is text outside the outermost element; put it inside.");
            }
            checkEntities(text);
        }
        m_afterInline = false;
        stepTo(end);
    }

    /// Notes whether the white space just before this markup counts, and whether what follows it might.
    void endMarkup(bool inlineBegins, bool inlineEnds) {
        if (m_space != std::string_view::npos && inlineBegins) m_kept.push_back(m_space);
        m_space = std::string_view::npos;
        m_afterInline = inlineEnds;
    }

    void checkEntities(std::string_view text) {
        int line = m_line;
        std::size_t counted = 0;
        for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
            line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            counted = at;
            const std::size_t end = text.substr(0, std::min(text.size(), at + 40)).find(';', at);
            const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(at + 1, end - at - 1);
            if (name.starts_with('#')) {
                if (!isGoodReference(name.substr(1))) problem(line, "\"&" + quoted(name) + ";\" names no character that may stand in a text.");
            } else if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "apos") {
                problem(line, "\"" + quoted(text.substr(at, std::min<std::size_t>(name.empty() ? 1 : name.size() + 2, 20))) +
                                  "\" is not known; write &amp; for the sign &, and other characters as they are.");
            }
            if (m_stopped) return;
        }
    }

    static bool isGoodReference(std::string_view digits) {
        const bool hex = digits.starts_with('x');
        if (hex) digits.remove_prefix(1);
        if (digits.empty() || digits.size() > 7) return false;
        unsigned long value = 0;
        for (const char c : digits) {
            const int digit = c >= '0' && c <= '9' ? c - '0'
                              : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0) return false;
            value = value * (hex ? 16 : 10) + static_cast<unsigned long>(digit);
        }
        if (value < 0x20) return value == 9 || value == 10 || value == 13;
        return value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF) && value != 0xFFFE && value != 0xFFFF;
    }

    [[nodiscard]] std::string keepSpaces() const {
        std::string out;
        out.reserve(m_text.size() + m_kept.size() * 5);
        std::size_t from = 0;
        for (const std::size_t at : m_kept) {
            out.append(m_text.substr(from, at - from)).append("&#32;");
            if (m_text[at] == '\n') out += '\n';  // keep the lines counted
            from = at + 1;
        }
        return out.append(m_text.substr(from));
    }

    std::string_view m_text;
    const std::string& m_file;
    std::size_t m_depth;
    ProblemLog& m_log;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_good = true, m_stopped = false, m_rootSeen = false;
    bool m_afterInline = false;                      ///< the last markup ended an inline element
    std::size_t m_space = std::string_view::npos;    ///< white space since then, if nothing else
    std::vector<std::size_t> m_kept;                 ///< white space that counts
    std::vector<Open> m_open;
};

}  // namespace

ScannedXml scanXml(std::string_view xml, const std::string& file, int depth, ProblemLog& log) {
    ScannedXml out;
    if (xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF")) {
        log.error({file, 1}, "The file is in UTF-16; save it in the encoding UTF-8.");
        return out;
    }
    if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
    const std::string clean = withoutBadBytes(xml, file, log);
    out.wellFormed = Scanner(clean, file, depth, log).scan(out.text);
    return out;
}

}  // namespace carewright
