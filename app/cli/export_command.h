/// `carewright export`: writes results, feedback and the pack for external quality assurers.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the command to `app`. Running it sets `status` to the program's exit status; `status` must outlive `app`.
void addExportCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
