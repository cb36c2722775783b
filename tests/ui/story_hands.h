/// Hands that write a story in its editor, by the screen alone.
#pragma once

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <thread>

#include "app/ui/story_model.h"
#include "app/ui/workshop_model.h"
#include "tests/ui/headless_driver.h"

namespace carewright::ui {

class StoryHands {
public:
    explicit StoryHands(HeadlessDriver* driver = nullptr) : m_driver(driver) {}

    [[nodiscard]] const StoryModel& story() const { return *m_driver->model().story; }
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
        // What the checks find stands above the form: it must not move between pointing and pressing.
        if (path.starts_with("story/form/") && story().sheet) settle();
        INFO(m_driver->record().describe());
        REQUIRE(m_driver->click(path));
        while (m_driver->model().workshop->saving) m_driver->wait(std::chrono::milliseconds(5));
    }
    void write(const std::string& path, const std::string& words) {
        press(path);
        m_driver->type(words);
        m_driver->frames(2);
    }
    /// To a passage by way of the list, which scrolls to what is not in sight.
    void choose(const std::string& id) {
        press("story/bar/list");
        press("story/list/" + id);
        press("story/bar/map");
        m_driver->key(ImGuiKey_Escape);
    }
    void onMap() {
        press("story/map/fit");
        REQUIRE(m_driver->tabTo("story/map"));
    }
    /// Draws a choice with the mouse and gives it words and what it meant.
    void draw(const std::string& from, const std::string& to, const std::string& words, const std::string& meant = "It meant something for Ana.") {
        press("story/map/fit");
        press("story/map/" + from);
        const std::size_t before = passage(from).choices.size();
        INFO(from << " to " << to);
        REQUIRE(m_driver->drag("story/map/" + from + "/port", "story/map/" + to));
        m_driver->frames(3);
        REQUIRE(passage(from).choices.size() == before + 1);
        CHECK(passage(from).choices.back().outcomes.front().to == PassageId(to));
        m_driver->type(words);
        m_driver->frames(2);
        CHECK(passage(from).choices.back().text == words);
        write("story/form/" + from + "/choices/" + passage(from).choices.back().id.value + "/meant", meant);
    }
    /// Until the checks have come in.
    void settle() {
        // As many frames as it takes: beside other tests a study has to wait for a processor.
        while (!story().study || story().study->sheet != story().sheet) {
            std::this_thread::yield();
            m_driver->wait(std::chrono::milliseconds(20));
        }
    }

protected:
    HeadlessDriver* m_driver;
};

}  // namespace carewright::ui
