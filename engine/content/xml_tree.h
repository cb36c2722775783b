/// XML as a plain tree, so that the readers of a course know nothing of the library that parses it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/problem_log.h"

namespace carewright {

struct XmlAttribute {
    std::string name, value;
    int line = 0;
};

/// An element, or a stretch of text (then `name` is empty). Comments are left out.
struct XmlNode {
    std::string name;
    std::string text;       ///< text only; character references resolved, white space as it stands
    int line = 0;           ///< where the < stands, or the first character of the text that is not white space
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNode> children;

    [[nodiscard]] bool isText() const { return name.empty(); }
    /// The value of an attribute, or nullptr.
    [[nodiscard]] const std::string* attribute(std::string_view wanted) const;
};

/// Parses one file of at most `depth` nested elements. Nothing where the XML is faulty; `log` then says why and is marked
/// incomplete. Never throws for any input.
[[nodiscard]] std::optional<XmlNode> parseXml(std::string_view xml, const std::string& file, int depth, ProblemLog& log);

}  // namespace carewright
