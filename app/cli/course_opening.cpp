#include "app/cli/course_opening.h"

#include <iostream>
#include <utility>

#include "engine/content/course_reader.h"
#include "engine/content/problem.h"

namespace carewright::cli {

std::string describe(const Error& error) {
    return toString(Problem{Severity::error, error.place, error.message});
}

std::optional<OpenCourse> openCourse(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        std::cerr << "carewright: there is no course folder " << folder.string() << '\n';
        return std::nullopt;
    }
    auto read = readCourse(folder);
    if (!read.usable()) {
        for (const auto& problem : read.problems) {
            if (problem.severity == Severity::error) std::cerr << toString(problem) << '\n';
        }
        std::cerr << "carewright: the course in " << folder.string()
                  << " has errors; nothing is marked with it until they are put right\n";
        return std::nullopt;
    }
    auto marker = Marker::compile(read.course);
    if (!marker) {
        std::cerr << describe(marker.error()) << "\ncarewright: the rubric of this course cannot be used\n";
        return std::nullopt;
    }
    return OpenCourse{std::move(read.course), std::move(*marker)};
}

}  // namespace carewright::cli
