/// One cell of a CSV file that people open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace carewright {

/// RFC 4180: quoted where it has to be. A text that a spreadsheet would take for a formula (it begins with = + - @, their
/// full-width forms, a tab or a line end) gets an apostrophe in front, as OWASP advises: "=1+1" → "'=1+1".
[[nodiscard]] std::string csvCell(std::string_view text);

}  // namespace carewright
