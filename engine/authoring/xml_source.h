/// XML with every byte accounted for, so that an edit of a course changes its own lines only and comments survive.
///
/// The text must be well formed (what `readCourse` accepts or course_writer makes is); anything else gives nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carewright {

/// A stretch of the source. `begin` to `end` are bytes of the text it was read from.
struct XmlSource {
    enum class Kind { element, text, comment, other };  // other: declarations, processing instructions, CDATA

    Kind kind = Kind::element;
    std::size_t begin = 0, end = 0;
    std::string name;                                               ///< elements
    std::vector<std::pair<std::string, std::string>> attributes;    ///< names sorted, values as written between the quotes
    std::size_t openEnd = 0;                                        ///< elements: behind the > of the opening tag
    std::size_t closeBegin = 0;                                     ///< elements: at the < of the closing tag; openEnd for <a/>
    std::vector<XmlSource> children;                                ///< of elements, in order, without gaps from openEnd to closeBegin

    [[nodiscard]] std::string_view bytes(std::string_view text) const { return text.substr(begin, end - begin); }
    /// The value of an attribute, empty where there is none.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

/// The whole text as one nameless element. At most 200 levels.
[[nodiscard]] std::optional<XmlSource> readXmlSource(std::string_view text);

/// What a piece means to the reader of a course, as a string to compare: names, attributes in any order, and texts with
/// their white space folded; comments and layout do not count.
[[nodiscard]] std::string meaningOf(const XmlSource& piece, std::string_view text);

/// True where words stand directly in it.
[[nodiscard]] bool hasWords(const XmlSource& element, std::string_view text);

}  // namespace carewright
