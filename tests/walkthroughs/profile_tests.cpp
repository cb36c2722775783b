/// An evening of two learners on one computer: one keeps her profile behind a passphrase, the app is closed and reopened.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("Two learners share a computer, one behind a passphrase, over a new start", "[profile]") {
    const TemporaryFolder folder;
    auto app = std::make_unique<HeadlessDriver>(onCourse(folder));
    const QuestionId define("define");
    const std::string secret = "slow blue kettle";
    const auto go = [&app](const Place& place) {
        app->workspace().apply({GoTo{place}});
        app->frames(3);
    };
    const auto press = [&app](const std::string& path) {
        INFO(path);
        REQUIRE(app->click(path));
        app->frames(3);
    };
    const auto fill = [&](const std::string& path, std::string_view words) {
        press(path);
        app->key(ImGuiKey_A, HeadlessDriver::ctrl);
        app->type(words);
        app->frames(2);
    };
    const auto row = [&app](std::string_view name) {
        for (const LearnerHere& one : app->model().profile.learners)
            if (one.name == name) return "profile/learners/" + toString(one.id) + "/";
        return std::string();
    };

    // Amina gives her name, has an answer marked, sets a passphrase and leaves.
    go({Room::profile, {}, {}});
    fill("profile/name/name", "Amina");
    press("profile/name/keep");
    app->workspace().apply({SubmitAnswer{define, "Personalisation means that people have choice and control over their care."}});
    go({Room::profile, {}, {}});
    press("profile/looks/theme/night");
    press("profile/passphrase/set");
    fill("profile/passphrase/after", secret);
    fill("profile/passphrase/again", secret);
    press("profile/passphrase/go");
    press("profile/learners/leave");
    REQUIRE(app->model().profile.asking);
    REQUIRE(app->model().attempts.empty());

    // Ben is new, and writes until the lights go out.
    fill("profile/learners/new-name", "Ben");
    press("profile/learners/add");
    REQUIRE(app->model().profile.name() == "Ben");
    CHECK(app->model().attempts.empty());
    app->workspace().apply({WriteDraft{define, "Ben was here"}});
    app->wait(std::chrono::milliseconds(1200));
    app.reset();

    app = std::make_unique<HeadlessDriver>(onCourse(folder));
    app->frames(3);
    REQUIRE(app->model().profile.asking);
    CHECK_FALSE(app->says("Ben was here"));
    press(row("Amina") + "open");
    fill(row("Amina") + "passphrase", "slow red kettle");
    press(row("Amina") + "enter");
    CHECK(app->model().profile.asking);
    CHECK(app->says("That is not the passphrase."));
    app->wait(std::chrono::seconds(1));
    fill(row("Amina") + "passphrase", secret);
    press(row("Amina") + "enter");
    REQUIRE(app->model().profile.name() == "Amina");
    CHECK(app->model().settings.theme == ThemeName::night);
    REQUIRE(app->model().attemptAt(define));
    REQUIRE(app->model().attemptAt(define)->lastSubmission());
    CHECK(app->model().attemptAt(define)->lastSubmission()->marking());

    // What she takes along may go to others: nothing in it helps to guess the passphrase.
    app->workspace().apply({ProgressAction{ExportFile{ExportFile::What::recordJson, folder.path() / "copies"}}});
    std::string copy;
    for (const auto& file : std::filesystem::directory_iterator(folder.path() / "copies")) {
        std::ifstream in(file.path(), std::ios::binary);
        copy.append(std::istreambuf_iterator<char>(in), {});
    }
    CHECK(copy.find("Amina") != std::string::npos);
    CHECK(copy.find("argon2") == std::string::npos);

    go({Room::profile, {}, {}});
    press(row("Ben") + "open");
    REQUIRE(app->model().attemptAt(define));
    CHECK(app->model().attemptAt(define)->draft == "Ben was here");
    CHECK(app->model().attemptAt(define)->submissions.empty());
}
