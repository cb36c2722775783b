#include "engine/base/trimmed.h"
#include "engine/content/inline_text.h"

#include <algorithm>
#include <utility>

namespace carewright {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Appends text to runs while keeping single spaces across their borders.
class RunBuilder {
public:
    void append(std::string_view text, const TermId& term, bool strong) {
        for (const char c : text) {
            if (isSpace(c)) {
                if (!m_spaceWaits) m_spaceIsPlain = term.empty() && !strong;
                m_spaceWaits = true;
                continue;
            }
            const bool same = !m_runs.empty() && m_runs.back().term == term && m_runs.back().strong == strong;
            if (m_spaceWaits && !m_runs.empty()) {
                // A space between two runs belongs to the plainer one, so that no underline or weight begins or ends with it.
                const bool formerIsPlain = m_runs.back().term.empty() && !m_runs.back().strong;
                const bool toFormer = formerIsPlain || (same && !m_spaceIsPlain);
                if (toFormer) {
                    m_runs.back().text += ' ';
                } else if (term.empty() && !strong) {
                    m_runs.push_back({" ", term, strong});
                } else {
                    m_runs.push_back({" ", {}, false});
                }
            }
            m_spaceWaits = false;
            if (m_runs.empty() || m_runs.back().term != term || m_runs.back().strong != strong) m_runs.push_back({{}, term, strong});
            m_runs.back().text += c;
        }
    }

    RichText take() { return std::move(m_runs); }

private:
    RichText m_runs;
    bool m_spaceWaits = false, m_spaceIsPlain = false;
};

bool holdsWords(const XmlNode& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const XmlNode& child) { return child.isText() ? !isBlank(child.text) : holdsWords(child); });
}

void readRuns(const XmlNode& node, const TermId& term, bool strong, Reading& reading, RunBuilder& out) {
    for (const XmlNode& child : node.children) {
        if (child.isText()) {
            out.append(child.text, term, strong);
        } else if (child.name == "strong") {
            ElementReader(child, reading).finishText();
            readRuns(child, term, true, reading, out);
        } else if (child.name == "term") {
            ElementReader element(child, reading);
            const TermId inner = element.id<TermId>("ref");
            element.finishText();
            if (inner.empty()) reading.error(child.line, "<term> in a text needs the attribute ref=\"…\" with the id of a glossary term.");
            if (!term.empty()) reading.error(child.line, "A <term> stands inside another; end the first one before.");
            if (!holdsWords(child)) reading.error(child.line, "<term> holds no words; put the words to be explained in it.");
            readRuns(child, inner, strong, reading, out);
        } else {
            reportUnknownChild(child, node, {"term", "strong"}, reading);
        }
    }
}

}  // namespace

std::string singleSpaced(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!isSpace(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string paragraphs(std::string_view text) {
    std::string out;
    std::size_t lineEnds = 0;
    bool space = false;
    for (const char c : text) {
        if (isSpace(c)) {
            space = true;
            if (c == '\n') ++lineEnds;
            continue;
        }
        if (space && !out.empty()) out += lineEnds > 1 ? "\n\n" : " ";
        space = false;
        lineEnds = 0;
        out += c;
    }
    return out;
}

std::string readText(const XmlNode& node, Reading& reading) {
    std::string all;
    for (const XmlNode& child : node.children) {
        if (child.isText()) {
            all += child.text;
        } else {
            reportUnknownChild(child, node, {}, reading);
        }
    }
    return paragraphs(all);
}

std::string readPlainText(const XmlNode& node, Reading& reading) {
    ElementReader(node, reading).finishText();
    return readText(node, reading);
}

RichText readRichText(const XmlNode& node, Reading& reading) {
    RunBuilder out;
    readRuns(node, {}, false, reading, out);
    return out.take();
}

}  // namespace carewright
