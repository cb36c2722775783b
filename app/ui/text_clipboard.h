/// Text from outside, made fit for the editor.
#pragma once

#include <string>
#include <string_view>

namespace carewright::ui {

/// Line ends (CRLF, CR, NEL, line and paragraph separators) become '\n', tabs and form feeds become a space, other
/// control characters and byte-order marks are dropped, broken UTF-8 becomes U+FFFD, one for each bad stretch. The
/// result is valid UTF-8; doing it twice changes nothing.
[[nodiscard]] std::string sanitiseForEditor(std::string_view text);

}  // namespace carewright::ui
