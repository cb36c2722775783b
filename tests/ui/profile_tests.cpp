/// Several learners on one computer, driven by what the screen shows.
#include <catch2/catch.hpp>

#include <memory>

#include "engine/base/passphrase_check.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const QuestionId define("define");
const char* const secret = "three warm words";

/// One computer; `again()` closes the app and opens it anew on the same folder.
class Computer {
public:
    Computer() { again(); }
    HeadlessDriver* operator->() { return m_app.get(); }
    [[nodiscard]] const Model& model() const { return m_app->model(); }

    void again(float width = 1280, float height = 800, float points = 0) {
        m_app.reset();
        HeadlessDriver::Options options = onCourse(m_folder);
        options.width = width;
        options.height = height;
        options.prepare = [points](Workspace& workspace) {
            if (points > 0) {
                Settings settings = workspace.model().settings;
                settings.points = points;
                workspace.apply({ChangeSettings{settings}});
            }
        };
        m_app = std::make_unique<HeadlessDriver>(options);
        m_app->frames(2);
    }
    void profile() {
        m_app->workspace().apply({GoTo{{Room::profile, {}, {}}}});
        m_app->frames(3);
    }
    void press(const std::string& path) {
        INFO(path);
        REQUIRE(m_app->click(path));
        m_app->frames(3);
    }
    void write(const std::string& path, std::string_view words) {
        press(path);
        m_app->key(ImGuiKey_A, HeadlessDriver::ctrl);
        m_app->type(words);
        m_app->frames(2);
    }
    /// Another learner begins by the form on the profile.
    void begin(std::string_view name) {
        profile();
        write("profile/learners/new-name", name);
        press("profile/learners/add");
        REQUIRE(model().profile.name() == name);
    }
    [[nodiscard]] std::string row(std::string_view name) const {
        for (const LearnerHere& one : model().profile.learners)
            if (one.name == name) return "profile/learners/" + toString(one.id) + "/";
        FAIL("nobody called " << name);
        return {};
    }
    void become(std::string_view name) {
        if (!model().profile.asking) profile();
        press(row(name) + "open");
    }
    void setPassphrase(std::string_view words) {
        profile();
        press("profile/passphrase/set");
        write("profile/passphrase/after", words);
        write("profile/passphrase/again", words);
        press("profile/passphrase/go");
    }
    void tryPassphrase(std::string_view name, std::string_view words) {
        if (m_app->has(row(name) + "open")) press(row(name) + "open");
        write(row(name) + "passphrase", words);
        press(row(name) + "enter");
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace

TEST_CASE("Two learners keep their own answers, words and settings", "[profile]") {
    Computer computer;
    computer.profile();
    computer.write("profile/name/name", "Amina");
    computer.press("profile/name/keep");
    CHECK(computer.model().profile.name() == "Amina");
    CHECK(computer->label("rail/profile") == "Amina");
    computer.press("profile/looks/theme/night");
    computer.press("profile/time/percent/extra-25");
    CHECK(computer.model().settings.theme == ThemeName::night);
    computer->workspace().apply({AddOwnWord{"Siobhan"}, WriteDraft{define, "What Amina typed a moment ago"}});
    // Nothing waits for the second in which typing is usually stored.
    computer.begin("Ben");
    CHECK(computer.model().attempts.empty());
    CHECK(computer.model().ownWords.empty());
    CHECK(computer.model().settings.theme == ThemeName::paper);
    CHECK(computer.model().mock.extraPercent == 0);
    CHECK_FALSE(computer.model().canGoBack);
    computer->workspace().apply({WriteDraft{define, "Ben's words"}});
    computer.become("Amina");
    REQUIRE(computer.model().attemptAt(define));
    CHECK(computer.model().attemptAt(define)->draft == "What Amina typed a moment ago");
    CHECK(computer.model().ownWords == std::vector<std::string>{"Siobhan"});
    CHECK(computer.model().settings.theme == ThemeName::night);
    CHECK(computer.model().mock.extraPercent == 25);
    computer.become("Ben");
    REQUIRE(computer.model().attemptAt(define));
    CHECK(computer.model().attemptAt(define)->draft == "Ben's words");
}

TEST_CASE("A start with several learners asks who it is, and shows nothing of them before", "[profile]") {
    Computer computer;
    computer->workspace().apply({WriteDraft{define, "The first one's words"}});
    computer.begin("Ben");
    computer.again();
    CHECK(computer.model().profile.asking);
    CHECK(computer.model().place.room == Room::profile);
    CHECK(computer.model().attempts.empty());
    CHECK_FALSE(computer->has("rail/home"));
    CHECK(computer->says("Who are you?"));
    computer->workspace().apply({GoTo{{Room::write, "define", {}}}, WriteDraft{define, "nobody's words"}});
    computer->key(ImGuiKey_LeftArrow, HeadlessDriver::alt);
    computer->frames(3);
    CHECK(computer.model().place.room == Room::profile);
    CHECK(computer.model().attempts.empty());
    computer.become("Learner");
    CHECK_FALSE(computer.model().profile.asking);
    REQUIRE(computer.model().attemptAt(define));
    CHECK(computer.model().attemptAt(define)->draft == "The first one's words");
    computer.profile();
    computer.press("profile/learners/leave");
    CHECK(computer.model().profile.asking);
    CHECK(computer.model().attempts.empty());
    CHECK(computer.model().profile.last == computer.model().profile.learners.front().id);
}

TEST_CASE("A passphrase keeps a profile closed until the right one is typed", "[profile]") {
    Computer computer;
    computer.setPassphrase(secret);
    REQUIRE(computer.model().profile.learners.front().locked);
    computer.again();
    REQUIRE(computer.model().profile.asking);
    computer.tryPassphrase("Learner", "three cold words");
    CHECK(computer.model().profile.asking);
    CHECK(computer->says("That is not the passphrase."));
    // Each wrong one makes the next try wait longer; a new start does not shorten it.
    computer.write(computer.row("Learner") + "passphrase", secret);
    CHECK(computer->find(computer.row("Learner") + "enter")->disabled);
    const auto wait = [&] { return computer.model().profile.learners.front().openAgainAt - computer.model().now; };
    computer->wait(std::chrono::seconds(1));
    computer.tryPassphrase("Learner", "three cold words");
    CHECK(wait() > std::chrono::milliseconds(1500));
    computer->wait(std::chrono::seconds(2));
    computer.tryPassphrase("Learner", "no");
    CHECK(wait() > std::chrono::milliseconds(3500));
    computer.again();
    CHECK(wait() > std::chrono::seconds(1));
    computer->wait(std::chrono::seconds(60));
    computer.tryPassphrase("Learner", secret);
    CHECK_FALSE(computer.model().profile.asking);

    computer.profile();
    computer.press("profile/passphrase/remove");
    computer.write("profile/passphrase/before", "three cold words");
    computer.press("profile/passphrase/go");
    CHECK(computer.model().profile.learners.front().locked);
    computer->wait(std::chrono::seconds(2));
    computer.press("profile/passphrase/remove");
    computer.write("profile/passphrase/before", secret);
    computer.press("profile/passphrase/go");
    CHECK_FALSE(computer.model().profile.learners.front().locked);
    computer.again();
    CHECK_FALSE(computer.model().profile.asking);
}

TEST_CASE("Nothing that one learner typed on a page is there for the next", "[profile]") {
    Computer computer;
    computer->workspace().apply({GoTo{{Room::search, {}, {}}}});
    computer->frames(3);
    computer->type("budget");
    computer->frames(3);
    const auto words = [&computer] {
        const SemanticItem* field = computer->find("search/words");
        REQUIRE(field);
        return field->value;
    };
    REQUIRE(words() == "budget");
    computer.begin("Ben");
    computer->workspace().apply({GoTo{{Room::search, {}, {}}}});
    computer->frames(3);
    CHECK(words().empty());
}

TEST_CASE("Erasing oneself leaves the others and their work", "[profile]") {
    Computer computer;
    computer->workspace().apply({WriteDraft{define, "The first one's words"}});
    computer.begin("Ben");
    computer->workspace().apply({GoTo{{Room::myData, {}, {}}}});
    computer->frames(3);
    computer.press("my-data/erase/begin");
    computer.write("my-data/erase/word", "erase");
    computer.press("my-data/erase/yes");
    REQUIRE(computer.model().profile.learners.size() == 1);
    // Whoever is left says so first.
    CHECK(computer.model().profile.asking);
    CHECK(computer->label("profile/notice/words") == "Ben is erased.");
    computer.become("Learner");
    CHECK(computer.model().profile.name() == "Learner");
    CHECK(computer.model().notice.empty());
    REQUIRE(computer.model().attemptAt(define));
    computer->workspace().apply({ProgressAction{EraseMe{}}, RetryStore{}});
    computer->frames(3);
    REQUIRE(computer.model().profile.learners.size() == 1);
    CHECK(computer.model().attempts.empty());
    // Nobody else is here, so there is nobody to ask for.
    CHECK_FALSE(computer.model().profile.asking);
    CHECK(computer.model().notice == "Learner is erased.");
}

TEST_CASE("A passphrase can be changed with the one before", "[profile]") {
    Computer computer;
    computer.setPassphrase(secret);
    computer.profile();
    computer.press("profile/passphrase/set");
    computer.write("profile/passphrase/before", secret);
    computer.write("profile/passphrase/after", "quite another one");
    computer.write("profile/passphrase/again", "quite another");
    CHECK(computer->find("profile/passphrase/go")->disabled);
    computer.write("profile/passphrase/again", "quite another one");
    computer.press("profile/passphrase/go");
    computer.begin("Ben");
    computer.profile();
    computer.tryPassphrase("Learner", secret);
    CHECK(computer.model().profile.name() == "Ben");
    computer->wait(std::chrono::seconds(1));
    computer.tryPassphrase("Learner", "quite another one");
    CHECK(computer.model().profile.name() == "Learner");
}

TEST_CASE("A passphrase is typed and kept by keys alone, and what came of it stands beside it", "[profile]") {
    Computer computer;
    computer.profile();
    computer.press("profile/passphrase/set");
    CHECK(computer->shell().focus().has("profile/passphrase/after"));
    computer->type(secret);
    computer->frames(2);
    computer->key(ImGuiKey_Tab);
    computer->frames(2);
    REQUIRE(computer->shell().focus().has("profile/passphrase/again"));
    computer->type("three warm");
    computer->frames(2);
    computer->key(ImGuiKey_Enter);
    computer->frames(2);
    CHECK_FALSE(computer.model().profile.learners.front().locked);
    CHECK(computer->label("profile/passphrase/why-not") == "The two new ones differ. Type the same twice.");
    computer.write("profile/passphrase/again", secret);
    CHECK_FALSE(computer->has("profile/passphrase/why-not"));
    computer->key(ImGuiKey_Enter);
    computer->frames(3);
    CHECK(computer.model().profile.learners.front().locked);
    CHECK(computer->findUnder("profile/passphrase/done"));
    CHECK_FALSE(computer->findUnder("profile/done"));
    CHECK(computer->says("From now on your profile opens with this passphrase."));
    CHECK(computer->shell().focus().has("profile/passphrase/set"));
    // Whoever opens the profile with it can type at once, too.
    computer.begin("Ben");
    computer.profile();
    computer.press(computer.row("Learner") + "open");
    computer->type(secret);
    computer->frames(2);
    computer->key(ImGuiKey_Enter);
    computer->frames(3);
    CHECK(computer.model().profile.name() == "Learner");
}

TEST_CASE("A check of a passphrase that was not made here opens nothing", "[profile]") {
    const auto check = passphraseCheck(secret);
    REQUIRE(check);
    CHECK(passes(*check, secret).value());
    CHECK_FALSE(passes(*check, "another").value());
    CHECK_FALSE(passes("", "").has_value());
    CHECK_FALSE(passes("$argon2id$v=19$m=4194304,t=2,p=1$c2FsdA$c2FsdA", "").has_value());
    CHECK(*check != passphraseCheck(secret).value());
}

TEST_CASE("The reading ruler follows the mouse and the keyboard, and is kept", "[profile]") {
    Computer computer;
    CHECK_FALSE(computer->has("ruler"));
    computer->keyCode('R', HeadlessDriver::ctrl);
    computer->frames(2);
    REQUIRE(computer->has("ruler"));
    const auto middle = [&] { return (computer->find("ruler")->rect.top + computer->find("ruler")->rect.bottom) / 2; };
    ImGui::GetIO().MousePos = {700, 300};
    computer->frames(2);
    CHECK(middle() == Approx(300).margin(2));
    ImGui::GetIO().MousePos = {700, 450};
    computer->frames(2);
    CHECK(middle() == Approx(450).margin(2));
    computer.profile();
    REQUIRE(computer->tabTo("profile/name/name"));
    computer->frames(2);
    const Rect field = computer->find("profile/name/name")->visible;
    CHECK(middle() == Approx((field.top + field.bottom) / 2).margin(2));
    const float before = computer->find("ruler")->rect.height();
    computer.press("profile/looks/ruler-lines/more");
    CHECK(computer->find("ruler")->rect.height() > before);
    computer.again();
    CHECK(computer.model().settings.ruler);
    CHECK(computer.model().settings.rulerLines == 3);
    CHECK(computer->has("ruler"));
}

TEST_CASE("Letters and lines can be set wider apart, and that is kept", "[profile]") {
    Computer computer;
    computer.profile();
    const float width = computer->find("profile/title")->neededWidth;
    computer.press("profile/looks/letter-spacing/more");
    computer.press("profile/looks/line-width/less");
    CHECK(computer->find("profile/title")->neededWidth >= width);
    computer.again();
    CHECK(computer.model().settings.letterSpacing == Approx(0.05f));
    CHECK(computer.model().settings.lineWidth == Approx(64));
}

TEST_CASE("Nothing of the profile is cut off, with several learners and forms open", "[profile][layout]") {
    Computer computer;
    computer.setPassphrase(secret);
    computer.begin("Wilhelmina Featherstonehaugh-Cholmondeley of Somewhere");
    const auto [points, width, height] = GENERATE(table<float, float, float>({{13, 1280, 800}, {32, 1280, 800}, {32, 1024, 768}, {20, 640, 480}}));
    const auto check = [&computer, width = width] {
        for (const SemanticItem& item : computer->record().items()) {
            if (item.neededWidth == 0 && item.neededHeight == 0) continue;
            INFO(item.path << " \"" << item.label << "\" needs " << item.neededWidth << "x" << item.neededHeight << ", has " << item.rect.width() << "x" << item.rect.height());
            CHECK(item.neededWidth <= item.rect.width() + 2);
            CHECK(item.neededHeight <= item.rect.height() + 2);
            CHECK(item.rect.right <= width + 1);
        }
    };
    computer.again(width, height, points);
    REQUIRE(computer.model().profile.asking);
    check();
    computer.become("Wilhelmina Featherstonehaugh-Cholmondeley of Somewhere");
    Settings settings = computer.model().settings;
    settings.points = points;
    settings.ruler = true;
    computer->workspace().apply({ChangeSettings{settings}});
    computer.profile();
    computer.press("profile/passphrase/set");
    check();
}
