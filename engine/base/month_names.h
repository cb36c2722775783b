/// The months by their English names, January first.
#pragma once

#include <array>
#include <string_view>

namespace carewright {

inline constexpr std::array<std::string_view, 12> monthNames = {"January", "February", "March",     "April",   "May",      "June",
                                                                "July",    "August",   "September", "October", "November", "December"};

}  // namespace carewright
