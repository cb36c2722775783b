/// Keys are looked up, changed, swapped and taken back in the real app, and mean what the person chose.
#include <catch2/catch.hpp>

#include "app/desktop/workspace_entries.h"
#include "app/ui/key_codes.h"
#include "app/ui/keys.h"
#include "app/ui/review_actions.h"
#include "tests/ui/assessor_app.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

HeadlessDriver::Options at(const TemporaryFolder& folder, Place place) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [place](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{place}}); };
    return options;
}

std::string row(Command command, std::string_view part) { return "keys/" + std::string(entryOf(command).id) + "/" + std::string(part); }

std::string keysShown(const HeadlessDriver& app, Command command) { return app.label(row(command, "keys")); }

/// Opens the list by "?" and asks for new keys for the command, by mouse.
void beginChange(HeadlessDriver& app, Command command) {
    if (app.model().place.room != Room::keys) app.type("?");
    app.frames(2);
    REQUIRE(app.model().place.room == Room::keys);
    REQUIRE(app.click(row(command, "change")));
    REQUIRE(app.has(row(command, "choosing/press")));
}

void change(HeadlessDriver& app, Command command, int key, int modifiers = HeadlessDriver::none) {
    beginChange(app, command);
    app.keyCode(key, modifiers);
    app.frames(2);
    INFO(app.label(row(command, "choosing/problem")));
    REQUIRE_FALSE(app.has(row(command, "choosing/press")));
    REQUIRE(app.model().settings.keys.chord(command) == Chord{key, modifiers});
}

}  // namespace

TEST_CASE("The question mark lists every command with its keys, room by room", "[ui][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::home, {}, {}}));
    app.type("?");
    app.frames(2);
    REQUIRE(app.model().place.room == Room::keys);
    for (const CommandEntry& one : commandTable()) {
        INFO(one.id);
        CHECK(keysShown(app, one.command).starts_with(toString(one.usual)));
        CHECK(app.label(row(one.command, "does")) == one.does);
        CHECK(app.says(titleOf(one.group)));
    }
    // The settings lead there as well.
    app.workspace().apply({GoTo{{Room::profile, {}, {}}}});
    app.frames(2);
    REQUIRE(app.click("profile/keys/open"));
    CHECK(app.model().place.room == Room::keys);
    // Searching narrows the list by what it does and by keys.
    REQUIRE(app.click("keys/find"));
    app.type("comment bank");
    app.frames(2);
    CHECK_FALSE(app.has(row(Command::search, "keys")));
    CHECK(app.says("Choose a reason from the comment bank, or a usual one"));
}

TEST_CASE("An assessor awards by a key of her own, which stays after a restart", "[ui][keys][assessor]") {
    AssessorApp app(4);
    app.signIn(app.assessor);
    change(*app, Command::award, 'Q');
    CHECK(keysShown(*app, Command::award) == "Q");
    app.open();
    app.signIn(app.assessor);
    app->key(ImGuiKey_Enter);
    app->frames(3);
    REQUIRE(app.review().desk);
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    const std::string button = "decision/desk/point-" + question->points.front().point.value + "/award";
    REQUIRE(app->has(button));
    CHECK(app->find(button)->description == "Key Q");
    app.letter('W');
    CHECK(app->find(button)->value.empty());
    app.letter('Q');
    CHECK(app->find(button)->value == "chosen");
    app->type("?");
    app->frames(2);
    CHECK(keysShown(*app, Command::award) == "Q");
}

TEST_CASE("A recall rating has another key, which stays after a restart", "[ui][keys][recall]") {
    const TemporaryFolder folder;
    const auto begin = [](HeadlessDriver& app) {
        RecallChoices choices = app.model().recall.choices;
        choices.minutes = 180;
    choices.newPerDay = RecallChoices::mostNew;
        choices.typing = false;
        app.workspace().apply({GoTo{{Room::recall, {}, {}}}, RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
        app.frames(3);
        REQUIRE(app.model().recall.card);
    };
    {
        HeadlessDriver app(at(folder, {Room::recall, {}, {}}));
        change(app, Command::rateThird, 'B');
        begin(app);
    }
    HeadlessDriver app(at(folder, {Room::recall, {}, {}}));
    begin(app);
    app.key(ImGuiKey_Space);
    REQUIRE(app.model().recall.card->turned);
    CHECK(app.says("key B"));
    CHECK_FALSE(app.says("key 3"));
    const CardId card = app.model().recall.card->card.id;
    app.keyCode('3');
    REQUIRE(app.model().recall.card);
    CHECK(app.model().recall.card->card.id == card);
    CHECK(app.model().recall.card->turned);
    app.keyCode('B');
    CHECK((!app.model().recall.card || app.model().recall.card->card.id != card));
    // Another rating kept its own.
    if (app.model().recall.card) {
        app.key(ImGuiKey_Space);
        const CardId next = app.model().recall.card->card.id;
        app.keyCode('4');
        CHECK((!app.model().recall.card || app.model().recall.card->card.id != next));
    }
}

TEST_CASE("A key that another command has is named, and swapped only by choice", "[ui][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::keys, {}, {}}));
    beginChange(app, Command::award);
    app.keyCode('A');
    CHECK(app.label(row(Command::award, "choosing/problem")).find("Agree with what is proposed") != std::string::npos);
    CHECK_FALSE(app.model().settings.keys.anyChanged());
    CHECK(app.find(row(Command::award, "choosing/swap"))->focused);
    SECTION("swapped") {
        app.key(ImGuiKey_Enter);
        CHECK(keysShown(app, Command::award) == "A");
        CHECK(keysShown(app, Command::agree) == "W");
        CHECK(app.find(row(Command::award, "change"))->focused);
    }
    SECTION("refused, and other keys chosen") {
        REQUIRE(app.click(row(Command::award, "choosing/again")));
        REQUIRE(app.has(row(Command::award, "choosing/press")));
        app.keyCode('Q');
        CHECK(keysShown(app, Command::award) == "Q");
        CHECK(keysShown(app, Command::agree) == "A");
    }
    SECTION("left") {
        REQUIRE(app.click(row(Command::award, "choosing/leave")));
        CHECK_FALSE(app.has(row(Command::award, "choosing/leave")));
        CHECK_FALSE(app.model().settings.keys.anyChanged());
    }
}

TEST_CASE("Keys that can't be are refused with the reason, and other ones are awaited", "[ui][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::keys, {}, {}}));
    beginChange(app, Command::award);
    const auto refused = [&](int key, int modifiers, std::string_view because) {
        app.keyCode(key, modifiers);
        INFO(app.label(row(Command::award, "choosing/problem")));
        CHECK(app.label(row(Command::award, "choosing/problem")).find(because) != std::string::npos);
        CHECK(app.has(row(Command::award, "choosing/press")));
        CHECK_FALSE(app.model().settings.keys.anyChanged());
        CHECK(app.model().place.room == Room::keys);
        CHECK(app.find(row(Command::award, "change"))->focused);
    };
    refused(code::tab, 0, "Tab");
    refused(code::enter, 0, "ring");
    refused(code::space, 0, "ring");
    refused('5', 0, "digits");
    refused(code::down, 0, "moves along");
    // A clash that can't be swapped: Award has a letter, and searching works while one writes.
    app.keyCode('F', HeadlessDriver::ctrl);
    CHECK(app.model().place.room == Room::keys);
    CHECK(app.label(row(Command::award, "choosing/problem")).find("Search the course") != std::string::npos);
    CHECK(app.find(row(Command::award, "choosing/swap"))->disabled);
    REQUIRE(app.click(row(Command::award, "choosing/again")));
    app.key(ImGuiKey_Escape);
    CHECK_FALSE(app.has(row(Command::award, "choosing/press")));
    CHECK(app.model().place.room == Room::keys);
    CHECK_FALSE(app.model().settings.keys.anyChanged());
    // And keys mean themselves again.
    app.keyCode('F', HeadlessDriver::ctrl);
    CHECK(app.model().place.room == Room::search);
}

TEST_CASE("Keys are changed by keyboard alone and taken back one by one or all at once", "[ui][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::keys, {}, {}}));
    REQUIRE(app.tabTo(row(Command::search, "change")));
    app.key(ImGuiKey_Enter);
    app.keyCode('G', HeadlessDriver::ctrl);
    CHECK(keysShown(app, Command::search) == "Ctrl+G");
    CHECK(app.find("top/search")->description.find("Ctrl+G") != std::string::npos);
    change(app, Command::award, 'Q');
    change(app, Command::refuse, 'W');
    REQUIRE(app.tabTo(row(Command::search, "reset")));
    app.key(ImGuiKey_Enter);
    CHECK(keysShown(app, Command::search) == "Ctrl+F");
    CHECK_FALSE(app.has(row(Command::search, "reset")));
    CHECK(keysShown(app, Command::award) == "Q");
    REQUIRE(app.click("keys/reset-all"));
    CHECK(keysShown(app, Command::award) == "W");
    CHECK(keysShown(app, Command::refuse) == "X");
    CHECK(app.find("keys/reset-all")->disabled);
}

TEST_CASE("What is typed into a field sets no command off, whatever keys it has", "[ui][keys][recall]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::keys, {}, {}}));
    change(app, Command::undoRating, 'Q');
    change(app, Command::search, 'G', HeadlessDriver::ctrl);
    RecallChoices choices = app.model().recall.choices;
    choices.minutes = 180;
    choices.newPerDay = RecallChoices::mostNew;
    app.workspace().apply({GoTo{{Room::recall, {}, {}}}, RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
    app.frames(3);
    for (int tries = 0; !app.has("recall/card/answer"); ++tries) {
        REQUIRE(tries < 200);
        app.workspace().apply({RecallAction(PutCardAside{app.model().recall.card->card.id, true})});
        app.frames(3);
    }
    const CardId card = app.model().recall.card->card.id;
    app.frames(2);
    for (const int letter : {'Q', 'H', 'U', 'S', '1', '3'}) app.keyCode(letter);
    REQUIRE(app.model().recall.card);
    CHECK(app.model().recall.card->card.id == card);
    CHECK_FALSE(app.has("recall/card/hint-words"));
    // With Ctrl it is no typing.
    if (!app.model().recall.card->card.hint.empty()) {
        app.keyCode('H', HeadlessDriver::ctrl);
        CHECK(app.has("recall/card/hint-words"));
    }
    app.keyCode('P', HeadlessDriver::ctrl);
    REQUIRE(app.model().recall.justAside);
    CHECK(app.model().recall.justAside->id == card);
    app.keyCode('G', HeadlessDriver::ctrl);
    CHECK(app.model().place.room == Room::search);
}

TEST_CASE("AltGr types its character and goes nowhere", "[ui][keys]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::write, "define", {}}));
    app.frames(3);
    REQUIRE(app.shell().focus().typing());
    // As the window hands on AltGr+4 of a British keyboard: Alt is held and a character comes along.
    ImGui::GetIO().AddInputCharactersUTF8("€");
    app.keyCode('4', HeadlessDriver::alt);
    CHECK(app.model().place.room == Room::write);
    app.keyCode('4', HeadlessDriver::alt);
    CHECK(app.model().place.room == Room::quizzes);
}

TEST_CASE("Keys of the settings are checked when they are read", "[ui][keys]") {
    const auto read = [](const std::map<std::string, std::string>& entries) { return settingsFrom(entries).keys; };
    CHECK(read({{"keys", "award=Q\nnonsense\nsearch=Hyper+F"}}).chord(Command::award) == Chord{'Q', 0});
    CHECK(read({{"keys", "award=Q\nnonsense\nsearch=Hyper+F"}}).chord(Command::search) == entryOf(Command::search).usual);
    // The letters that assessors chose in an earlier version: in the order of the deciding commands.
    CHECK(read({{"review-keys", "DWXJKAURNFGLS"}}).toText() == "agree=D\ndecide=A");
    CHECK(read({{"review-keys", "AWXJKDURNFGLS"}}) == KeyBindings{});
    CHECK(read({{"review-keys", "AAAA"}}) == KeyBindings{});
    CHECK(read({{"review-keys", "aw=\nKDURNFGLS"}}) == KeyBindings{});
    CHECK(read({{"review-keys", "DWXJKAURNFGLS"}, {"keys", ""}}) == KeyBindings{});
}
