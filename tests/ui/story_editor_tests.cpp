// A tutor writes a story with the mouse and the keyboard alone, tries it, saves it; a learner plays it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/ui/story_actions.h"
#include "app/ui/story_model.h"
#include "engine/content/course_reader.h"
#include "engine/content/scenario_survey.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"
#include "tests/ui/tutor_account.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// A tutor's computer with a small course that has one story of ten passages.
class TutorApp {
public:
    explicit TutorApp(float width = 1280, float height = 800) {
        std::filesystem::copy(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story", m_course.path(), std::filesystem::copy_options::recursive);
        HeadlessDriver::Options options;
        options.dataFolder = m_data.path() / "data";
        options.courseFolder = m_course.path();
        options.width = width;
        options.height = height;
        const AccountId tutor = openTutorAccount(options.dataFolder);
        m_app = std::make_unique<HeadlessDriver>(options);
        signIn(*m_app, tutor);
    }

    HeadlessDriver* operator->() { return m_app.get(); }
    HeadlessDriver& operator*() { return *m_app; }
    [[nodiscard]] const std::filesystem::path& course() const { return m_course.path(); }

    void goTo(Room room, const std::string& id = {}) {
        m_app->workspace().apply({GoTo{{room, id, {}}}});
        m_app->frames(3);
    }
    [[nodiscard]] const StoryModel& story() const { return *m_app->model().story; }
    [[nodiscard]] const Scenario& scenario() const {
        REQUIRE(story().sheet);
        return story().sheet->scenario;
    }
    [[nodiscard]] const Passage& passage(const std::string& id) const {
        const Passage* found = scenario().findPassage(PassageId(id));
        INFO(id);
        REQUIRE(found);
        return *found;
    }
    void press(const std::string& path) {
        INFO(path);
        INFO(m_app->record().describe());
        REQUIRE(m_app->click(path));
    }
    void write(const std::string& path, const std::string& words) {
        press(path);
        m_app->type(words);
        m_app->frames(2);
    }
    /// To a passage by way of the list, which scrolls to what is not in sight.
    void choose(const std::string& id) {
        press("story/bar/list");
        press("story/list/" + id);
        press("story/bar/map");
        m_app->key(ImGuiKey_Escape);
    }
    void onMap() {
        press("story/map/fit");
        REQUIRE(m_app->tabTo("story/map"));
    }
    /// Draws a choice with the mouse and gives it words and what it meant.
    void draw(const std::string& from, const std::string& to, const std::string& words) {
        press("story/map/fit");
        press("story/map/" + from);
        const std::size_t before = passage(from).choices.size();
        INFO(from << " to " << to);
        REQUIRE(m_app->drag("story/map/" + from + "/port", "story/map/" + to));
        m_app->frames(3);
        REQUIRE(passage(from).choices.size() == before + 1);
        CHECK(passage(from).choices.back().outcomes.front().to == PassageId(to));
        m_app->type(words);
        m_app->frames(2);
        CHECK(passage(from).choices.back().text == words);
        write("story/form/" + from + "/choices/" + passage(from).choices.back().id.value + "/meant", "It meant something for Ana.");
    }
    /// Until the checks have come in.
    void settle() {
        for (int i = 0; i < 400 && (!story().study || story().study->sheet != story().sheet); ++i) m_app->wait(std::chrono::milliseconds(20));
        REQUIRE(story().study);
    }

private:
    TemporaryFolder m_course, m_data;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace

TEST_CASE("A twelve-passage story is made by hand, saved, checked clean and played by a learner", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story);
    app.write("story/stories/new-name", "A walk to the sea");
    REQUIRE(app->find("story/stories/new-name"));
    CHECK(app->find("story/stories/new-name")->value == "A walk to the sea");
    app.press("story/stories/new");
    REQUIRE(app->model().place.room == Room::story);
    REQUIRE(app.scenario().passages.size() == 1);
    CHECK(app.scenario().title == "A walk to the sea");
    const std::string first = app.scenario().passages[0].id.value;

    // The story as a whole, and a number that it keeps.
    app.press("story/page/story");
    app.write("story/form/whole/about", "Ana would like to go to the sea. What do you do?");
    app.press("story/page/numbers");
    app.press("story/form/numbers/add");
    const std::string trust = app.scenario().variables.at(0).id.value;
    app.write("story/form/numbers/" + trust + "/title", "Trust");
    app.press("story/page/people");
    app.press("story/form/people/add");
    const std::string ana = app.scenario().people.at(0).id.value;
    app.write("story/form/people/" + ana + "/name", "Ana Silva");

    // Eleven passages more, by N on the map; each title is typed where the keyboard then is.
    std::vector<std::string> ids{first};
    for (int i = 1; i < 12; ++i) {
        app.onMap();
        app->keyCode('N');
        app->frames(4);
        REQUIRE(app.scenario().passages.size() == static_cast<std::size_t>(i) + 1);
        ids.push_back(app.scenario().passages.back().id.value);
        const std::string title = "Moment " + std::to_string(i + 1);
        app->type(title);
        app->frames(2);
        CHECK(app.scenario().passages.back().title == title);
    }
    // Texts for all of them; the first one is said by Ana.
    for (std::size_t i = 0; i < ids.size(); ++i) {
        app.choose(ids[i]);
        app.press("story/form/" + ids[i] + (i == 0 ? "/blocks/add-said" : "/blocks/add-told"));
        app.write("story/form/" + ids[i] + "/blocks/1/text", i == 0 ? "I want to go to the sea." : "Ana walks on and looks at you.");
        CHECK_FALSE(app.passage(ids[i]).blocks.at(0).text.empty());
    }
    CHECK(app.passage(first).blocks[0].who == PersonId(ana));
    // The last three are endings.
    for (std::size_t i = 9; i < 12; ++i) {
        app.choose(ids[i]);
        app.press("story/form/" + ids[i] + "/ending/" + (i == 9 ? "good" : i == 10 ? "mixed" : "poor"));
        app.write("story/form/" + ids[i] + "/debrief", "She came as far as she could.");
    }
    // Ways on, drawn with the mouse.
    app.press("story/bar/tidy");
    const std::vector<std::pair<int, int>> ways{{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 4}, {2, 5}, {3, 6}, {4, 7}, {5, 8}, {6, 9}, {7, 9}, {7, 10}, {8, 11}, {8, 10}};
    for (const auto& [from, to] : ways) app.draw(ids[static_cast<std::size_t>(from)], ids[static_cast<std::size_t>(to)], "Go from " + std::to_string(from + 1) + " to " + std::to_string(to + 1) + ".");
    app.press("story/bar/tidy");

    // An effect on the first choice, and a condition that asks for what it does.
    app.choose(first);
    const std::string asked = "story/form/" + first + "/choices/" + app.passage(first).choices[0].id.value;
    app.press(asked + "/effects");
    app.press(asked + "/effects-list/add");
    REQUIRE(app.passage(first).choices[0].effects.size() == 1);
    CHECK(app.passage(first).choices[0].effects[0].by == 1);
    app.choose(ids[7]);
    const std::string guarded = "story/form/" + ids[7] + "/choices/" + app.passage(ids[7]).choices[0].id.value;
    app.press(guarded + "/when");
    app.press(guarded + "/when-list/add");
    REQUIRE(app.passage(ids[7]).choices[0].when.size() == 1);
    REQUIRE(app->click(guarded + "/when-list/1/1/at-least/more"));
    CHECK(app.passage(ids[7]).choices[0].when[0][0].atLeast == 6);

    // The checks say so where something is missing, and then that nothing is.
    app.settle();
    for (const StoryFinding& finding : app.story().study->findings) {
        INFO(finding.text);
        CHECK(finding.severity == Severity::warning);
    }
    CHECK(app.story().study->lab.survey.unreachable.empty());
    CHECK(app.story().study->lab.survey.stuck.empty());

    // All the way back and forth again.
    const Scenario made = app.scenario();
    app.onMap();
    int undone = 0;
    while (!app.story().undoes.empty() && app.story().sheet) {
        app->key(ImGuiKey_Z, HeadlessDriver::ctrl);
        app->frames(2);
        REQUIRE(++undone < 1000);
    }
    CHECK(undone > 40);
    CHECK_FALSE(app.story().sheet);
    for (int i = 0; i < undone; ++i) app->workspace().apply({boxed<StoryRequest>(RedoStory{})});
    app->frames(3);
    CHECK(app.scenario() == made);

    app.press("story/bar/save");
    INFO(app->model().notice);
    CHECK_FALSE(app.story().unsaved);
    const ReadCourse onDisk = readCourse(app.course());
    CHECK(onDisk.usable());
    const Scenario* saved = onDisk.course.findScenario(made.id);
    REQUIRE(saved);
    CHECK(saved->passages.size() == 12);

    // A learner plays it to an ending.
    app.goTo(Room::scenario, made.id.value);
    app.press("scenario/begin");
    for (int turn = 0; turn < 12; ++turn) {
        const auto& hand = app->model().scenario.inHand;
        REQUIRE(hand);
        if (hand->rules->passageOf(hand->run.state).ending != Passage::Ending::none) break;
        app->keyCode(49);
        app->frames(3);
    }
    const auto& hand = app->model().scenario.inHand;
    REQUIRE(hand);
    CHECK(hand->rules->passageOf(hand->run.state).ending != Passage::Ending::none);
    CHECK(app->says("She came as far as she could."));
}

TEST_CASE("The map is worked on by keyboard alone", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    REQUIRE(app->tabTo("story/map"));
    app->key(ImGuiKey_DownArrow);
    const auto chosen = [&] {
        for (const SemanticItem& item : app->record().items()) {
            if (item.path.starts_with("story/map/") && item.selected) return item.path.substr(10);
        }
        return std::string();
    };
    CHECK(chosen() == "door");
    app->key(ImGuiKey_DownArrow);
    const std::string below = chosen();
    CHECK_FALSE(below.empty());
    CHECK(below != "door");
    const auto& next = app.story().sheet->next[app.story().sheet->rules.passageIndex(PassageId("door"))];
    CHECK(std::find(next.begin(), next.end(), app.story().sheet->rules.passageIndex(PassageId(below))) != next.end());
    app->key(ImGuiKey_UpArrow);
    CHECK(chosen() == "door");
    // C draws a choice to where the arrows go.
    const std::size_t before = app.passage("door").choices.size();
    app->keyCode('C');
    app->frames(2);
    app->key(ImGuiKey_DownArrow);
    const std::string target = chosen();
    app->key(ImGuiKey_Enter);
    app->frames(4);
    REQUIRE(app.passage("door").choices.size() == before + 1);
    CHECK(app.passage("door").choices.back().outcomes.front().to == PassageId(target));
    app->type("Take her arm.");
    app->frames(2);
    CHECK(app.passage("door").choices.back().text == "Take her arm.");
    // Enter edits, Escape and Delete do what they say, and undo brings it all back.
    REQUIRE(app->tabTo("story/map"));
    app->key(ImGuiKey_Delete);
    app->frames(3);
    CHECK_FALSE(app.scenario().findPassage(PassageId("door")));
    app->key(ImGuiKey_Z, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app.scenario().findPassage(PassageId("door")));
    app->key(ImGuiKey_Z, HeadlessDriver::ctrl);
    app->key(ImGuiKey_Z, HeadlessDriver::ctrl);
    app->frames(3);
    CHECK(app.passage("door").choices.size() == before);
}

TEST_CASE("A passage is dragged, and only its place changes; undo puts it back", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    const auto place = [&](const char* id) { return app.story().sheet->places[app.story().sheet->rules.passageIndex(PassageId(id))]; };
    const MapPlace door = place("door"), sea = place("sea");
    app.press("story/map/fit");
    REQUIRE(app->drag("story/map/sea", "story/map/zoom-in"));
    CHECK_FALSE(place("sea") == sea);
    CHECK(place("door") == door);
    CHECK(app.story().undoes.find("Moved") != std::string::npos);
    app.press("story/bar/undo");
    CHECK(place("sea") == sea);
    CHECK_FALSE(app.passage("sea").x);
}

TEST_CASE("Map, list and running text show the same passage chosen", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.press("story/bar/list");
    app.press("story/list/upset");
    CHECK(app->has("story/form/upset/title"));
    app.press("story/bar/text");
    REQUIRE(app->find("story/reading/upset/choose"));
    CHECK(app->find("story/reading/upset/choose")->selected);
    app.press("story/bar/map");
    REQUIRE(app->find("story/map/upset"));
    CHECK(app->find("story/map/upset")->selected);
    app.write("story/form/upset/title", "!");
    CHECK(app->find("story/map/upset")->label.find('!') != std::string::npos);
    app.write("story/search", "photograph");
    app->key(ImGuiKey_Enter);
    app->frames(3);
    CHECK(app->has("story/form/sea/title"));
}

TEST_CASE("The path lab tells its figures, jumps to passages and plays without a learner's record", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::lab, "walk");
    app.settle();
    app->frames(3);
    CHECK(app->has("lab/figures/ways/words"));
    CHECK(app->has("lab/endings/sea/bar"));
    int players = 0;
    for (const PlayerSpread::Ending& ending : app.story().study->spread.endings) players += ending.players;
    CHECK(players + app.story().study->spread.lost == 1000);
    app.press("lab/try/begin");
    REQUIRE(app.story().trial);
    app->keyCode(49);
    app->frames(3);
    REQUIRE(app.story().trial->states.size() == 2);
    app.press("lab/try/one-back");
    CHECK(app.story().trial->states.size() == 1);
    CHECK(app->model().scenario.standings.empty());
    app.press("lab/try/edit");
    CHECK(app->model().place.room == Room::story);
    CHECK(app->has("story/form/door/title"));
}

TEST_CASE("A Twine story is read as a draft, and what is missing is listed", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story);
    app.write("story/stories/twine-file", CAREWRIGHT_TEST_DATA_DIR "/twine-that-is-not-there.twee");
    app.press("story/stories/twine");
    CHECK(app->model().notice.find("There is no file") != std::string::npos);
    app->workspace().apply({boxed<StoryRequest>(ImportTwine{CAREWRIGHT_TEST_DATA_DIR "/twee/harlowe.twee"})});
    app->frames(3);
    CHECK(app.scenario().title == "Tea with Mrs Okafor");
    CHECK(app.story().importNotes.size() >= 4);
    app.press("story/page/story");
    CHECK(app->has("story/form/note-1"));
}

TEST_CASE("Script and maps are written where the app says", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::lab, "walk");
    for (const char* button : {"script", "map-pdf", "map-svg"}) {
        app.press(std::string("lab/") + button);
        const std::string notice = app->model().notice;
        INFO(notice);
        REQUIRE(notice.starts_with("Written to "));
        const std::filesystem::path file = notice.substr(11, notice.size() - 12);
        CHECK(std::filesystem::file_size(file) > 1000);
    }
}

TEST_CASE("Nothing of the editor is cut off at any size and text size", "[story-editor]") {
    for (const auto& [width, height] : {std::pair(1280.0f, 800.0f), std::pair(1920.0f, 1080.0f)}) {
        TutorApp app(width, height);
        for (const float points : {13.0f, 32.0f}) {
            Settings settings = app->model().settings;
            settings.points = points;
            app->workspace().apply({ChangeSettings{settings}});
            app.goTo(Room::story, "walk");
            app->frames(4);
            for (const SemanticItem& item : app->record().items()) {
                if (!item.path.starts_with("story/") || item.path.starts_with("story/map/")) continue;
                INFO(item.path << " at " << points << " pt, " << width);
                if (item.neededWidth > 0) CHECK(item.neededWidth <= item.rect.width() + 1);
            }
        }
    }
}
