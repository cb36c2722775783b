#include "app/desktop/story_desk.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/ui/workshop_model.h"
#include "engine/attempt/scenario_run.h"
#include "engine/authoring/edit.h"
#include "engine/authoring/following_id.h"
#include "engine/authoring/story_edits.h"
#include "engine/base/atomic_file.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/story_drawing.h"
#include "engine/exchange/story_script.h"

namespace carewright {
namespace {

/// So long after the last edit the story is studied: nobody reads figures that change at each key.
constexpr std::chrono::milliseconds restBeforeStudy{250};
/// While one is under way it is looked after this often.
constexpr std::chrono::milliseconds lookAgain{50};
constexpr int players = 1000;
constexpr std::size_t longestTrial = 2000;
/// What one study may spend; a tutor waits for it.
constexpr SurveyLimits studyLimits{100'000, 10'000'000};

std::shared_ptr<const ui::StoryStudy> studied(std::shared_ptr<const Course> course, std::shared_ptr<const ui::StorySheet> sheet, std::uint64_t version, std::uint64_t seed) {
    auto out = std::make_shared<ui::StoryStudy>();
    out->version = version;
    out->findings = checkStory(*course, sheet->scenario);
    out->lab = studyStory(sheet->rules, studyLimits);
    out->spread = sendPlayers(sheet->rules, players, seed);
    out->sheet = std::move(sheet);
    return out;
}

/// What the checks need of a course, without its texts.
std::shared_ptr<const Course> namesOf(const Course& course) {
    auto out = std::make_shared<Course>();
    out->id = course.id;
    out->nation = course.nation;
    out->points = course.points;
    out->misconceptions = course.misconceptions;
    out->questions = course.questions;
    return out;
}

}  // namespace

StoryDesk::StoryDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::StoryModel>()) { model().story = m_shown; }

StoryDesk::~StoryDesk() {
    if (m_study.valid()) m_study.wait();
}

void StoryDesk::close() {
    if (m_study.valid()) m_study.wait();
    m_study = {};
    m_studyAt.reset();
    m_followed = nullptr;
    *m_shown = {};
}

const CourseDocument* StoryDesk::document() const { return context().editing ? context().editing->document() : nullptr; }

void StoryDesk::arrived() {
    const ui::Place& place = model().place;
    const bool here = place.room == ui::Room::story || place.room == ui::Room::lab;
    if (!here) return;
    const ScenarioId asked(place.id);
    const CourseDocument* now = document();
    const bool same = m_shown->open == asked || (m_formerly.contains(asked) && now && !now->course().findScenario(asked));
    if (!asked.empty() && !same) takeUp(asked);
    follow();
}

void StoryDesk::takeUp(const ScenarioId& scenario) {
    m_shown->open = scenario;
    m_formerly.clear();
    m_shown->trial.reset();
    m_shown->study.reset();
    m_followed = nullptr;
    follow();
}

void StoryDesk::follow() {
    const CourseDocument* now = document();
    m_shown->unsaved = now && model().workshop->unsaved;
    if (now == m_followed && (!now || now->revision() == m_revision)) return;
    m_followed = now;
    ++m_shown->version;
    const Scenario* scenario = now ? standing(*now) : nullptr;
    m_shown->undoes = now && now->done() > 0 ? now->history()[now->done() - 1].description : std::string();
    m_shown->redoes = now && now->done() < now->history().size() ? now->history()[now->done()].description : std::string();
    m_revision = now ? now->revision() : 0;
    const bool same = scenario && m_shown->sheet && m_shown->sheet->scenario == *scenario;
    if (same) return;
    m_shown->sheet = scenario ? std::make_shared<const ui::StorySheet>(*scenario) : nullptr;
    m_shown->studying = scenario != nullptr;
    m_studyAt = scenario ? std::optional(context().clock.now() + restBeforeStudy) : std::nullopt;
}

/// The story that is open; where its id went with its title, it is open under the new one.
const Scenario* StoryDesk::standing(const CourseDocument& now) {
    const std::vector<Scenario>& stories = now.course().scenarios;
    const std::size_t index = indexOf(now.course(), ElementKind::scenario, m_shown->open.value);
    if (index < stories.size()) {
        m_index = index;
        return &stories[index];
    }
    const auto renamed = renamedNow(now, ElementKind::scenario, m_index);
    if (!renamed || m_shown->open.empty()) return nullptr;
    // The place keeps the old one: whoever is writing there must not be taken anywhere.
    const ScenarioId former = std::exchange(m_shown->open, ScenarioId(*renamed));
    if (m_shown->imported == former) m_shown->imported = m_shown->open;
    m_formerly.insert(former);
    return &stories[m_index];
}

void StoryDesk::study() {
    m_studyAt.reset();
    m_study = std::async(std::launch::async, studied, namesOf(document()->course()), m_shown->sheet, m_shown->version, m_shown->playerSeed).share();
}

void StoryDesk::tick() {
    const ui::Room room = model().place.room;
    if (room == ui::Room::story || room == ui::Room::lab) follow();
    if (m_study.valid() && m_study.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        m_shown->study = m_study.get();
        m_study = {};
        m_shown->studying = m_studyAt.has_value();
    }
    if (!m_study.valid() && m_studyAt && context().clock.now() >= *m_studyAt && m_shown->sheet && document()) study();
}

std::optional<Instant> StoryDesk::wakeAt() const {
    if (m_study.valid()) return context().clock.now() + lookAgain;
    return m_studyAt;
}

std::string StoryDesk::whyNot(const ui::StoryRequest& request) const {
    if (!model().holds(StaffRole::tutor)) return "Only a tutor who is signed in can change stories.";
    const CourseDocument* now = document();
    if (!now) return "The course can't be edited now.";
    const auto& what = request.what;
    if (const auto* open = std::get_if<ui::OpenScenario>(&what)) return now->course().findScenario(open->scenario) ? std::string() : "The course has no such story.";
    if (std::holds_alternative<ui::UndoStory>(what)) return now->done() > 0 ? std::string() : "There is nothing to undo.";
    if (std::holds_alternative<ui::RedoStory>(what)) return now->done() < now->history().size() ? std::string() : "There is nothing to do again.";
    if (std::holds_alternative<ui::SaveStory>(what)) return model().workshop->unsaved ? std::string() : "Everything is saved.";
    if (std::holds_alternative<ui::NewScenario>(what) || std::holds_alternative<ui::ImportTwine>(what)) return {};
    if (std::holds_alternative<ui::ShowExport>(what)) {
        if (m_shown->exportFolder.empty() || m_shown->exportNotice != model().notice) return "Nothing was written just now.";
        return context().openFolder ? std::string() : "This desktop has nothing to show folders with.";
    }
    if (!m_shown->sheet) return "Open a story first.";
    const auto& trial = m_shown->trial;
    if (std::holds_alternative<ui::TakeTrialChoice>(what) || std::holds_alternative<ui::PassTrialWriting>(what)) return trial ? std::string() : "Begin to try the story out first.";
    if (std::holds_alternative<ui::GoBackInTrial>(what)) return trial && trial->states.size() > 1 ? std::string() : "This is where the trial began.";
    return {};
}

void StoryDesk::apply(const ui::StoryRequest& request) {
    std::visit([this](const auto& what) { act(what); }, request.what);
}

void StoryDesk::act(const ui::OpenScenario& what) {
    if (what.scenario != m_shown->open) takeUp(what.scenario);
    context().goTo({ui::Room::story, what.scenario.value, {}});
}

std::vector<std::string> StoryDesk::scenarioIds() const {
    std::vector<std::string> out;
    for (const Scenario& scenario : document()->course().scenarios) out.push_back(scenario.id.value);
    return out;
}

void StoryDesk::add(Scenario scenario) {
    const ScenarioId id = scenario.id;
    const std::string what = "Added the story “" + scenario.title + "”";
    // A story of its own file, so that the course's other files stay as they are.
    scenario.place = {storyFile(id.value), 0};
    if (!context().editing->edit(asNew(insertElement(document()->course().scenarios.size(), std::move(scenario), what)))) return;
    takeUp(id);
    context().goTo({ui::Room::story, id.value, {}});
}

void StoryDesk::act(const ui::NewScenario& what) {
    const std::string title = what.title.empty() ? "A new story" : what.title;
    add(blankScenario(ScenarioId(freshId(title, "story", scenarioIds())), title));
}

void StoryDesk::act(const ui::ChangeScenario& what) {
    const Course& course = document()->course();
    Scenario next = *what.next;
    // Asked for in the same frame as what gave the story another id.
    if (m_formerly.contains(next.id) && !course.findScenario(next.id)) next.id = m_shown->open;
    const std::size_t index = indexOf(course, ElementKind::scenario, next.id.value);
    if (index >= course.scenarios.size()) return;
    next.place = course.scenarios[index].place;
    (void)context().editing->editAndFollow(replaceElement(course, index, std::move(next), what.what, what.merge));
    follow();
}

void StoryDesk::act(const ui::UndoStory&) {
    context().editing->undo();
    follow();
}

void StoryDesk::act(const ui::RedoStory&) {
    context().editing->redo();
    follow();
}

void StoryDesk::act(const ui::SaveStory&) {
    tidy();
    context().editing->save([this](const Result<void>& outcome) {
        if (!outcome) {
            model().notice = outcome.error().message;
            return;
        }
        m_followed = nullptr;
        follow();
    });
}

/// The format keeps no double spaces; what is written shall be what stands in the editor.
void StoryDesk::tidy() {
    if (!m_shown->sheet) return;
    Scenario tidied = m_shown->sheet->scenario;
    tidyTexts(tidied);
    if (tidied == m_shown->sheet->scenario) return;
    act(ui::ChangeScenario{std::make_shared<const Scenario>(std::move(tidied)), "Tidied the story's spaces", {}});
}

void StoryDesk::act(const ui::ImportTwine& what) {
    constexpr std::size_t most = 8 * 1024 * 1024;
    const auto text = readWholeFile(what.file, most);
    if (!text) {
        model().notice = text.error().message + (text.error().code == ErrorCode::notFound ? " Check its name." : "");
        return;
    }
    Result<TweeStory> story = readTwee(*text);
    if (!story) {
        model().notice = story.error().message;
        return;
    }
    story->scenario.id = ScenarioId(freshId(story->scenario.title, "story", scenarioIds()));
    m_shown->importNotes = std::move(story->notes);
    m_shown->importedFrom = what.file.filename().string();
    m_shown->imported = story->scenario.id;
    ++m_shown->imports;
    add(std::move(story->scenario));
    if (m_shown->open != m_shown->imported) return;
    const std::size_t left = m_shown->importNotes.size();
    model().notice = "The story is read from " + m_shown->importedFrom + ". " + (left == 0 ? "All of it was carried over." : left == 1 ? "One thing in it could not be carried over as it was; it stands under “Story”." : std::to_string(left) + " things in it could not be carried over as they were; they stand under “Story”.");
}

void StoryDesk::act(const ui::ExportStory& what) {
    const Scenario& scenario = m_shown->sheet->scenario;
    const bool script = what.what == ui::StoryExport::script;
    Result<std::string> bytes = script ? storyScriptPdf(document()->course(), scenario) : Result<std::string>();
    const StoryDrawing drawing = drawStory(scenario, m_shown->sheet->places);
    if (what.what == ui::StoryExport::mapPdf) bytes = storyMapPdf(drawing);
    if (what.what == ui::StoryExport::mapSvg) bytes = storySvg(drawing);
    if (!bytes) {
        model().notice = bytes.error().message;
        return;
    }
    const std::filesystem::path folder = context().dataFolder / "exports";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path file = folder / (scenario.id.value + (script ? "-script.pdf" : what.what == ui::StoryExport::mapPdf ? "-map.pdf" : "-map.svg"));
    const Result<void> written = writeFileAtomically(file, *bytes);
    model().notice = written ? "Written to " + file.string() + "." : written.error().message;
    m_shown->exportFolder = written ? folder : std::filesystem::path();
    m_shown->exportNotice = model().notice;
}

void StoryDesk::act(const ui::ShowExport&) { context().openFolder(m_shown->exportFolder); }

void StoryDesk::act(const ui::SendPlayers& what) {
    m_shown->playerSeed = what.seed;
    m_shown->studying = true;
    m_studyAt = context().clock.now();
}

void StoryDesk::act(const ui::TryStory& what) {
    const auto& sheet = m_shown->sheet;
    const std::size_t passage = sheet->rules.passageIndex(what.passage);
    if (passage == StoryRules::nowhere) return;
    ui::StoryTrial trial;
    trial.sheet = sheet;
    trial.states.push_back(beginAt(sheet->rules, passage, what.values));
    m_shown->trial = std::move(trial);
}

void StoryDesk::act(const ui::TakeTrialChoice& what) {
    ui::StoryTrial& trial = *m_shown->trial;
    StoryState state = trial.now();
    const StoryRules& rules = trial.sheet->rules;
    const Passage& passage = rules.passageOf(state);
    if (what.choice >= passage.choices.size() || !rules.open(state, what.choice) || trial.states.size() >= longestTrial) return;
    const double thrown = storyChance(m_shown->playerSeed, trial.states.size(), passage.choices[what.choice].id);
    trial.taken.push_back(passage.choices[what.choice].text);
    rules.choose(state, what.choice, rules.wayByChance(state.passage, what.choice, thrown));
    trial.states.push_back(std::move(state));
}

void StoryDesk::act(const ui::PassTrialWriting& what) {
    ui::StoryTrial& trial = *m_shown->trial;
    StoryState state = trial.now();
    if (!trial.sheet->rules.asksForWriting(state) || trial.states.size() >= longestTrial) return;
    trial.taken.push_back("Wrote, and showed " + std::to_string(what.earned.size()) + (what.earned.size() == 1 ? " point" : " points"));
    trial.sheet->rules.write(state, what.earned);
    trial.states.push_back(std::move(state));
}

void StoryDesk::act(const ui::GoBackInTrial&) {
    m_shown->trial->states.pop_back();
    m_shown->trial->taken.pop_back();
}

void StoryDesk::act(const ui::EndTrial&) { m_shown->trial.reset(); }

}  // namespace carewright
