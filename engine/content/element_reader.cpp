#include "engine/content/element_reader.h"

#include <algorithm>
#include <charconv>

#include "engine/base/trimmed.h"
#include "engine/content/inline_text.h"

namespace carewright {
namespace {

/// Attributes that editors add for themselves.
bool belongsToEditors(std::string_view name) { return name.starts_with("xsi:") || name.starts_with("xmlns") || name.starts_with("xml:"); }

/// What is repeated of a wrong value or name: enough to find it.
std::string shown(std::string_view text) { return shortened(text, 60); }

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string ElementReader::text(std::string_view name) {
    m_attributes.push_back(name);
    const std::string* value = m_node.attribute(name);
    return value ? singleSpaced(*value) : std::string();
}

std::vector<std::string> ElementReader::words(std::string_view name) {
    const std::string all = text(name);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find(' ', at), all.size());
        out.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::vector<std::string> ElementReader::list(std::string_view name) {
    const std::string all = text(name);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find(';', at), all.size());
        if (std::string item = singleSpaced(std::string_view(all).substr(at, end - at)); !item.empty()) out.push_back(std::move(item));
        at = end + 1;
    }
    return out;
}

int ElementReader::number(std::string_view name, int low, int high) {
    const std::string word = text(name);
    if (!m_node.attribute(name)) return 0;
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size() && value >= low && value <= high) return value;
    m_reading.error(m_node.line, std::string(name) + "=\"" + shown(word) + "\" of <" + m_node.name + "> should be a whole number from " +
                                     std::to_string(low) + " to " + std::to_string(high) + ".");
    return low;
}

void ElementReader::wrongChoice(std::string_view name, const std::string& word, const std::vector<std::string_view>& names) {
    const std::string guess = didYouMean(word, names);
    m_reading.error(m_node.line, std::string(name) + "=\"" + shown(word) + "\" of <" + m_node.name + "> should be " + oneOf(names) +
                                     (guess.empty() ? "." : guess));
}

Provenance ElementReader::provenance() {
    Provenance out;
    out.sources = ids<SourceId>("sources");
    out.nation = text("nation");
    return out;
}

const XmlNode* ElementReader::only(std::string_view name) {
    const std::vector<const XmlNode*> all = children(name);
    for (std::size_t i = 1; i < all.size(); ++i) {
        m_reading.error(all[i]->line, "<" + m_node.name + "> has a second <" + std::string(name) + ">; the first is in line " +
                                          std::to_string(all[0]->line) + ". Keep one.");
    }
    return all.empty() ? nullptr : all.front();
}

std::string ElementReader::child(std::string_view name) {
    const XmlNode* node = only(name);
    return node ? readPlainText(*node, m_reading) : std::string();
}

RichText ElementReader::richChild(std::string_view name) {
    const XmlNode* node = only(name);
    if (!node) return {};
    ElementReader(*node, m_reading).finishText();
    return readRichText(*node, m_reading);
}

std::vector<const XmlNode*> ElementReader::children(std::string_view name) {
    allow(name);
    std::vector<const XmlNode*> out;
    for (const XmlNode& node : m_node.children) {
        if (node.name == name) out.push_back(&node);
    }
    return out;
}

void ElementReader::finish() {
    reportAttributes();
    for (const XmlNode& node : m_node.children) {
        if (node.isText()) {
            reportStrayText(node, m_node, m_reading);
        } else if (!contains(m_children, node.name)) {
            reportUnknownChild(node, m_node, m_children, m_reading);
        }
    }
}

void ElementReader::finishText() { reportAttributes(); }

void ElementReader::reportAttributes() {
    for (const XmlAttribute& attribute : m_node.attributes) {
        if (belongsToEditors(attribute.name) || contains(m_attributes, attribute.name)) continue;
        const std::string guess = didYouMean(attribute.name, m_attributes);
        m_reading.error(attribute.line, "<" + m_node.name + "> has no attribute \"" + shown(attribute.name) + "\"" +
                                            (!guess.empty()         ? guess
                                             : m_attributes.empty() ? "; it takes none."
                                                                    : "; it takes " + oneOf(m_attributes) + "."));
    }
}

void reportUnknownChild(const XmlNode& child, const XmlNode& parent, const std::vector<std::string_view>& known, Reading& reading) {
    const std::string guess = didYouMean(child.name, known);
    reading.error(child.line, "<" + shown(child.name) + "> has no place in <" + parent.name + ">" +
                                  (!guess.empty()  ? guess
                                   : known.empty() ? "; only text belongs here."
                                                   : "; expected " + oneOf(known) + "."));
}

void reportStrayText(const XmlNode& text, const XmlNode& parent, Reading& reading) {
    if (isBlank(text.text)) return;
    reading.error(text.line, "There is text directly in <" + parent.name + "> (\"" + shown(singleSpaced(text.text)) +
                                 "\"); put it into one of its elements.");
}

}  // namespace carewright
