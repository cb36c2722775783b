/// Builds XML in one stable form: two spaces for each level, long text broken at spaces.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

class XmlText {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    XmlText();

    /// Attributes with an empty value are left out.
    void open(std::string_view name, const Attributes& attributes = {});
    void close(std::string_view name);
    /// An element without content.
    void empty(std::string_view name, const Attributes& attributes = {});
    /// An element with text; left out where the text is empty and there are no attributes with a value.
    void text(std::string_view name, const Attributes& attributes, std::string_view text);
    void rich(std::string_view name, const Attributes& attributes, const RichText& text);
    /// A text with gaps in it.
    void gaps(std::string_view name, const std::vector<GapPiece>& pieces);
    /// An element whose text is these lines, each kept whole on a line of its own; left out where there are none.
    void lines(std::string_view name, const Attributes& attributes, const std::vector<std::string>& lines);
    /// A line of text at this level.
    void line(std::string_view text);
    void blankLine();

    /// What was built, ending with a line end.
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void indent();
    [[nodiscard]] static std::string tag(std::string_view name, const Attributes& attributes);
    void element(std::string_view name, const Attributes& attributes, const std::string& body);
    void paragraph(std::string_view body);

    std::string m_out;
    std::size_t m_level = 0;
};

}  // namespace carewright
