#include "engine/content/problem.h"

#include <algorithm>

namespace carewright {

std::string toString(const Problem& problem) {
    std::string out = problem.place.file.empty() ? "course.xml" : problem.place.file;
    out += ':' + std::to_string(problem.place.line) + ": ";
    out += problem.severity == Severity::error ? "error: " : "warning: ";
    return out + problem.text;
}

bool hasErrors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace carewright
