/// `carewright story`: the path lab, the printable script and the map of scenarios, and the import of Twine stories.
#pragma once

namespace CLI {
class App;
}

namespace carewright::cli {

/// Adds the command to `app`. Running it sets `status` to the program's exit status; `status` must outlive `app`.
void addStoryCommand(CLI::App& app, int& status);

}  // namespace carewright::cli
