/// The rubric editor on a small course of its own, with a tutor at it.
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "app/ui/bench_model.h"
#include "app/ui/workshop_model.h"
#include "tests/engine/marking/marking_course.h"
#include "tests/ui/headless_driver.h"
#include "tests/ui/tutor_account.h"

namespace carewright::ui {

class RubricApp {
public:
    /// On a copy of the marking tests' course in which `point` p has no rubric yet, so that its question waits; or where it has: `whole`.
    explicit RubricApp(float width = 1600, float height = 1000, bool whole = false) {
        std::filesystem::create_directories(course());
        std::string text(test::markingCourseText);
        const std::size_t begin = text.find("<rubric point=\"p\">"), end = text.find("<rubric point=\"q\">");
        if (!whole) text.erase(begin, end - begin);
        std::ofstream(course() / "course.xml") << text;
        const AccountId tutor = openTutorAccount(m_folder.path() / "data");
        m_driver = std::make_unique<HeadlessDriver>(HeadlessDriver::Options{.dataFolder = m_folder.path() / "data", .courseFolder = course(), .width = width, .height = height});
        signIn(*m_driver, tutor);
        go("p");
    }

    HeadlessDriver& driver() { return *m_driver; }
    [[nodiscard]] std::filesystem::path course() const { return m_folder.path() / "course"; }
    [[nodiscard]] const BenchModel& bench() const { return *m_driver->model().bench; }
    [[nodiscard]] const Course& edited() const { return m_driver->model().workshop->document->course(); }

    void go(const std::string& id) {
        m_driver->workspace().apply({GoTo{{Room::rubric, id, {}}}});
        settle();
    }

    /// Draws until both workers are done with the newest edit.
    void settle() {
        m_driver->frames(3);
        while (bench().working || m_driver->model().workshop->checking || m_driver->model().workshop->saving) {
            std::this_thread::yield();
            m_driver->frame();
        }
        m_driver->frames(2);
    }

    /// Presses something; the test fails where it is not there.
    void press(const std::string& path) {
        INFO(path << "\n" << (m_driver->has(path) ? std::string("is there, cannot be pressed") : m_driver->record().describe()));
        REQUIRE(m_driver->click(path));
        settle();
    }

    /// Types into a field and ends with Enter.
    void fill(const std::string& path, const std::string& text) {
        press(path);
        m_driver->type(text);
        m_driver->key(ImGuiKey_Enter);
        settle();
    }

    /// Types several lines into what has the keyboard.
    void typeLines(std::string_view lines) {
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            m_driver->type(lines.substr(0, end));
            if (end < lines.size()) m_driver->key(ImGuiKey_Enter);
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
        settle();
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<HeadlessDriver> m_driver;
};

}  // namespace carewright::ui
