/// `carewright train`: learns the weights of a course from marked responses.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the subcommand; it sets `status` when it has run.
void addTrainCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
