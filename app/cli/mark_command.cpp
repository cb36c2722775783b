#include "app/cli/mark_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "app/cli/course_opening.h"
#include "app/cli/exit_status.h"
#include "app/cli/input_file.h"
#include "app/cli/mark_stream.h"

namespace carewright::cli {

namespace {

struct MarkArguments {
    std::string course;
    std::string file = "-";
    bool allPoints = false;
    unsigned jobs = 0;  ///< 0: one for each processor
};

ResponseFormat formatOf(const std::string& file) {
    const auto ends = [&](const char* suffix) { return file.ends_with(suffix); };
    if (ends(".csv") || ends(".CSV")) return ResponseFormat::csv;
    if (ends(".jsonl") || ends(".ndjson")) return ResponseFormat::jsonLines;
    return ResponseFormat::guess;
}

int markFile(const MarkArguments& arguments) {
    InputFile input(arguments.file);
    if (!input.opened()) {
        std::cerr << "carewright: cannot read " << arguments.file << '\n';
        return exitNothingDone;
    }
    const auto open = openCourse(arguments.course);
    if (!open) return exitNothingDone;

    const unsigned jobs = arguments.jobs > 0 ? arguments.jobs : std::max(1u, std::thread::hardware_concurrency());
    ResponseReader reader(input.stream(), formatOf(arguments.file));
    const auto counts =
        markStream(reader, open->course, open->marker, {.allPoints = arguments.allPoints}, jobs, std::cout);
    if (!counts.written) {
        std::cerr << "carewright: the output could not be written; stopped after " << counts.marked + counts.bad
                  << " responses\n";
        return counts.marked > 0 ? exitSomeBad : exitNothingDone;
    }
    if (reader.failed()) {
        std::cerr << "carewright: " << arguments.file << " could not be read to its end\n";
        return exitSomeBad;
    }
    return counts.bad > 0 ? exitSomeBad : exitDone;
}

}  // namespace

void addMarkCommand(CLI::App& app, int& status) {
    auto arguments = std::make_shared<MarkArguments>();
    auto* command = app.add_subcommand("mark", "Mark a file of responses, with the words that earned each mark");
    command->add_option("--course", arguments->course, "Folder of the course whose rubric marks")
        ->required()
        ->type_name("DIR");
    command->add_flag("--all-points", arguments->allPoints,
                      "Judge every marking point and misconception of the course, whatever the question");
    command->add_option("--jobs", arguments->jobs, "How many threads mark; one for each processor unless given")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
    command
        ->add_option("FILE", arguments->file,
                     "JSON lines {\"id\",\"question\",\"answer\"} or CSV with these columns; - is the standard input")
        ->type_name("");
    command->footer(
        "Writes one JSON line for each response, in the order of the input; a bad line gives "
        "{\"line\":17,\"id\":\"d017\",\"error\":\"…\"} and the\n"
        "run goes on. Exit status: 0 all were marked, 1 some lines were bad, 2 nothing could be done.");
    command->callback([arguments, &status] { status = markFile(*arguments); });
}

}  // namespace carewright::cli
