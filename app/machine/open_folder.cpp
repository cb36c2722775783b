#include "app/machine/open_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace carewright {
namespace {

constexpr std::string_view opener = "xdg-open";

/// Where the program lies; empty where it is not installed.
std::string found() {
    const char* path = std::getenv("PATH");
    std::string_view rest = path ? path : "";
    while (!rest.empty()) {
        const std::size_t end = rest.find(':');
        const std::string file = std::string(rest.substr(0, end)) + "/" + std::string(opener);
        if (file.front() == '/' && access(file.c_str(), X_OK) == 0) return file;
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return {};
}

}  // namespace

bool canOpenFolders() { return !found().empty(); }

void openFolder(const std::filesystem::path& folder) {
    const std::string program = found(), place = folder.string();
    if (program.empty()) return;
    const pid_t child = fork();
    if (child == 0) {
        // Nothing but calls that are safe here: other threads may have held locks.
        setsid();
        if (fork() == 0) execl(program.c_str(), opener.data(), place.c_str(), static_cast<char*>(nullptr));
        _exit(0);
    }
    if (child > 0) waitpid(child, nullptr, 0);
}

}  // namespace carewright
