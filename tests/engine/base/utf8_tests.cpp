#include <catch2/catch.hpp>

#include "engine/base/utf8.h"

using namespace carewright;

TEST_CASE("characters of one to four bytes are decoded with their length") {
    CHECK(decodeAt("a", 0).character == U'a');
    CHECK(decodeAt("\xc3\xa9", 0).character == U'\u00e9');
    CHECK(decodeAt("\xc3\xa9", 0).length == 2);
    CHECK(decodeAt("\xe2\x80\x99", 0).length == 3);
    CHECK(decodeAt("\xf0\x9f\x91\xa9", 0).character == U'\U0001F469');
    CHECK(decodeAt("x\xf0\x9f\x91\xa9", 1).length == 4);
}

TEST_CASE("broken bytes decode as the replacement character and take one byte") {
    for (const std::string_view text : {"\xff", "\x80", "\xc3", "\xc0\xaf", "\xe2\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xc3("}) {
        CAPTURE(text);
        CHECK(decodeAt(text, 0).character == 0xFFFD);
        CHECK(decodeAt(text, 0).length == 1);
    }
}

TEST_CASE("the first bad byte is found and good text has none") {
    CHECK_FALSE(firstBadByte("L\xc3\xa9\x61 \xf0\x9f\x91\xa9 \xef\xbf\xbd").has_value());
    CHECK_FALSE(firstBadByte("").has_value());
    CHECK(firstBadByte("ab\xff") == 2U);
    CHECK(firstBadByte("\xc3\xa9\xe2\x80") == 2U);
    CHECK(firstBadByte("\xc0\xaf") == 0U);
    CHECK(firstBadByte("a\xed\xa0\x80") == 1U);
}

TEST_CASE("appending what is no character appends the replacement") {
    std::string out;
    appendUtf8(out, U'\u00e9');
    appendUtf8(out, 0xD800);
    appendUtf8(out, 0x110000);
    CHECK(out == "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("the caret steps over whole clusters in both directions") {
    // e with a combining accent, a family joined by zero-width joiners, a flag.
    const std::string text = "e\xcc\x81" "a\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xf0\x9f\x87\xac\xf0\x9f\x87\xa7";
    const std::size_t stops[] = {0, 3, 4, 15, 23};
    for (std::size_t i = 0; i + 1 < std::size(stops); ++i) {
        CHECK(nextCharacter(text, stops[i]) == stops[i + 1]);
        CHECK(previousCharacter(text, stops[i + 1]) == stops[i]);
    }
    CHECK(nextCharacter(text, text.size()) == text.size());
    CHECK(previousCharacter(text, 0) == 0);
    CHECK(nextCharacter("\r\na", 0) == 2);
}

TEST_CASE("letters digits and marks of any script make words and signs do not") {
    for (const char32_t c : {U'a', U'Z', U'7', U'\u00e9', U'\u0416', U'\u4e2d', U'\u0301'}) CHECK(isWordCharacter(c));
    for (const char32_t c : {U' ', U'-', U'\'', U'\u2019', U'\u20ac', U'\U0001F469', char32_t{0xFFFD}}) CHECK_FALSE(isWordCharacter(c));
}

TEST_CASE("folding lowers letters keeps accents and makes marks plain") {
    CHECK(fold("L\xc3\x89\x41\xe2\x80\x99S well\xe2\x80\x91" "BEING `x`") == "l\xc3\xa9\x61's well-being 'x'");
    CHECK(fold("\xff") == "\xef\xbf\xbd");
}
