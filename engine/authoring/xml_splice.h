/// Puts an edit into the text of a file as its author wrote it: only the lines of what changed are written anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carewright {

/// `old` with everything that differs between `before` and `after` put into it. `before` is what the writer makes of the
/// file as it was read, `after` what it makes of it now; both have the same root element as `old`. What did not change
/// keeps its bytes, its comments and its layout; what moved takes its comments along; what is new stands in the file's own
/// indentation. A comment directly above something that is removed goes with it. Nothing where one of the three is not
/// well-formed XML or the roots differ.
[[nodiscard]] std::optional<std::string> spliceXml(std::string_view old, std::string_view before, std::string_view after);

}  // namespace carewright
