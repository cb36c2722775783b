#include <catch2/catch.hpp>
#include <set>

#include "app/ui/text_boundaries.h"
#include "app/ui/text_buffer.h"
#include "engine/base/utf8.h"
#include "tests/ui/text_random.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// Every place a caret may stand on, found by one plain walk from the front of each paragraph.
std::set<std::size_t> caretPlaces(const std::string& text) {
    std::set<std::size_t> places = {0, text.size()};
    for (std::size_t at = 0; at < text.size(); at = nextCharacter(text, at)) places.insert(at);
    return places;
}

void checkInvariants(const TextBuffer& buffer) {
    REQUIRE_FALSE(firstBadByte(buffer.text()).has_value());
    const auto places = caretPlaces(buffer.text());
    REQUIRE(places.count(buffer.selection().caret) == 1);
    REQUIRE(places.count(buffer.selection().anchor) == 1);
}

std::string typed(TextBuffer& buffer, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at = nextCharacter(text, at)) {
        buffer.type(text.substr(at, nextCharacter(text, at) - at));
    }
    return buffer.text();
}

}  // namespace

TEST_CASE("Random edits keep the caret on character boundaries and can all be undone and redone", "[text]") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        TextBuffer buffer(4000);
        buffer.setText(randomText(random, 30));
        const std::string start = buffer.text();
        std::string mirror = start;     // follows the reported changes only
        (void)buffer.takeChange();
        for (int step = 0; step < 300; ++step) {
            CAPTURE(step);
            randomAction(buffer, random);
            checkInvariants(buffer);
            if (random() % 3 == 0) {
                const TextChange change = buffer.takeChange();
                mirror.replace(change.at, change.removed, buffer.text().substr(change.at, change.inserted));
                REQUIRE(mirror == buffer.text());
            }
        }
        const std::string end = buffer.text();
        std::vector<std::string> versions;
        while (buffer.redo()) {}
        const std::string newest = buffer.text();
        while (buffer.canUndo()) {
            versions.push_back(buffer.text());
            REQUIRE(buffer.undo());
            checkInvariants(buffer);
        }
        REQUIRE(buffer.text() == start);
        REQUIRE_FALSE(buffer.undo());
        while (buffer.canRedo()) {
            REQUIRE(buffer.redo());
            checkInvariants(buffer);
            REQUIRE(buffer.text() == versions.back());
            versions.pop_back();
        }
        REQUIRE(buffer.text() == newest);
    }
}

TEST_CASE("Typing is undone word by word", "[text]") {
    TextBuffer buffer;
    CHECK(typed(buffer, "care is personal") == "care is personal");
    buffer.undo();
    CHECK(buffer.text() == "care is ");
    buffer.undo();
    CHECK(buffer.text() == "care ");
    buffer.redo();
    CHECK(buffer.text() == "care is ");
    typed(buffer, "good");
    CHECK_FALSE(buffer.canRedo());
    buffer.undo();
    buffer.undo();
    buffer.undo();
    CHECK(buffer.text().empty());
}

TEST_CASE("A caret move and a line break each start a new unit", "[text]") {
    TextBuffer buffer;
    typed(buffer, "ab");
    buffer.move(TextMotion::left, Select::no);
    buffer.move(TextMotion::right, Select::no);
    typed(buffer, "cd");
    buffer.undo();
    CHECK(buffer.text() == "ab");
    typed(buffer, "\nx");
    buffer.undo();
    CHECK(buffer.text() == "ab\n");
    buffer.undo();
    CHECK(buffer.text() == "ab");
}

TEST_CASE("Backspaces in a row are one unit per word", "[text]") {
    TextBuffer buffer;
    buffer.setText("one two");
    for (int i = 0; i < 5; ++i) buffer.eraseBackward();
    CHECK(buffer.text() == "on");
    buffer.undo();
    CHECK(buffer.text().size() > 2);
    while (buffer.undo()) {}
    CHECK(buffer.text() == "one two");
    CHECK(buffer.caret() == 7);
}

TEST_CASE("Typing over a selection is one unit and undo selects it again", "[text]") {
    TextBuffer buffer;
    buffer.setText("good care");
    buffer.selectRange(0, 4);
    typed(buffer, "kind");
    CHECK(buffer.text() == "kind care");
    buffer.undo();
    CHECK(buffer.text() == "good care");
    CHECK(buffer.selection() == TextSelection{0, 4});
}

TEST_CASE("Text over the limit stays out whole character by whole character", "[text]") {
    TextBuffer buffer(10);
    CHECK_FALSE(buffer.paste("12345678").cut);
    const InsertOutcome outcome = buffer.paste("éé");
    CHECK(outcome.inserted == 2);
    CHECK(outcome.cut);
    CHECK(buffer.text() == "12345678é");
    CHECK(buffer.type("x").cut);
    CHECK(buffer.text() == "12345678é");
    buffer.setText("a longer text that was kept elsewhere");
    CHECK(buffer.size() > buffer.maxBytes());
    CHECK(buffer.type("x").cut);
    buffer.selectRange(0, 3);
    CHECK(buffer.paste("y").cut);
    CHECK(buffer.text() == "a longer text that was kept elsewhere");
    CHECK(buffer.eraseBackward());
}

TEST_CASE("Arrows without Shift go to the edge of the selection", "[text]") {
    TextBuffer buffer;
    buffer.setText("one two");
    buffer.selectWordAt(5);
    CHECK(buffer.selectedText() == "two");
    buffer.move(TextMotion::left, Select::no);
    CHECK(buffer.caret() == 4);
    buffer.move(TextMotion::textStart, Select::yes);
    CHECK(buffer.selectedText() == "one ");
    buffer.move(TextMotion::right, Select::no);
    CHECK(buffer.caret() == 4);
    CHECK(buffer.selection().empty());
}

TEST_CASE("Word erasing and paragraph selection", "[text]") {
    TextBuffer buffer;
    buffer.setText("one two\nthree four");
    buffer.eraseBackward(EraseUnit::word);
    CHECK(buffer.text() == "one two\nthree ");
    buffer.move(TextMotion::textStart, Select::no);
    buffer.eraseForward(EraseUnit::word);
    CHECK(buffer.text() == "two\nthree ");
    buffer.selectParagraphAt(5);
    CHECK(buffer.selectedText() == "three ");
}

TEST_CASE("Merged changes describe both", "[text]") {
    CHECK(merge({2, 0, 3}, {5, 0, 1}) == TextChange{2, 0, 4});
    CHECK(merge({2, 0, 3}, {0, 1, 0}) == TextChange{0, 2, 4});
    CHECK(merge({10, 5, 0}, {2, 1, 4}) == TextChange{2, 13, 11});
    CHECK(merge({}, {2, 1, 4}) == TextChange{2, 1, 4});
}
