/// What is wrong in a course, for the person who wrote it.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

/// error: nothing that rests on the part may be used for assessing (content/ready_parts.h); warning: it works but somebody should look.
enum class Severity { error, warning };

/// One problem: where, what is wrong, and what would be right.
struct Problem {
    Severity severity = Severity::error;
    SourcePlace place;
    std::string text;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// `file:line: error: text`, the form editors and `carewright check` understand.
[[nodiscard]] std::string toString(const Problem& problem);

[[nodiscard]] bool hasErrors(const std::vector<Problem>& problems);

}  // namespace carewright
