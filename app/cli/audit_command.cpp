#include "app/cli/audit_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "app/cli/exit_status.h"
#include "app/machine/system_clock.h"
#include "engine/exchange/audit.h"

namespace carewright::cli {

namespace {

int audit(const std::string& path, bool quiet) {
    const SystemClock clock;
    const auto report = auditPath(path, clock);
    if (!report) {
        std::cerr << "carewright: " << report.error().message << '\n';
        return exitNothingDone;
    }
    for (const std::string& problem : report->problems) std::cout << "broken: " << problem << '\n';
    if (!quiet)
        for (const std::string& note : report->notes) std::cout << "note: " << note << '\n';
    std::cout << path << ": " << report->what << ' ' << (report->whole() ? "Everything is as it was written." : "It is not as it was written.") << '\n';
    return report->whole() ? exitDone : exitSomeBad;
}

}  // namespace

void addAuditCommand(CLI::App& app, int& status) {
    auto path = std::make_shared<std::string>();
    auto quiet = std::make_shared<bool>(false);
    auto* command = app.add_subcommand("audit", "Verify a store or a package: every chain, hash and signature");
    command->add_option("PATH", *path, "Folder of a store, a store's file, or a package")->required()->type_name("");
    command->add_flag("--quiet", *quiet, "Leave out notes on what is whole but worth a look");
    command->footer(
        "Names the first broken row first. Nothing is changed. Exit status: 0 everything is as it was written, 1 it is not,\n"
        "2 it could not be checked.");
    command->callback([path, quiet, &status] { status = audit(*path, *quiet); });
}

}  // namespace carewright::cli
