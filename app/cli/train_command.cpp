#include "app/cli/train_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/exit_status.h"
#include "app/cli/input_file.h"
#include "app/cli/course_opening.h"
#include "engine/base/atomic_file.h"
#include "engine/content/course_reader.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/model_trainer.h"

namespace carewright::cli {
namespace {

struct TrainArguments {
    std::string course, out;
    std::vector<std::string> marked;
    std::vector<double> importance;
    TrainingOptions options;
};

/// The agreement that writers of a set left out met with, as `carewright trial` would count it.
void reportHeldOut(const TrainingResult& result, const std::vector<TrainingSet>& sets) {
    const std::size_t decisions = result.weights.decisions.size();
    std::vector<std::vector<Confusion>> perSet(sets.size() + 1, std::vector<Confusion>(decisions));
    for (const HeldOut& heldOut : result.heldOut) {
        const MarkedResponse& response = sets[heldOut.set].responses[heldOut.response];
        for (std::size_t d = 0; d < decisions; ++d) {
            const WeightedDecision& decision = result.weights.decisions[d];
            const double p = 1 / (1 + std::exp(-static_cast<double>(decision.slope * heldOut.scores[d] + decision.offset)));
            const bool proposed = p >= static_cast<double>(decision.threshold);
            const auto named = [&](const auto& ids) {
                return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return id.value == decision.id; });
            };
            const bool readers = named(response.awarded) || named(response.misconceptions);
            for (Confusion* confusion : {&perSet[heldOut.set][d], &perSet.back()[d]}) confusion->add(proposed, readers);
        }
    }
    std::cout << "F1 on each set with weights learnt from the others";
    for (std::size_t s = 0; s <= sets.size(); ++s) {
        std::cout << '\n' << (s < sets.size() ? sets[s].name : "all") << ':';
        for (std::size_t d = 0; d < decisions; ++d) {
            const auto value = f1(perSet[s][d]);
            std::cout << ' ' << result.weights.decisions[d].id << ' ';
            if (value) std::cout << static_cast<int>(*value * 100 + 0.5);
            else std::cout << '-';
        }
    }
    std::cout << '\n';
}

int train(const TrainArguments& arguments) {
    const ReadCourse read = readCourse(arguments.course);
    for (const Problem& problem : read.problems) {
        // Weights that can't be read any more are what this command mends.
        if (problem.severity == Severity::error && problem.place.file != read.course.weightsFile &&
            problem.place != read.course.weightsPlace) {
            std::cerr << toString(problem) << '\n';
            return exitNothingDone;
        }
    }
    std::vector<TrainingSet> sets;
    for (std::size_t i = 0; i < arguments.marked.size(); ++i) {
        InputFile input(arguments.marked[i]);
        if (!input.opened()) {
            std::cerr << "carewright: cannot read " << arguments.marked[i] << '\n';
            return exitNothingDone;
        }
        auto marked = readMarkedResponses(input.stream());
        for (const Error& problem : marked.problems) {
            std::cerr << arguments.marked[i] << ':' << problem.place.line << ": error: " << problem.message << '\n';
        }
        const double importance = i < arguments.importance.size() ? arguments.importance[i] : 1;
        sets.push_back({std::filesystem::path(arguments.marked[i]).stem().string(), std::move(marked.responses), importance});
    }
    const auto result = trainWeights(read.course, sets, arguments.options);
    if (!result) {
        std::cerr << "carewright: " << describe(result.error()) << '\n';
        return exitNothingDone;
    }
    reportHeldOut(*result, sets);
    const std::filesystem::path out = arguments.out.empty()
                                          ? std::filesystem::path(arguments.course) /
                                                (read.course.weightsFile.empty() ? "weights.tsv" : read.course.weightsFile)
                                          : std::filesystem::path(arguments.out);
    if (const auto written = writeFileAtomically(out, formatWeights(result->weights)); !written) {
        std::cerr << "carewright: " << written.error().message << '\n';
        return exitNothingDone;
    }
    std::cout << result->weights.rows.size() << " features learnt from " << result->weights.responses << " responses, written to "
              << out.string() << '\n';
    if (read.course.weightsFile.empty()) std::cout << "Add <weights file=\"weights.tsv\"/> to course.xml to use them.\n";
    return exitDone;
}

}  // namespace

void addTrainCommand(CLI::App& app, int& status) {
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command = app.add_subcommand("train", "Learns from marked responses what words and rules count for.");
    command->add_option("--course", arguments->course, "The course folder")->required();
    command->add_option("--marked", arguments->marked, "Files of marked responses; each is one set")->required();
    command->add_option("--importance", arguments->importance, "How much each response of a set counts, in the order of the sets");
    command->add_option("--out", arguments->out, "Where to write (default: the course's weights file)");
    command->add_option("--c", arguments->options.c, "Inverse strength of the penalty on large weights")->check(CLI::PositiveNumber);
    command->add_option("--least-word", arguments->options.leastWord, "Responses a word must occur in");
    command->add_option("--least-pair", arguments->options.leastPair, "Responses a pair of words must occur in");
    command->add_option("--refer-share", arguments->options.referShare, "Aimed share of referred responses")->check(CLI::Range(0.0, 0.9));
    command->callback([arguments, &status] { status = train(*arguments); });
}

}  // namespace carewright::cli
