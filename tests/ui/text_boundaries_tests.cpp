#include <catch2/catch.hpp>

#include "app/ui/text_boundaries.h"
#include "app/ui/text_clipboard.h"
#include "engine/base/utf8.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const std::string family = "👨‍👩‍👧";
const std::string accented = "e\xCC\x81";       // e and a combining acute accent

}  // namespace

TEST_CASE("A caret steps over an accent and a joined emoji as over one character", "[text]") {
    const std::string text = "a" + accented + family + "b";
    CHECK(nextCluster(text, 1) == 1 + accented.size());
    CHECK(nextCluster(text, 1 + accented.size()) == text.size() - 1);
    CHECK(previousCluster(text, text.size() - 1) == 1 + accented.size());
    CHECK(previousCluster(text, 1 + accented.size()) == 1);
    CHECK(clusterAtOrBefore(text, 2) == 1);
    CHECK(clusterAtOrAfter(text, 2) == 1 + accented.size());
    CHECK(clusterAtOrBefore(text, 99) == text.size());
}

TEST_CASE("A long row of flags is cut the same way from both ends", "[text]") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "🇬🇧";
    for (std::size_t at = 0; at < text.size(); at += 8) {
        REQUIRE(nextCluster(text, at) == at + 8);
        REQUIRE(previousCluster(text, at + 8) == at);
        REQUIRE(clusterAtOrBefore(text, at + 4) == at);
    }
}

TEST_CASE("Word moves stop at words and line breaks", "[text]") {
    const std::string text = "one, two  three\nfour";
    CHECK(nextWordStart(text, 0) == 3);
    CHECK(nextWordStart(text, 3) == 5);
    CHECK(nextWordStart(text, 5) == 10);
    CHECK(nextWordStart(text, 10) == 15);
    CHECK(nextWordStart(text, 15) == 16);
    CHECK(nextWordStart(text, 16) == 20);
    CHECK(previousWordStart(text, 20) == 16);
    CHECK(previousWordStart(text, 16) == 15);
    CHECK(previousWordStart(text, 15) == 10);
    CHECK(previousWordStart(text, 10) == 5);
    CHECK(previousWordStart(text, 5) == 3);
    CHECK(previousWordStart(text, 0) == 0);
}

TEST_CASE("A double click takes whole words with their apostrophes and hyphens", "[text]") {
    const std::string text = "the carer’s person-centred plan.\n";
    CHECK(wordAround(text, 6) == ByteSpan{4, 13});
    CHECK(wordAround(text, 16) == ByteSpan{14, 28});
    CHECK(wordAround(text, 3) == ByteSpan{3, 4});
    CHECK(wordAround(text, 33) == ByteSpan{33, 34});
    CHECK(wordAround(text, 34) == ByteSpan{33, 34});
    CHECK(wordAround(text, text.size()) == ByteSpan{35, 35});
    CHECK(wordAround("", 0) == ByteSpan{0, 0});
}

TEST_CASE("Paragraphs begin and end at line breaks", "[text]") {
    const std::string text = "ab\n\ncd";
    CHECK(paragraphStart(text, 2) == 0);
    CHECK(paragraphStart(text, 3) == 3);
    CHECK(paragraphStart(text, 6) == 4);
    CHECK(paragraphEnd(text, 0) == 2);
    CHECK(paragraphEnd(text, 3) == 3);
    CHECK(paragraphEnd(text, 4) == 6);
}

TEST_CASE("Pasted text is made fit for the editor", "[text]") {
    CHECK(sanitiseForEditor("a\r\nb\rc\nd") == "a\nb\nc\nd");
    CHECK(sanitiseForEditor("a\tb") == "a b");
    CHECK(sanitiseForEditor(std::string_view("a\0\x01\x7F\x1B[0mb", 9)) == "a[0mb");
    CHECK(sanitiseForEditor("a\xFF\xFE" "b\xC3") == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
    CHECK(sanitiseForEditor("\xEF\xBB\xBFx") == "x");
    CHECK(sanitiseForEditor("a\xE2\x80\xA8" "b\xC2\x85" "c") == "a\nb\nc");
    CHECK(sanitiseForEditor(family + accented) == family + accented);
    CHECK_FALSE(firstBadByte(sanitiseForEditor("\xE2\x82x\xF0\x9F")).has_value());
}
