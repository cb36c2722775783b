/// Chords as text, which keys a command may have, and settings that nobody trusts.
#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "app/ui/key_bindings.h"
#include "app/ui/key_codes.h"

using namespace carewright::ui;

namespace {

Chord chord(std::string_view text) {
    const auto named = chordNamed(text);
    REQUIRE(named);
    return *named;
}

/// No two commands that are listened to together share keys, and none has keys that it may not have.
void checkSound(const KeyBindings& keys) {
    for (const CommandEntry& one : commandTable()) {
        INFO(one.id << " = " << keys.words(one.command) << "\n" << keys.toText());
        CHECK(keys.whyUnfit(one.command, keys.chord(one.command)).empty());
        CHECK_FALSE(keys.clash(one.command, keys.chord(one.command)));
        if (!keys.changed(one.command) && one.also.key != 0) CHECK_FALSE(keys.clash(one.command, one.also));
    }
}

}  // namespace

TEST_CASE("Every key that has a name is the same chord after a round trip through text", "[keys]") {
    int named = 0;
    for (int key = -1; key <= 400; ++key) {
        for (int modifiers = 0; modifiers < 8; ++modifiers) {
            const Chord before{key, modifiers};
            const std::string text = toString(before);
            if (text.empty()) continue;
            ++named;
            INFO(text);
            CHECK(chordNamed(text) == before);
        }
    }
    CHECK(named == 8 * (10 + 26 + 12 + 10 + 37));
    CHECK(toString(Chord{'F', Chord::ctrl}) == "Ctrl+F");
    CHECK(toString(Chord{'Z', Chord::ctrl | Chord::alt | Chord::shift}) == "Ctrl+Alt+Shift+Z");
    CHECK(toString(Chord{}).empty());
    for (const char* const text : {"", "Ctrl+", "ctrl+F", "Ctrl+Ctrl+F", "Shift+Ctrl+F", "F13", "F0", "f", "Ctrl+F ", "Keypad 10", "+", "Left Shift"}) {
        INFO(text);
        CHECK_FALSE(chordNamed(text));
    }
}

TEST_CASE("A key means what the layout prints on it", "[keys]") {
    CHECK(keyByLayout('Y', "z") == 'Z');
    CHECK(keyByLayout('Q', "a") == 'A');
    CHECK(keyByLayout(code::semicolon, "m") == 'M');
    CHECK(keyByLayout('M', ",") == code::comma);
    CHECK(keyByLayout('1', "&") == '1');        // a French row of digits needs Shift and stays one
    CHECK(keyByLayout('E', "") == 'E');
    CHECK(keyByLayout(code::semicolon, "é") == code::semicolon);
    CHECK(keyByLayout(code::enter, "a") == code::enter);
    CHECK(keyByLayout(-1, "a") == -1);
}

TEST_CASE("As they come, no two keys clash, and each command has an id of its own", "[keys]") {
    checkSound({});
    std::set<std::string_view> ids;
    for (const CommandEntry& one : commandTable()) {
        CHECK(ids.insert(one.id).second);
        CHECK(commandNamed(one.id) == one.command);
        CHECK_FALSE(one.does.empty());
        CHECK_FALSE(toString(one.usual).empty());
        if (one.whileTyping) {
            INFO(one.id);
            CHECK_FALSE(types(one.usual));
        }
    }
    CHECK_FALSE(commandNamed("no-such-command"));
    CHECK(KeyBindings{}.toText().empty());
}

TEST_CASE("Which keys a command may have", "[keys]") {
    const KeyBindings keys;
    const auto unfit = [&](Command command, std::string_view text) { return keys.whyUnfit(command, chord(text)); };
    for (const char* const reserved : {"Tab", "Shift+Tab", "Ctrl+Tab", "Escape", "Ctrl+Escape", "Enter", "Space", "Up", "Shift+Left", "Page Down", "Home", "Backspace", "Delete", "Shift+Slash"}) {
        INFO(reserved);
        CHECK_FALSE(unfit(Command::award, reserved).empty());
        CHECK_FALSE(unfit(Command::search, reserved).empty());
    }
    CHECK(unfit(Command::award, "Q").empty());
    CHECK(unfit(Command::award, "Ctrl+Space").empty());
    // Digits choose answers and comments; a rating is one of a row, so it may have another digit.
    CHECK_FALSE(unfit(Command::award, "7").empty());
    CHECK(unfit(Command::rateFirst, "7").empty());
    CHECK(unfit(Command::rateFirst, "Keypad 7").empty());
    // What works while one types can be no letter and nothing that text fields use.
    CHECK_FALSE(unfit(Command::search, "Q").empty());
    CHECK_FALSE(unfit(Command::search, "Shift+Q").empty());
    for (const char* const used : {"Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Left", "Ctrl+Backspace", "Alt+Backspace", "Ctrl+Home", "Shift+F10", "Menu", "Ctrl+Full stop"}) {
        INFO(used);
        CHECK_FALSE(unfit(Command::search, used).empty());
    }
    for (const char* const free : {"Ctrl+G", "F9", "Alt+G", "Alt+Right", "Ctrl+Shift+G"}) {
        INFO(free);
        CHECK(unfit(Command::search, free).empty());
    }
}

TEST_CASE("A clash is found in the same room and with what works everywhere, and nowhere else", "[keys]") {
    KeyBindings keys;
    CHECK(keys.clash(Command::award, chord("A")) == Command::agree);
    CHECK(keys.clash(Command::award, chord("Ctrl+F")) == Command::search);
    CHECK(keys.clash(Command::search, chord("Ctrl+S")) == Command::save);
    CHECK_FALSE(keys.clash(Command::award, chord("H")));        // the hint of a card is another room's
    CHECK(keys.clash(Command::hint, chord("S")) == Command::putAside);
    // Second keys count while the first are as they came.
    CHECK(keys.clash(Command::hint, chord("Ctrl+Z")) == Command::undoRating);
    keys.assign(Command::undoRating, chord("B"));
    CHECK_FALSE(keys.clash(Command::hint, chord("Ctrl+Z")));
    CHECK_FALSE(keys.clash(Command::hint, chord("U")));
}

TEST_CASE("Keys are given, swapped and taken back", "[keys]") {
    KeyBindings keys;
    keys.assign(Command::award, chord("Q"));
    CHECK(keys.chord(Command::award) == chord("Q"));
    CHECK(keys.changed(Command::award));
    CHECK(keys.whyNotSwap(Command::award, Command::agree).empty());
    keys.swap(Command::award, Command::agree);
    CHECK(keys.chord(Command::award) == chord("A"));
    CHECK(keys.chord(Command::agree) == chord("Q"));
    checkSound(keys);
    // A command for everywhere can't take a letter in exchange, and a refused swap says whose fault it is.
    CHECK_FALSE(keys.whyNotSwap(Command::award, Command::search).empty());
    // Back to W is free; back to A takes the other one back as well.
    keys.assign(Command::refuse, chord("W"));
    keys.reset(Command::award);
    CHECK_FALSE(keys.changed(Command::award));
    CHECK_FALSE(keys.changed(Command::refuse));
    checkSound(keys);
    keys.resetAll();
    CHECK_FALSE(keys.anyChanged());
    CHECK(keys == KeyBindings{});
}

TEST_CASE("A command that gets its first keys back gets the second ones back from whoever has them", "[keys]") {
    KeyBindings keys;
    keys.assign(Command::larger, chord("Ctrl+G"));
    keys.assign(Command::search, chord("Ctrl+Shift+Equals"));
    checkSound(keys);
    SECTION("by going back") { keys.reset(Command::larger); }
    SECTION("by being given them again") { keys.assign(Command::larger, entryOf(Command::larger).usual); }
    CHECK_FALSE(keys.changed(Command::search));
    checkSound(keys);
}

TEST_CASE("Keys are kept as text", "[keys]") {
    KeyBindings keys;
    keys.assign(Command::search, chord("Ctrl+G"));
    keys.swap(Command::award, Command::agree);
    CHECK(keys.toText() == "search=Ctrl+G\nagree=W\naward=A");
    CHECK(KeyBindings::fromText(keys.toText()) == keys);
    CHECK(KeyBindings::fromText("") == KeyBindings{});
}

TEST_CASE("What a text says about commands and keys of a newer version is handed on", "[keys]") {
    const std::string text = "search=Ctrl+G\nhum-a-tune=Ctrl+J\nlook=Thumb wheel";
    KeyBindings keys = KeyBindings::fromText(text);
    CHECK(keys.chord(Command::search) == chord("Ctrl+G"));
    CHECK(keys.chord(Command::look) == entryOf(Command::look).usual);
    CHECK(KeyBindings::fromText(keys.toText()) == keys);
    CHECK(keys.toText().find("hum-a-tune=Ctrl+J") != std::string::npos);
    CHECK(keys.toText().find("look=Thumb wheel") != std::string::npos);
    keys.assign(Command::look, chord("Ctrl+L"));
    CHECK(keys.toText().find("Thumb wheel") == std::string::npos);
    keys.resetAll();
    CHECK(keys.toText().empty());
}

TEST_CASE("Hostile texts leave sound keys", "[keys]") {
    for (const std::string& text : {std::string("award=A"), std::string("award=A\nagree=A\nrefuse=A"), std::string("search=Q"), std::string("search=Tab\nback=Escape\nquit=Enter"),
                                   std::string("larger=Ctrl+G\nsearch=Ctrl+Shift+Equals\nlook=Ctrl+Equals"), std::string("="), std::string("\n\n=\n==\n"), std::string("search"),
                                   std::string("search=Ctrl+G=Ctrl+H"), std::string("award=\0Q", 8), std::string("\xff\xfe=\x80"), std::string(1 << 20, '='), std::string(1 << 20, '\n'),
                                   "search=" + std::string(100000, 'Q')}) {
        const KeyBindings keys = KeyBindings::fromText(text);
        checkSound(keys);
        CHECK(KeyBindings::fromText(keys.toText()) == keys);
        CHECK(keys.toText().size() <= KeyBindings::mostUnknown * (KeyBindings::longestLine + 1) + 4000);
    }
    // Texts from the vocabulary itself, in any order.
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int lines = static_cast<int>(random() % 30); lines > 0; --lines) {
            const CommandEntry& one = commandTable()[random() % commandTable().size()];
            const CommandEntry& other = commandTable()[random() % commandTable().size()];
            const Chord any{static_cast<int>(32 + random() % 320), static_cast<int>(random() % 8)};
            text.append(one.id).append("=").append(toString(random() % 2 ? (random() % 2 ? other.usual : other.also) : any)).append("\n");
        }
        const KeyBindings keys = KeyBindings::fromText(text);
        checkSound(keys);
        CHECK(KeyBindings::fromText(keys.toText()) == keys);
    }
}

TEST_CASE("Any sequence of changes that the table allows leaves sound keys", "[keys]") {
    std::mt19937 random(GENERATE(1u, 2u, 3u));
    KeyBindings keys;
    const auto any = [&] { return commandTable()[random() % commandTable().size()].command; };
    int given = 0, swapped = 0;
    for (int step = 0; step < 3000; ++step) {
        const Command command = any();
        const Chord wanted{static_cast<int>(32 + random() % 320), static_cast<int>(random() % 8)};
        switch (random() % 4) {
            case 0: keys.reset(command); break;
            case 1:
                if (keys.whyUnfit(command, wanted).empty() && !keys.clash(command, wanted)) keys.assign(command, wanted), ++given;
                break;
            default:
                if (const Command other = any(); other != command && keys.whyNotSwap(command, other).empty()) keys.swap(command, other), ++swapped;
        }
        if (step % 100 == 0) checkSound(keys);
    }
    CHECK(given > 100);
    CHECK(swapped > 20);
    checkSound(keys);
    CHECK(KeyBindings::fromText(keys.toText()) == keys);
}
