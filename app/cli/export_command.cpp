#include "app/cli/export_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "app/cli/course_opening.h"
#include "app/cli/exit_status.h"
#include "app/cli/staff_access.h"
#include "app/machine/system_clock.h"
#include "app/machine/system_zone.h"
#include "engine/base/atomic_file.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/results_export.h"

namespace carewright::cli {

namespace {

struct ExportOptions : StaffOptions {
    std::string course, learner, file, title = "All released decisions";
    bool hide = false;
};

enum class What { results, feedback, eqa };

bool endsOn(const std::string& file, std::string_view ending) { return file.ends_with(ending); }

Result<std::string> fileOf(What what, Store& store, const Course& course, const ExportOptions& options, Instant now) {
    switch (what) {
        case What::results: {
            const bool workbook = endsOn(options.file, ".xlsx");
            if (!workbook && !endsOn(options.file, ".csv")) return fail(ErrorCode::invalidInput, "Results are written to a file that ends in .csv or .xlsx.");
            const auto results = resultsOf(store, course, {}, options.hide, systemZone());
            if (!results) return tl::make_unexpected(results.error());
            if (workbook) return resultsXlsx(*results, course, now);
            return resultsCsv(*results);
        }
        case What::feedback: {
            const auto learner = findLearner(store, options.learner);
            if (!learner) return tl::make_unexpected(learner.error());
            return feedbackSheetPdf(store, learner->id, course, systemZone(), now);
        }
        case What::eqa: {
            auto responses = releasedResponses(store, course.id);
            if (!responses) return tl::make_unexpected(responses.error());
            auto pack = eqaPack(store, course, systemZone(), {std::move(*responses), options.title, {}, options.hide, now, "all that are released"});
            if (!pack) return tl::make_unexpected(std::move(pack.error()));
            return std::move(pack->bytes);
        }
    }
    return fail(ErrorCode::invalidInput, "There is no such export.");
}

int write(What what, const ExportOptions& options) {
    const SystemClock clock;
    RandomUuidSource ids;
    const auto course = openCourse(options.course);
    if (!course) return exitNothingDone;
    const auto done = [&]() -> Result<void> {
        auto store = openStore(options.data, clock);
        if (!store) return tl::make_unexpected(store.error());
        const auto session = signIn(*store, clock, ids, options.account);
        if (!session) return tl::make_unexpected(session.error());
        if (auto allowed = mustSee(*session, Matter::decisions); !allowed) return allowed;
        const auto bytes = fileOf(what, *store, course->course, options, clock.now());
        if (!bytes) return tl::make_unexpected(bytes.error());
        return writeFileAtomically(options.file, *bytes);
    }();
    if (!done) {
        std::cerr << "carewright: " << done.error().message << '\n';
        return exitNothingDone;
    }
    std::cout << "Written: " << options.file << '\n';
    return exitDone;
}

}  // namespace

void addExportCommand(CLI::App& app, int& status) {
    auto options = std::make_shared<ExportOptions>();
    auto* command = app.add_subcommand("export", "Write results, a feedback sheet or the pack for an external quality assurer");
    command->require_subcommand(1);
    const auto add = [&](What what, const std::string& name, const std::string& words) {
        auto* one = command->add_subcommand(name, words);
        one->add_option("--data", options->data, "Folder of the store")->required()->type_name("DIR");
        one->add_option("--course", options->course, "Folder of the course")->required()->type_name("DIR");
        one->add_option("--as", options->account, "Name or id of who of the staff works; the passphrase is read from the standard input")->required()->type_name("NAME");
        if (what == What::feedback) one->add_option("--learner", options->learner, "Name or id of the learner")->required()->type_name("NAME");
        else one->add_flag("--numbers", options->hide, "Numbers in place of learners' names");
        if (what == What::eqa) one->add_option("--title", options->title, "Title of the sample")->type_name("TEXT");
        one->add_option("FILE", options->file, "The file to write")->required()->type_name("");
        one->footer("Exit status: 0 written, 2 not.");
        one->callback([options, what, &status] { status = write(what, *options); });
    };
    add(What::results, "results", "All responses with what was proposed and decided: .csv or .xlsx");
    add(What::feedback, "feedback", "What was released to one learner, as a PDF");
    add(What::eqa, "eqa", "Every released decision with its evidence and signatures, as a zip that verifies with public tools");
}

}  // namespace carewright::cli
