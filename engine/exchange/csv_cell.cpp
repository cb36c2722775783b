#include "engine/exchange/csv_cell.h"

#include <algorithm>
#include <array>

namespace carewright {

std::string csvCell(std::string_view text) {
    constexpr std::array<std::string_view, 11> beginnings{"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    std::string out;
    if (std::ranges::any_of(beginnings, [&](std::string_view one) { return text.starts_with(one); })) out = "'";
    out += text;
    if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace carewright
