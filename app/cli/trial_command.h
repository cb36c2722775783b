/// `carewright trial`: compares a rubric with marks that people gave.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the command to `app`. Running it sets `status` to the program's exit status; `status` must outlive `app`.
void addTrialCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
