/// Reads one XML element against what it may hold: asking for an attribute or child makes it known, `finish` reports the
/// rest. Missing things come back empty; that they are missing is for course_check to say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/element_names.h"
#include "engine/content/suggestion.h"
#include "engine/content/xml_tree.h"

namespace carewright {

/// What the readers of one file share.
struct Reading {
    std::string file;
    ProblemLog& log;

    void error(int line, std::string text) { log.error({file, line}, std::move(text)); }
    [[nodiscard]] SourcePlace place(const XmlNode& node) const { return {file, node.line}; }
};

class ElementReader {
public:
    /// Both must outlive the reader.
    ElementReader(const XmlNode& node, Reading& reading) : m_node(node), m_reading(reading) {}

    [[nodiscard]] SourcePlace place() const { return m_reading.place(m_node); }

    /// The attribute's value, white space tidied; empty where there is none.
    [[nodiscard]] std::string text(std::string_view name);

    /// As an id, whatever its form (course_check judges that).
    template <class IdType>
    [[nodiscard]] IdType id(std::string_view name) {
        return IdType(text(name));
    }

    /// Ids separated by white space.
    template <class IdType>
    [[nodiscard]] std::vector<IdType> ids(std::string_view name) {
        std::vector<IdType> out;
        for (std::string& word : words(name)) out.emplace_back(std::move(word));
        return out;
    }

    /// Texts separated by semicolons.
    [[nodiscard]] std::vector<std::string> list(std::string_view name);

    /// A whole number from `low` to `high`; 0 where there is none, `low` where it is wrong (and reported).
    [[nodiscard]] int number(std::string_view name, int low, int high);

    /// One of the table's words; `otherwise` where there is none or it is wrong (and reported).
    template <class Value, std::size_t size>
    [[nodiscard]] Value choice(std::string_view name, const NameTable<Value, size>& table, Value otherwise) {
        const std::string word = text(name);
        if (word.empty() && !m_node.attribute(name)) return otherwise;
        for (const auto& [candidate, value] : table) {
            if (candidate == word) return value;
        }
        wrongChoice(name, word, namesIn(table));
        return otherwise;
    }

    [[nodiscard]] Provenance provenance();

    /// The words of the one child of this name; a second one is reported.
    [[nodiscard]] std::string child(std::string_view name);
    [[nodiscard]] RichText richChild(std::string_view name);
    /// All children of this name.
    [[nodiscard]] std::vector<const XmlNode*> children(std::string_view name);
    /// Makes children of this name known to `finish`.
    void allow(std::string_view name) { m_children.push_back(name); }

    /// Reports unknown attributes, unknown children, and text between the children.
    void finish();
    /// The same for an element that is read as text: only unknown attributes.
    void finishText();

private:
    [[nodiscard]] std::vector<std::string> words(std::string_view name);
    [[nodiscard]] const XmlNode* only(std::string_view name);
    void wrongChoice(std::string_view name, const std::string& word, const std::vector<std::string_view>& names);
    void reportAttributes();

    const XmlNode& m_node;
    Reading& m_reading;
    std::vector<std::string_view> m_attributes, m_children;
};

/// Reports an element that may not stand below `parent`.
void reportUnknownChild(const XmlNode& child, const XmlNode& parent, const std::vector<std::string_view>& known, Reading& reading);

/// Reports text that is not white space directly inside `parent`.
void reportStrayText(const XmlNode& text, const XmlNode& parent, Reading& reading);

}  // namespace carewright
