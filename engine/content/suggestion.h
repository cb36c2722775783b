/// "Did you mean": the nearest of some known names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carewright {

/// `; did you mean "title"?` for the candidate nearest to `wrong` (at most a third of its letters off, counting a swap of
/// neighbours as one), or an empty text where none is near. The first of equally near ones wins.
[[nodiscard]] std::string didYouMean(std::string_view wrong, const std::vector<std::string_view>& candidates);

/// The same with a capital where it begins with a plain small letter: how a sentence begins.
[[nodiscard]] std::string capitalised(std::string text);

/// At most `most` bytes of `text`, cut between characters and marked with … where something is left out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most = 80);

/// `"a", "b" or "c"`.
[[nodiscard]] std::string oneOf(const std::vector<std::string_view>& names);

}  // namespace carewright
