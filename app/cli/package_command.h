/// `carewright package`: carries work between computers without a network.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the command to `app`. Running it sets `status` to the program's exit status; `status` must outlive `app`.
void addPackageCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
