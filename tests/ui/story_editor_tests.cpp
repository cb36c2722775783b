// A tutor writes a story with the mouse and the keyboard alone, tries it, saves it; a learner plays it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/ui/story_actions.h"
#include "app/ui/story_model.h"
#include "engine/content/course_reader.h"
#include "engine/content/scenario_survey.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"
#include "tests/ui/story_hands.h"
#include "tests/ui/tutor_account.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// A tutor's computer with a small course that has one story of ten passages.
class TutorApp : public StoryHands {
public:
    explicit TutorApp(float width = 1280, float height = 800, std::function<void(const std::filesystem::path&)> openFolder = {}) {
        std::filesystem::copy(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story", m_course.path(), std::filesystem::copy_options::recursive);
        HeadlessDriver::Options options;
        options.dataFolder = m_data.path() / "data";
        options.courseFolder = m_course.path();
        options.width = width;
        options.height = height;
        options.openFolder = std::move(openFolder);
        const AccountId tutor = openTutorAccount(options.dataFolder);
        m_app = std::make_unique<HeadlessDriver>(options);
        m_driver = m_app.get();
        signIn(*m_app, tutor);
    }

    HeadlessDriver* operator->() { return m_app.get(); }
    HeadlessDriver& operator*() { return *m_app; }
    [[nodiscard]] const std::filesystem::path& course() const { return m_course.path(); }

    void goTo(Room room, const std::string& id = {}) {
        m_app->workspace().apply({GoTo{{room, id, {}}}});
        m_app->frames(3);
    }
private:
    TemporaryFolder m_course, m_data;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace

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

TEST_CASE("Typing in a field is one step, each press its own, and the history says what and where", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.choose("muddle");
    const std::size_t texts = app.passage("muddle").blocks.size();
    const std::size_t before = app->model().workshop->document->done();
    app.write("story/form/muddle/title", " again");
    CHECK(app->model().workshop->document->done() == before + 1);
    // The words as they are when one is done typing, not as they were at the first letter.
    CHECK(app.story().undoes == "Changed “Title” in “Ben rings back again”");
    app.press("story/form/muddle/blocks/add-told");
    REQUIRE(app.passage("muddle").blocks.size() == texts + 1);
    CHECK(app.story().undoes == "Added what is told in “Ben rings back again”");
    // The cursor is in the new box: spaces do not press the button again.
    app->type("She waits by the door.");
    app->frames(2);
    CHECK(app.passage("muddle").blocks.size() == texts + 1);
    CHECK(app.passage("muddle").blocks.back().text == "She waits by the door.");
    CHECK(app->model().workshop->document->done() == before + 3);
    app.press("story/bar/undo");
    CHECK(app.passage("muddle").blocks.back().text.empty());
    app.press("story/bar/undo");
    CHECK(app.passage("muddle").blocks.size() == texts);
    CHECK(app.passage("muddle").title == "Ben rings back again");
    app.press("story/bar/undo");
    CHECK(app.passage("muddle").title == "Ben rings back");
    CHECK(app->model().workshop->document->done() == before);
}

TEST_CASE("Every add puts the cursor into what it added", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.choose("muddle");
    app.press("story/form/muddle/choices/add");
    app->type("Ring him back.");
    app->frames(2);
    CHECK(app.passage("muddle").choices.back().text == "Ring him back.");
    app.press("story/page/people");
    app.press("story/form/people/add");
    app->type("Mr Cole");
    app->frames(2);
    CHECK(app.scenario().people.back().name == "Mr Cole");
    app.press("story/page/numbers");
    app.press("story/form/numbers/add");
    app->type("Tiredness");
    app->frames(2);
    CHECK(app.scenario().variables.back().title == "Tiredness");
}

TEST_CASE("A condition or a change that is added has the keyboard", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.choose("muddle");
    const auto hasKeyboard = [&](const std::string& path) {
        INFO(path << "\n" << app->record().describe());
        const SemanticItem* item = app->find(path);
        REQUIRE(item);
        return item->focused;
    };
    const auto open = [&](const std::string& path) {
        if (!app->find("story/form/muddle/" + path)->expanded) app.press("story/form/muddle/" + path);
    };
    open("effects");
    app.press("story/form/muddle/effects-list/add");
    app->frames(2);
    const std::size_t change = app.passage("muddle").effects.size();
    CHECK(hasKeyboard("story/form/muddle/effects-list/" + std::to_string(change) + "/variable/" + app.scenario().variables.front().id.value));
    open("blocks/1/when");
    app.press("story/form/muddle/blocks/1/when-list/add");
    app->frames(2);
    CHECK(hasKeyboard("story/form/muddle/blocks/1/when-list/1/1/kind/number"));
    app.press("story/form/muddle/blocks/1/when-list/1/or-else");
    app->frames(2);
    CHECK(hasKeyboard("story/form/muddle/blocks/1/when-list/1/2/kind/number"));
}

TEST_CASE("The id of a new story follows its title, and whoever writes it stays where they are", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "");
    app->workspace().apply({boxed<StoryRequest>(NewScenario{""})});
    app->frames(4);
    CHECK(app.scenario().id.value == "a-new-story");
    app.press("story/page/story");
    app.press("story/form/whole/title");
    app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    app->type("Sunday with Mr Cole");
    app->frames(2);
    CHECK(app.scenario().title == "Sunday with Mr Cole");
    CHECK(app.scenario().id.value == "sunday-with-mr-cole");
    CHECK(app->find("story/form/whole/title")->focused);
    app.press("story/bar/undo");
    CHECK(app.scenario().id.value == "a-new-story");
    app.press("story/bar/redo");
    CHECK(app.scenario().id.value == "sunday-with-mr-cole");
    // To the lab and back it is the same story.
    app.press("story/bar/lab");
    app->frames(2);
    REQUIRE(app.story().sheet);
    CHECK(app.scenario().id.value == "sunday-with-mr-cole");
    app.press("lab/back");
    app->frames(2);
    CHECK(app.scenario().id.value == "sunday-with-mr-cole");
    CHECK(app->has("story/bar/save"));
}

TEST_CASE("After a click on the map a letter is prose and does nothing; an arrow key makes letters commands", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.press("story/map/fit");
    app.press("story/map/door");
    const std::size_t passages = app.scenario().passages.size();
    for (const char letter : {'N', 'C', 'F'}) app->keyCode(letter);
    app->type("not a command");
    app->frames(3);
    CHECK(app.scenario().passages.size() == passages);
    CHECK(app->says("no box has the cursor"));
    app->key(ImGuiKey_DownArrow);
    app->frames(2);
    CHECK_FALSE(app->says("no box has the cursor"));
    app->keyCode('N');
    app->frames(3);
    CHECK(app.scenario().passages.size() == passages + 1);
    // Drawing a choice by keys says what to do next.
    REQUIRE(app->tabTo("story/map"));
    app->keyCode('C');
    app->frames(2);
    CHECK(app->says("then Enter. Escape gives up."));
    app->key(ImGuiKey_Escape);
    app->frames(2);
    CHECK_FALSE(app->says("then Enter. Escape gives up."));
}

TEST_CASE("What is drawn from a written step onto empty ground is joined to it", "[story-editor]") {
    TutorApp app(1920, 1080);
    app.goTo(Room::story, "walk");
    app.press("story/map/fit");
    app.press("story/map/talk");
    const std::size_t passages = app.scenario().passages.size(), branches = app.passage("talk").written->branches.size();
    REQUIRE(app->drag("story/map/talk/port", "story/map/fit", -30));
    app->frames(3);
    REQUIRE(app.scenario().passages.size() == passages + 1);
    REQUIRE(app.passage("talk").written->branches.size() == branches + 1);
    CHECK(app.passage("talk").written->branches.back().to == app.scenario().passages.back().id);
    CHECK(app.story().undoes.find("that “What she wants” leads to") != std::string::npos);
}

TEST_CASE("A passage that is chosen opens its form at the top", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story, "walk");
    app.choose("talk");
    app->frames(2);
    REQUIRE(app->hover("story/form/talk/delete"));      // scrolls there
    app->frames(3);
    app.choose("door");
    app->frames(3);
    const SemanticItem *title = app->find("story/form/door/title"), *page = app->find("story/page");
    REQUIRE(title);
    CHECK(title->rect.top > (page ? page->rect.bottom : 0));
    CHECK(title->rect.top < 400);
}

TEST_CASE("A story that was never saved stands in the list, and what was not saved is offered back in Stories", "[story-editor]") {
    TutorApp app;
    app.goTo(Room::story);
    app->workspace().apply({boxed<StoryRequest>(NewScenario{"Mrs Bello's bath"})});
    app->frames(3);
    app.goTo(Room::story);
    CHECK(app->has("story/stories/mrs-bellos-bath"));
    CHECK(app->says("Not saved yet."));
    app.press("story/stories/mrs-bellos-bath");
    CHECK(app.scenario().title == "Mrs Bello's bath");
}

TEST_CASE("The folder of what was written is offered where the desktop can show it", "[story-editor]") {
    std::filesystem::path shown;
    for (const bool can : {false, true}) {
        TutorApp app(1280, 800, can ? [&](const std::filesystem::path& folder) { shown = folder; } : std::function<void(const std::filesystem::path&)>());
        app.goTo(Room::lab, "walk");
        CHECK_FALSE(app->has("lab/open-folder"));
        app.press("lab/map-svg");
        const std::filesystem::path file = app->model().notice.substr(11, app->model().notice.size() - 12);
        CHECK(app->has("lab/open-folder") == can);
        if (!can) continue;
        app.press("lab/open-folder");
        CHECK(shown == file.parent_path());
        // Under another notice it is not offered.
        app.press("lab/notice/dismiss");
        CHECK_FALSE(app->has("lab/open-folder"));
    }
}

TEST_CASE("A Twine file is found by its folder", "[story-editor]") {
    const TemporaryFolder home;
    std::filesystem::create_directories(home.path() / "Stories");
    std::filesystem::copy_file(CAREWRIGHT_TEST_DATA_DIR "/twee/harlowe.twee", home.path() / "Stories" / "Tea.twee");
    std::ofstream(home.path() / "Stories" / "picture.png") << "no story";
    const char* before = std::getenv("HOME");
    const std::string was = before ? before : "";
    setenv("HOME", home.path().c_str(), 1);
    TutorApp app;
    app.goTo(Room::story);
    app.press("story/stories/twine-choose");
    CHECK(app->says("Nothing here that ends in .twee") == false);
    app.press("story/stories/twine-choose-list/folder-Stories");
    CHECK_FALSE(app->says("picture.png"));
    // By the keyboard as well.
    REQUIRE(app->tabTo("story/stories/twine-choose-list/file-Tea.twee"));
    app->key(ImGuiKey_Enter);
    app->frames(2);
    CHECK_FALSE(app->has("story/stories/twine-choose-list/folder"));
    app.press("story/stories/twine");
    CHECK(app.scenario().title == "Tea with Mrs Okafor");
    // What could not be carried over is told of at once, and stands first.
    app->frames(2);
    const std::size_t notes = app->model().story->importNotes.size();
    REQUIRE(notes > 1);
    CHECK(app->model().notice.find(std::to_string(notes) + " things in it could not be carried over") != std::string::npos);
    REQUIRE(app->has("story/form/note-1"));
    REQUIRE(app->has("story/form/whole/title"));
    CHECK(app->find("story/form/note-1")->rect.top < app->find("story/form/whole/title")->rect.top);
    setenv("HOME", was.c_str(), 1);
}
