#include "app/cli/story_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/exit_status.h"
#include "app/cli/input_file.h"
#include "engine/base/atomic_file.h"
#include "engine/content/course_reader.h"
#include "engine/content/item_writers.h"
#include "engine/content/story_lab.h"
#include "engine/content/story_layout.h"
#include "engine/exchange/story_drawing.h"
#include "engine/exchange/story_script.h"
#include "engine/exchange/twee_reader.h"

namespace carewright::cli {

namespace {

struct StoryOptions {
    std::string course, scenario, out, file;
    int players = 1000;
    std::uint64_t seed = 1;
};

int complain(const std::string& words) {
    std::cerr << "carewright: " << words << '\n';
    return exitNothingDone;
}

/// The course, errors or not: a story that is being written has some. Nothing where there is none.
std::optional<Course> courseAt(const std::string& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(std::filesystem::path(folder) / "course.xml", ignored)) {
        complain(folder + " is no course: it has no file course.xml");
        return std::nullopt;
    }
    return readCourse(folder).course;
}

const Scenario* scenarioOf(const Course& course, const std::string& id) {
    if (const Scenario* found = course.findScenario(ScenarioId(id))) return found;
    std::string all;
    for (const Scenario& scenario : course.scenarios) all += (all.empty() ? "" : ", ") + scenario.id.value;
    complain("the course has no scenario \"" + id + "\"; it has " + (all.empty() ? "none" : all));
    return nullptr;
}

std::string title(const Scenario& scenario, std::size_t passage) { return scenario.passages[passage].id.value; }

std::string countWords(const PathCount& paths) {
    if (!paths.known) return "not counted (too many states)";
    if (paths.endless) return "endless (a circle can be gone round again and again)";
    if (!paths.atLeast) return std::to_string(paths.number);
    return std::isinf(paths.about) ? "more than 10^308" : "about 10^" + std::to_string(static_cast<int>(std::floor(std::log10(paths.about))));
}

void list(const char* what, const Scenario& scenario, const std::vector<std::size_t>& passages) {
    if (passages.empty()) return;
    std::cout << "  " << what << ':';
    for (const std::size_t p : passages) std::cout << ' ' << title(scenario, p);
    std::cout << '\n';
}

std::vector<std::size_t> passagesOf(const std::vector<StoryMoment>& moments) {
    std::vector<std::size_t> out;
    for (const StoryMoment& moment : moments) out.push_back(moment.passage);
    return out;
}

/// True where nothing is wrong with the story's ways.
bool study(const Scenario& scenario, const StoryOptions& options) {
    const StoryRules rules(scenario);
    std::cout << scenario.id.value << ": " << scenario.passages.size() << " passages\n";
    if (!rules.playable()) {
        std::cout << "  cannot be played: there is no passage \"" << scenario.start.value << "\" to start with\n";
        return false;
    }
    const StoryLab lab = studyStory(rules);
    const ScenarioSurvey& survey = lab.survey;
    std::cout << "  ways to an ending: " << countWords(survey.paths) << '\n';
    if (survey.exact) {
        std::cout << "  passages on the way: " << survey.passages.least << " to " << (survey.passages.most ? std::to_string(*survey.passages.most) : "any number") << '\n';
        std::cout << "  minutes to read: " << readingMinutes(survey.words.least) << " to " << (survey.words.most ? std::to_string(readingMinutes(*survey.words.most)) : "any number") << '\n';
    }
    list("never reached", scenario, survey.unreachable);
    list("gets stuck", scenario, passagesOf(survey.stuck));
    list("no way out", scenario, passagesOf(survey.noEnding));
    list("not built yet", scenario, lab.drafts);
    list("decides without a point", scenario, lab.unscored);
    for (const auto& [p, c] : survey.neverOpen) std::cout << "  never open: " << title(scenario, p) << '/' << scenario.passages[p].choices[c].id.value << '\n';
    for (const std::size_t v : survey.neverRead) std::cout << "  never read: " << scenario.variables[v].id.value << '\n';
    for (const std::size_t v : survey.neverChanged) std::cout << "  never written: " << scenario.variables[v].id.value << '\n';
    for (const PointCoverage& point : lab.points) {
        std::cout << "  point " << point.point.value << ": ";
        if (!lab.pointsKnown) std::cout << "not known";
        else if (point.onAll) std::cout << "met on every way";
        else if (point.share) std::cout << "met on " << std::lround(100 * *point.share) << " % of the ways";
        else std::cout << (point.onSome ? "met on some ways" : "met on no way");
        std::cout << '\n';
    }
    const PlayerSpread spread = sendPlayers(rules, options.players, options.seed);
    std::cout << "  " << spread.players << " random players:";
    for (const PlayerSpread::Ending& ending : spread.endings) std::cout << ' ' << title(scenario, ending.passage) << ' ' << ending.players;
    if (spread.stuck > 0) std::cout << " stuck " << spread.stuck;
    if (spread.lost > 0) std::cout << " lost " << spread.lost;
    std::cout << '\n';
    return survey.unreachable.empty() && survey.stuck.empty() && survey.noEnding.empty();
}

int lab(const StoryOptions& options) {
    const auto course = courseAt(options.course);
    if (!course) return exitNothingDone;
    if (!options.scenario.empty()) {
        const Scenario* scenario = scenarioOf(*course, options.scenario);
        return scenario ? (study(*scenario, options) ? exitDone : exitSomeBad) : exitNothingDone;
    }
    bool good = true;
    for (const Scenario& scenario : course->scenarios) good = study(scenario, options) && good;
    return good ? exitDone : exitSomeBad;
}

int write(const std::string& path, const Result<std::string>& bytes) {
    if (!bytes) return complain(bytes.error().message);
    const Result<void> written = writeFileAtomically(path, *bytes);
    return written ? exitDone : complain(written.error().message);
}

int script(const StoryOptions& options) {
    const auto course = courseAt(options.course);
    const Scenario* scenario = course ? scenarioOf(*course, options.scenario) : nullptr;
    return scenario ? write(options.out, storyScriptPdf(*course, *scenario)) : exitNothingDone;
}

int map(const StoryOptions& options) {
    const auto course = courseAt(options.course);
    const Scenario* scenario = course ? scenarioOf(*course, options.scenario) : nullptr;
    if (!scenario) return exitNothingDone;
    const StoryDrawing drawing = drawStory(*scenario, placesOf(*scenario));
    const std::string kind = std::filesystem::path(options.out).extension().string();
    if (kind == ".svg") return write(options.out, storySvg(drawing));
    if (kind == ".pdf") return write(options.out, storyMapPdf(drawing));
    return complain(options.out + " should end in .svg or .pdf");
}

int import(const StoryOptions& options) {
    InputFile input(options.file);
    if (!input.opened()) return complain("cannot read " + options.file);
    constexpr std::size_t most = 8 * 1024 * 1024;
    std::string text;
    for (std::istreambuf_iterator<char> at(input.stream()), end; at != end && text.size() <= most; ++at) text += *at;
    const Result<TweeStory> story = readTwee(text);
    if (!story) return complain(story.error().message);
    XmlText xml;
    xml.open("part");
    writeItem(xml, story->scenario);
    xml.close("part");
    const std::string file = xml.take();
    if (options.out.empty()) std::cout << file;
    else if (const int status = write(options.out, file); status != exitDone) return status;
    std::cout.flush();
    for (const TweeNote& note : story->notes) std::cerr << options.file << ':' << note.line << ": " << (note.passage.empty() ? "" : note.passage + ": ") << note.text << '\n';
    std::cerr << story->scenario.passages.size() << " passages; " << story->notes.size() << " notes on what could not be carried over as it was\n";
    return exitDone;
}

}  // namespace

void addStoryCommand(CLI::App& app, int& status) {
    auto options = std::make_shared<StoryOptions>();
    auto* command = app.add_subcommand("story", "Study, print and draw scenarios; read a Twine story");
    command->require_subcommand(1);
    const auto withCourse = [options](CLI::App* one, bool scenario) {
        one->add_option("--course", options->course, "Folder of the course")->required()->type_name("DIR");
        auto* id = one->add_option("--scenario", options->scenario, scenario ? "Id of the scenario" : "Id of the scenario; all of them where it is left out")->type_name("ID");
        if (scenario) id->required();
    };
    auto* study = command->add_subcommand("lab", "Count the ways through a scenario and send random players");
    withCourse(study, false);
    study->add_option("--players", options->players, "How many random players")->check(CLI::Range(0, 1'000'000));
    study->add_option("--seed", options->seed, "What their chance is drawn from");
    study->footer("Exit status: 0 every way comes to an ending and everything can be reached, 1 not so, 2 nothing could be done.");
    study->callback([options, &status] { status = lab(*options); });
    auto* print = command->add_subcommand("script", "Write a scenario as a script to print (PDF)");
    withCourse(print, true);
    print->add_option("--out", options->out, "The file")->required()->type_name("FILE");
    print->callback([options, &status] { status = script(*options); });
    auto* draw = command->add_subcommand("map", "Write the graph of a scenario (SVG or PDF, by the file's ending)");
    withCourse(draw, true);
    draw->add_option("--out", options->out, "The file")->required()->type_name("FILE");
    draw->callback([options, &status] { status = map(*options); });
    auto* read = command->add_subcommand("import", "Read a Twine story (Twee 3) and write it as a part of a course");
    read->add_option("FILE", options->file, "The Twee file; - for the standard input")->required()->type_name("");
    read->add_option("--out", options->out, "The file; the standard output where it is left out")->type_name("FILE");
    read->footer("What could not be carried over is listed on the error stream.");
    read->callback([options, &status] { status = import(*options); });
}

}  // namespace carewright::cli
