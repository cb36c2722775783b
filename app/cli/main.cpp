// `carewright`: marks responses, checks courses and tries rubrics out, without a window.
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/cli/audit_command.h"
#include "app/cli/check_command.h"
#include "app/cli/exit_status.h"
#include "app/cli/export_command.h"
#include "app/cli/mark_command.h"
#include "app/cli/package_command.h"
#include "app/cli/story_command.h"
#include "app/cli/train_command.h"
#include "app/cli/trial_command.h"

int main(int argc, char** argv) {
    // Nothing here mixes C and C++ streams, and unmixed they are several times as fast.
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    CLI::App app("Carewright marks free-text answers of care learners and shows the words that earned each mark.",
                 "carewright");
    app.set_version_flag("--version", "carewright " CAREWRIGHT_VERSION);
    app.require_subcommand(1);
    app.footer("carewright COMMAND --help explains a command.");

    int status = carewright::cli::exitDone;
    carewright::cli::addMarkCommand(app, status);
    carewright::cli::addCheckCommand(app, status);
    carewright::cli::addTrialCommand(app, status);
    carewright::cli::addTrainCommand(app, status);
    carewright::cli::addStoryCommand(app, status);
    carewright::cli::addAuditCommand(app, status);
    carewright::cli::addPackageCommand(app, status);
    carewright::cli::addExportCommand(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? carewright::cli::exitDone : carewright::cli::exitNothingDone;
    }
    return status;
}
