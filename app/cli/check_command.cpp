#include "app/cli/check_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "app/cli/course_opening.h"
#include "app/cli/exit_status.h"
#include "engine/content/course_reader.h"
#include "engine/marking/marker.h"
#include "engine/marking/wording_check.h"

namespace carewright::cli {

namespace {

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

int checkCourse(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(folder / "course.xml", ignored)) {
        std::cerr << "carewright: " << folder.string() << " is no course: it has no file course.xml\n";
        return exitNothingDone;
    }
    auto read = readCourse(folder);
    // Only a course that can be read whole is worth a look at its wordings.
    if (!hasErrors(read.problems)) {
        for (Problem& problem : checkWordings(read.course)) read.problems.push_back(std::move(problem));
    }
    for (const auto& problem : read.problems) std::cout << toString(problem) << '\n';
    auto errors =
        static_cast<std::size_t>(std::count_if(read.problems.begin(), read.problems.end(), [](const Problem& problem) {
            return problem.severity == Severity::error;
        }));
    const std::size_t warnings = read.problems.size() - errors;

    // Some mistakes in rules show only when the rubric is compiled; a course that won't compile isn't clean.
    if (errors == 0) {
        if (const auto marker = Marker::compile(read.course); !marker) {
            std::cout << describe(marker.error()) << '\n';
            ++errors;
        }
    }
    std::cout.flush();

    const Course& course = read.course;
    std::cerr << folder.string() << ": " << counted(errors, "error") << ", " << counted(warnings, "warning") << "; "
              << counted(course.files.size(), "file") << ", " << counted(course.topics.size(), "topic") << ", "
              << counted(course.questions.size(), "question") << ", " << counted(course.points.size(), "marking point")
              << ", " << counted(course.misconceptions.size(), "misconception") << ", "
              << counted(course.concepts.size(), "concept") << '\n';
    return errors > 0 ? exitSomeBad : exitDone;
}

}  // namespace

void addCheckCommand(CLI::App& app, int& status) {
    auto folder = std::make_shared<std::string>();
    auto* command = app.add_subcommand("check", "List every problem of a course as file:line: severity: text");
    command->add_option("DIR", *folder, "Folder of the course")->required()->type_name("");
    command->footer(
        "Files are named relative to DIR. Exit status: 0 no errors (warnings may be listed), 1 errors, 2 nothing could "
        "be\n"
        "checked.");
    command->callback([folder, &status] { status = checkCourse(*folder); });
}

}  // namespace carewright::cli
