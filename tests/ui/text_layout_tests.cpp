#include <catch2/catch.hpp>

#include "app/ui/text_boundaries.h"
#include "app/ui/text_layout.h"
#include "tests/ui/text_random.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// Ten wide, spaces five, combining marks nothing, emoji and ideographs twenty.
float plainAdvance(char32_t c) {
    if (c == U' ') return 5;
    if (c >= 0x300 && c <= 0x36F) return 0;
    return c >= 0x2E80 ? 20.0f : 10.0f;
}

TextLayout layoutOf(std::string_view text, float width) {
    TextLayout layout;
    layout.setMetrics(width, plainAdvance);
    layout.rebuild(text);
    return layout;
}

std::vector<std::string> linesOf(std::string_view text, float width) {
    std::vector<std::string> out;
    const TextLayout layout = layoutOf(text, width);
    for (const VisualLine& line : layout.lines()) {
        out.emplace_back(text.substr(line.begin, line.end - line.begin));
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Lines break at spaces and spaces hang over the edge", "[text]") {
    CHECK(linesOf("one two three", 70) == Lines{"one two ", "three"});
    CHECK(linesOf("one   two", 30) == Lines{"one   ", "two"});
    CHECK(linesOf("", 70) == Lines{""});
    CHECK(linesOf("a\n", 70) == Lines{"a", ""});
    CHECK(linesOf("a\n\nb", 70) == Lines{"a", "", "b"});
}

TEST_CASE("Long words break where they must and hyphens may end a line", "[text]") {
    CHECK(linesOf("abcdefgh", 30) == Lines{"abc", "def", "gh"});
    CHECK(linesOf("x abcdefgh", 30) == Lines{"x ", "abc", "def", "gh"});
    CHECK(linesOf("well-being", 60) == Lines{"well-", "being"});
    CHECK(linesOf("a\xC2\xA0" "b c", 35) == Lines{"a\xC2\xA0" "b ", "c"});
    CHECK(linesOf("漢字漢字", 45) == Lines{"漢字", "漢字"});
    CHECK(linesOf("abc", 1) == Lines{"a", "b", "c"});
}

TEST_CASE("An edit lays out the same lines as starting afresh", "[text]") {
    for (unsigned seed = 1; seed <= 80; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        TextBuffer buffer(3000);
        buffer.setText(randomText(random, 80));
        (void)buffer.takeChange();
        const float width = static_cast<float>(20 + random() % 300);
        TextLayout layout = layoutOf(buffer.text(), width);
        for (int step = 0; step < 200; ++step) {
            CAPTURE(step);
            const std::size_t actions = 1 + random() % 3;
            for (std::size_t i = 0; i < actions; ++i) randomAction(buffer, random);
            layout.update(buffer.text(), buffer.takeChange());
            REQUIRE(layout.lines() == layoutOf(buffer.text(), width).lines());
        }
    }
}

TEST_CASE("Lines cover the text without gaps and every line end is a caret place", "[text]") {
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        const std::string text = randomText(random, 60);
        const TextLayout layout = layoutOf(text, static_cast<float>(10 + random() % 200));
        std::size_t expected = 0;
        for (const VisualLine& line : layout.lines()) {
            REQUIRE(line.begin == expected);
            REQUIRE(clusterAtOrBefore(text, line.end) == line.end);
            expected = line.end + (line.hard ? 1 : 0);
        }
        REQUIRE(expected == text.size() + 1);
    }
}

TEST_CASE("A place found by its pixels is found again", "[text]") {
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        const std::string text = randomText(random, 40);
        const TextLayout layout = layoutOf(text, 150);
        for (std::size_t at = 0; at < text.size(); at = nextCluster(text, at)) {
            const std::size_t line = layout.lineOf({at, false});
            const float x = layout.xOf(text, line, at);
            const CaretPlace found = layout.placeAt(text, line, x);
            // Characters without width share their place with a neighbour.
            REQUIRE(layout.xOf(text, line, found.offset) == x);
            REQUIRE(layout.lineOf(found) == line);
        }
    }
}

TEST_CASE("The end of a wrapped line and the start of the next are told apart", "[text]") {
    const std::string text = "one two three";
    const TextLayout layout = layoutOf(text, 70);
    CHECK(layout.lineOf({8, false}) == 1);
    CHECK(layout.lineOf({8, true}) == 0);
    CHECK(layout.lineEnd({2, false}) == CaretPlace{8, true});
    CHECK(layout.lineStart({8, true}) == CaretPlace{0, false});
    CHECK(layout.lineStart({8, false}) == CaretPlace{8, false});
    CHECK(layout.lineEnd({9, false}) == CaretPlace{13, false});
    CHECK(layout.placeAt(text, 0, 1000) == CaretPlace{8, true});
    CHECK(layout.placeAt(text, 99, 0) == CaretPlace{8, false});
    CHECK(layout.placeAt(text, 0, -5) == CaretPlace{0, false});
}

TEST_CASE("Up and down keep the column and run out at the ends", "[text]") {
    const std::string text = "abcdef\nab\nabcdef";
    const TextLayout layout = layoutOf(text, 500);
    const CaretPlace inShort = layout.moveVertically(text, {5, false}, 1, 50);
    CHECK(inShort == CaretPlace{9, false});
    CHECK(layout.moveVertically(text, inShort, 1, 50) == CaretPlace{15, false});
    CHECK(layout.moveVertically(text, {3, false}, -1, 30) == CaretPlace{0, false});
    CHECK(layout.moveVertically(text, {12, false}, 1, 20) == CaretPlace{16, false});
    CHECK(layout.moveVertically(text, {12, false}, -2, 20) == CaretPlace{2, false});
}
