/// `carewright mark`: marks a file of responses, one JSON line each.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the command to `app`. Running it sets `status` to the program's exit status; `status` must outlive `app`.
void addMarkCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
