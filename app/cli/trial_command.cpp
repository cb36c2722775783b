#include "app/cli/trial_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/course_opening.h"
#include "app/cli/exit_status.h"
#include "app/cli/input_file.h"
#include "app/cli/trial_report.h"
#include "app/cli/trial_thresholds.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/compiled_course.h"
#include "engine/marking/trial.h"
#include "engine/marking/trial_findings.h"

namespace carewright::cli {

namespace {

struct TrialArguments {
    std::string course, compare, marked;
    bool json = false;
    std::size_t rounds = 1000;
    ReportOptions report;
    Thresholds thresholds;
};

/// Takes out the responses that the course can't be held against, saying why; true where there were any.
bool dropUnknown(const Course& course, std::vector<MarkedResponse>& responses) {
    const auto unknownId = [&](const MarkedResponse& response) -> std::optional<std::string> {
        if (!course.findQuestion(response.question)) return "question " + response.question.value;
        for (const auto& id : response.awarded) {
            if (!course.findPoint(id)) return "marking point " + id.value;
        }
        for (const auto& id : response.misconceptions) {
            if (!course.findMisconception(id)) return "misconception " + id.value;
        }
        return std::nullopt;
    };
    const auto dropped = std::erase_if(responses, [&](const MarkedResponse& response) {
        const auto unknown = unknownId(response);
        if (unknown)
            std::cerr << "carewright: response " << response.id << " is left out: the course has no " << *unknown
                      << '\n';
        return unknown.has_value();
    });
    return dropped > 0;
}

/// Warns where the weights of the course were learnt from the very responses: what looks like agreement is memory then.
void warnOfMemory(const Course& course, const std::vector<MarkedResponse>& responses) {
    const std::vector<std::uint32_t>& learnt = course.weights.learntFrom;
    const auto remembered = std::count_if(responses.begin(), responses.end(), [&](const MarkedResponse& response) {
        return std::binary_search(learnt.begin(), learnt.end(), fingerprintOf(response.question.value, response.answer));
    });
    if (remembered == 0) return;
    std::cerr << "carewright: warning: the weights of this course were learnt from " << remembered << " of these " << responses.size()
              << " responses, so these figures show memory rather than agreement. Try responses that were kept out of the training.\n";
}

std::optional<std::vector<Marking>> markAll(const Marker& marker, const std::vector<MarkedResponse>& responses) {
    std::vector<Marking> markings;
    markings.reserve(responses.size());
    for (const auto& response : responses) {
        auto marking = marker.mark(response.question, response.answer, {.allPoints = true});
        if (!marking) {
            std::cerr << "carewright: response " << response.id << ": " << marking.error().message << '\n';
            return std::nullopt;
        }
        markings.push_back(std::move(*marking));
    }
    return markings;
}

int tryOut(const TrialArguments& arguments) {
    InputFile input(arguments.marked);
    if (!input.opened()) {
        std::cerr << "carewright: cannot read " << arguments.marked << '\n';
        return exitNothingDone;
    }
    const auto open = openCourse(arguments.course);
    if (!open) return exitNothingDone;

    auto marked = readMarkedResponses(input.stream());
    for (const auto& problem : marked.problems) {
        std::cerr << arguments.marked << ':' << problem.place.line << ": error: " << problem.message << '\n';
    }
    const bool dropped = dropUnknown(open->course, marked.responses);
    if (marked.responses.empty()) {
        std::cerr << "carewright: " << arguments.marked << " holds no marked response for this course\n";
        return exitNothingDone;
    }

    warnOfMemory(open->course, marked.responses);
    const auto markings = markAll(open->marker, marked.responses);
    if (!markings) return exitNothingDone;
    const Trial trial = compareWithReaders(open->course, marked.responses, *markings, arguments.rounds);
    std::optional<RubricComparison> comparison;
    if (!arguments.compare.empty()) {
        const auto before = openCourse(arguments.compare);
        if (!before) return exitNothingDone;
        const auto markingsBefore = markAll(before->marker, marked.responses);
        if (!markingsBefore) return exitNothingDone;
        comparison = compareRubrics(marked.responses, *markingsBefore, *markings);
    }

    const auto compiled = CompiledCourse::compile(open->course);
    if (!compiled) {
        std::cerr << "carewright: " << describe(compiled.error()) << '\n';
        return exitNothingDone;
    }
    const TrialFindings findings = findInResponses(**compiled, marked.responses);

    if (arguments.json) {
        std::cout << "{\"trial\": " << toJson(trial, arguments.report) << ",\n\"findings\": " << toJson(findings);
        if (comparison) std::cout << ",\n\"comparison\": " << toJson(*comparison);
        std::cout << "}\n";
    } else {
        writeText(trial, arguments.report, std::cout);
        writeText(findings, arguments.report, std::cout);
        if (comparison) writeText(*comparison, std::cout);
    }
    std::cout.flush();

    const auto missed = unmet(arguments.thresholds, trial);
    for (const auto& sentence : missed) std::cerr << "carewright: " << sentence << '\n';
    return missed.empty() && marked.problems.empty() && !dropped ? exitDone : exitSomeBad;
}

void addThresholds(CLI::App& command, Thresholds& thresholds) {
    const auto add = [&](const char* name, std::optional<double>& value, const char* meaning) {
        command.add_option(name, value, meaning)
            ->check(CLI::Range(-1.0, 1.0))
            ->type_name("X")
            ->group("Thresholds (exit status 1 where one is missed)");
    };
    add("--min-macro-f1", thresholds.macroF1, "Least mean F1 of the marking points");
    add("--min-point-f1", thresholds.pointF1, "Least F1 of every single marking point");
    add("--min-kappa", thresholds.kappa, "Least kappa over all marking-point decisions");
    add("--min-misconception-f1", thresholds.misconceptionF1, "Least F1 over all misconception decisions");
    add("--min-misconception-precision", thresholds.misconceptionPrecision,
        "Least precision over all misconception decisions");
    add("--min-agreement", thresholds.unreferredAgreement,
        "Least share of agreeing decisions on responses that are not referred");
    add("--max-calibration-error", thresholds.calibrationError, "Greatest expected calibration error");
    add("--max-refer-rate", thresholds.referRate, "Greatest share of responses referred");
}

}  // namespace

void addTrialCommand(CLI::App& app, int& status) {
    auto arguments = std::make_shared<TrialArguments>();
    auto* command = app.add_subcommand("trial", "Compare a rubric with marks that people gave the same responses");
    command->add_option("--course", arguments->course, "Folder of the course to try out")->required()->type_name("DIR");
    command
        ->add_option("--marked", arguments->marked,
                     "JSON lines {\"id\",\"question\",\"answer\",\"awarded\":[…],\"misconceptions\":[…]}; - is the "
                     "standard input")
        ->required()
        ->type_name("FILE");
    command->add_flag("--json", arguments->json, "Write the figures as JSON");
    command->add_flag("--disagreements", arguments->report.disagreements,
                      "List every decision on which rubric and readers differ, with its words");
    command->add_flag("--words", arguments->report.words, "List every wording that was never found");
    command
        ->add_option("--compare", arguments->compare,
                     "The course before an edit: list the decisions that the edit changes")
        ->type_name("DIR");
    command->add_option("--rounds", arguments->rounds, "Draws for the 95 % intervals; 0 leaves them out")
        ->check(CLI::Range(0, 100000))
        ->capture_default_str()
        ->type_name("N");
    addThresholds(*command, arguments->thresholds);
    command->footer(
        "Every marking point and misconception of the course is judged, whatever the question. Exit status: 0 all is "
        "well,\n"
        "1 a threshold is missed or some responses were left out, 2 nothing could be done.");
    command->callback([arguments, &status] { status = tryOut(*arguments); });
}

}  // namespace carewright::cli
