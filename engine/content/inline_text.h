/// Running text: white space tidied, `<term>` and `<strong>` as runs.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/element_reader.h"

namespace carewright {

/// White space at the ends gone, every other stretch of it one space.
[[nodiscard]] std::string singleSpaced(std::string_view text);

/// The same, but a blank line between two paragraphs stays as one ("\n\n").
[[nodiscard]] std::string paragraphs(std::string_view text);

/// The words of an element that holds text only, in paragraphs. Reports children, not attributes.
[[nodiscard]] std::string readText(const XmlNode& node, Reading& reading);

/// The same where there may be no attributes either; they are reported.
[[nodiscard]] std::string readPlainText(const XmlNode& node, Reading& reading);

/// The runs of an element that holds text, `<term>` and `<strong>`. Neighbouring runs differ, none is empty. Does not look
/// at the element's own attributes; other children are reported.
[[nodiscard]] RichText readRichText(const XmlNode& node, Reading& reading);

}  // namespace carewright
