/// A cheap look at XML before it is parsed: everything that would make the parser stop at its first fault, recurse too
/// deep or slow down without bound is found here, all of it at once.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/problem_log.h"

namespace carewright {

struct ScannedXml {
    /// False where the text must not be parsed; the log then says why.
    bool wellFormed = false;
    /// The text as it should be parsed: no byte order mark, broken bytes replaced, and white space between two inline
    /// elements kept (tinyxml2 9 drops it). Lines stand where they stood.
    std::string text;
};

/// Reports bytes that are not UTF-8, control characters, document type declarations, unknown entities, unbalanced or
/// unfinished tags, faulty attributes and nesting over `depth` to `log`, each with its line in `file`.
[[nodiscard]] ScannedXml scanXml(std::string_view xml, const std::string& file, int depth, ProblemLog& log);

}  // namespace carewright
