/// Days as people in the UK write them. Files keep ISO dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carewright {

/// The ISO date of a day as it was typed, day first; nothing where it is none or not whole yet:
///     28/11/2026, 28.11.2026, 28-11-2026      → 2026-11-28
///     28 November 2026, 28 Nov 2026           → 2026-11-28
///     2026-11-28                              → 2026-11-28
///     31/02/2026, 28/11/26, November          → nothing
[[nodiscard]] std::optional<std::string> isoDateFrom(std::string_view typed);

/// "28 November 2026" for "2026-11-28"; other texts as they are.
[[nodiscard]] std::string dateInWords(const std::string& isoDate);

}  // namespace carewright
