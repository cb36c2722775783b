/// carewright-desktop: reads its options, opens the workspace and the window.
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/window.h"
#include "app/desktop/window_upgrade.h"
#include "app/desktop/workspace.h"
#include "app/machine/open_folder.h"
#include "app/machine/system_clock.h"
#include "app/ui/model.h"

namespace {

namespace fs = std::filesystem;
using namespace carewright;

constexpr std::string_view usage =
    "carewright-desktop [options]\n"
    "  --data DIR          where answers are kept (usually $XDG_DATA_HOME/carewright)\n"
    "  --course DIR        the course to open\n"
    "  --view NAME[:ID]    begin with home, learn, topic:ID, words, law, myths, practise, write:ID, result:ID,\n"
    "                      recall, search:WORDS or keys\n"
    "  --theme T           paper, night or high-contrast\n"
    "  --font-size N       12 to 32 points\n"
    "  --size WxH          of the window\n"
    "  --screenshot FILE   draw once, save a PNG and stop\n"
    "  --look-panel        with --screenshot: with the panel for text size and colours open\n"
    "  --debug-ui          show what widgets record about themselves\n"
    "  --help              this list\n";

struct Options {
    fs::path data, course, screenshot;
    std::string view, theme;
    std::optional<float> points;
    int width = 1280, height = 800;
    bool lookPanel = false, debugUi = false, help = false;
};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Reads the options; a sentence about the first one that makes no sense.
std::string read(const std::vector<std::string_view>& arguments, Options& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view name = arguments[i];
        if (name == "--help" || name == "-h") {
            options.help = true;
            continue;
        }
        if (name == "--look-panel" || name == "--debug-ui") {
            (name == "--debug-ui" ? options.debugUi : options.lookPanel) = true;
            continue;
        }
        constexpr std::array<std::string_view, 7> withValue = {"--data",  "--course",    "--view",      "--theme",
                                                               "--font-size", "--size", "--screenshot"};
        bool known = false;
        for (const std::string_view one : withValue) known = known || one == name;
        if (!known) return "There is no option " + std::string(name) + ". Try --help.";
        if (i + 1 == arguments.size()) return "The option " + std::string(name) + " needs a value after it.";
        const std::string_view value = arguments[++i];
        if (name == "--data") options.data = value;
        if (name == "--course") options.course = value;
        if (name == "--view") options.view = value;
        if (name == "--screenshot") options.screenshot = value;
        if (name == "--theme") {
            if (!ui::themeNamed(value)) return "The theme is paper, night or high-contrast.";
            options.theme = value;
        }
        if (name == "--font-size") {
            const auto points = number(value);
            if (!points || *points < ui::Settings::leastPoints || *points > ui::Settings::mostPoints)
                return "The font size is a number from 12 to 32.";
            options.points = static_cast<float>(*points);
        }
        if (name == "--size") {
            const std::size_t by = value.find('x');
            const auto width = number(value.substr(0, by));
            const auto height = by == std::string_view::npos ? std::nullopt : number(value.substr(by + 1));
            if (!width || !height || *width < 320 || *height < 240 || *width > 8192 || *height > 8192)
                return "The size is given as width x height, such as 1280x800.";
            options.width = *width;
            options.height = *height;
        }
    }
    return {};
}

fs::path dataFolder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "carewright";
    if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".local/share/carewright";
    return fs::path("carewright-data");
}

/// `relative` beside the program or in a folder above it (a build folder in the sources), or where it is installed.
fs::path beside(const fs::path& program, const fs::path& relative) {
    std::error_code ignored;
    for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
        if (fs::exists(folder / relative, ignored)) return folder / relative;
        if (fs::exists(folder / "share/carewright" / relative, ignored))
            return folder / "share/carewright" / relative;
        if (folder == folder.root_path()) break;
    }
    return relative;
}

ui::Place placeNamed(const std::string& view) {
    const std::size_t colon = view.find(':');
    ui::Place place;
    place.room = ui::roomNamed(view.substr(0, colon)).value_or(ui::Room::home);
    if (colon == std::string::npos) return place;
    (place.room == ui::Room::search ? place.find : place.id) = view.substr(colon + 1);
    return place;
}

void begin(const Options& options, Workspace& workspace) {
    ui::Settings settings = workspace.model().settings;
    if (!options.theme.empty()) settings.theme = *ui::themeNamed(options.theme);
    if (options.points) settings.points = *options.points;
    workspace.showWith(settings);
    if (!options.view.empty()) workspace.apply({ui::GoTo{placeNamed(options.view)}});
}

}  // namespace

int main(int count, char** values) {
    Options options;
    if (const std::string wrong = read({values + 1, values + count}, options); !wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        return 2;
    }
    if (options.help) {
        std::fputs(usage.data(), stdout);
        return 0;
    }
    std::error_code ignored;
    fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    if (program.empty()) program = fs::absolute(values[0], ignored);
    const SystemClock clock;
    RandomUuidSource ids;
    const fs::path data = options.data.empty() ? dataFolder() : options.data;
    const WindowOptions window{.width = options.width, .height = options.height, .visible = options.screenshot.empty(), .debugUi = options.debugUi, .assets = beside(program, "assets")};
    if (window.visible && !upgradeInSight(data, clock, window)) return 0;
    Workspace workspace(
        {.dataFolder = data,
         .courseFolder = options.course.empty() ? beside(program, "content/personalisation") : options.course,
         .store = {},
         .openFolder = canOpenFolders() ? std::function<void(const fs::path&)>(openFolder) : nullptr},
        clock, ids);
    begin(options, workspace);
    auto opened = Window::open(window, workspace);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.c_str());
        return 1;
    }
    if (options.screenshot.empty()) {
        opened->run();
        return 0;
    }
    const Result<void> saved = opened->screenshot(options.screenshot, options.lookPanel);
    if (!saved) {
        std::fprintf(stderr, "%s\n", saved.error().message.c_str());
        return 1;
    }
    return 0;
}
