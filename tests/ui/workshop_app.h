/// The course editor with a tutor signed in, and hands that use it by the screen alone.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "app/ui/workshop_model.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"

namespace carewright::ui {

/// The app with a tutor signed in, on a copy of a course.
struct WorkshopApp {
    TemporaryFolder folder;
    std::filesystem::path course = folder.path() / "course", data = folder.path() / "data";
    std::unique_ptr<HeadlessDriver> app;

    WorkshopApp() {
        std::filesystem::copy(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine", course, std::filesystem::copy_options::recursive);
        reopen();
    }

    /// Starts the app anew, as after it was closed or killed.
    void reopen() {
        app.reset();
        app = std::make_unique<HeadlessDriver>(HeadlessDriver::Options{data, course, 1280, 800, {}});
        const std::string passphrase = "a calm sentence to remember";
        const auto& accounts = app->model().staff->accounts;
        const StaffAction enter = accounts.empty() ? boxed<StaffRequest>(OpenAccount{"Dawn Tutor", passphrase, {StaffRole::tutor}})
                                                   : boxed<StaffRequest>(SignIn{accounts.front().id, passphrase});
        app->workspace().apply({enter});
        REQUIRE(app->model().holds(StaffRole::tutor));
        app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
        app->frames(3);
    }

    [[nodiscard]] const WorkshopModel& shown() const { return *app->model().workshop; }
    [[nodiscard]] const Course& edited() const { return shown().document->course(); }

    void press(const std::string& path) {
        INFO(path);
        // What the checks find stands above the form: it must not move between pointing and pressing.
        untilChecked();
        REQUIRE(app->click("workshop/" + path));
        app->frames(2);
        while (shown().saving) {
            std::this_thread::yield();
            app->frame();
        }
    }
    /// Puts other words into a field.
    void fill(const std::string& path, const std::string& words) {
        press("main/" + path);
        app->key(ImGuiKey_A, HeadlessDriver::ctrl);
        app->type(words);
        app->frames(2);
    }
    /// Folds what else is open, so that the whole outline stays in sight, and unfolds a kind.
    void unfold(const std::string& kind) {
        for (std::size_t i = 0; i < elementKinds; ++i) {
            const std::string other(nameOf(static_cast<ElementKind>(i)));
            const SemanticItem* open = app->find("workshop/outline/" + other);
            if (other != kind && open && open->expanded) press("outline/" + other);
        }
        const SemanticItem* row = app->find("workshop/outline/" + kind);
        REQUIRE(row);
        if (!row->expanded) press("outline/" + kind);
    }
    void add(const std::string& kind) {
        unfold(kind);
        press("outline/" + kind + "s/add");
    }
    /// Draws frames until the checks of the present state are in, and stand where they belong.
    void untilChecked() {
        do {
            app->frame();
            std::this_thread::yield();
        } while (shown().checking || shown().looking || shown().saving);
        app->frames(2);
    }
};

}  // namespace carewright::ui
