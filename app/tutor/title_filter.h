/// Finding things of a course by a part of their title.
#pragma once

#include <string_view>

namespace carewright::ui {

/// True where `words` stand in `title`, whatever the case of ASCII letters; empty words stand everywhere.
[[nodiscard]] bool titleHolds(std::string_view title, std::string_view words);

}  // namespace carewright::ui
