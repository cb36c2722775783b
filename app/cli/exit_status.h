/// What the command line tells whoever called it.
#pragma once

namespace carewright::cli {

inline constexpr int exitDone = 0;  ///< all of it worked
inline constexpr int exitSomeBad =
    1;  ///< it ran to the end; some lines were bad, a course has errors, a figure is too low
inline constexpr int exitNothingDone = 2;  ///< it could not begin: wrong arguments, no such file, unusable course

}  // namespace carewright::cli
