#include "engine/authoring/reading_age.h"

#include <catch2/catch.hpp>
#include <string>

using namespace carewright;

TEST_CASE("Syllables are counted as they are spoken", "[reading-age]") {
    for (const auto& [word, count] : {std::pair{"care", 1}, {"the", 1}, {"table", 2}, {"asked", 1}, {"wanted", 2}, {"choices", 2}, {"lives", 1},
                                      {"person", 2}, {"support", 2}, {"personalisation", 6}, {"rhythm", 1}, {"a", 1}, {"", 1}}) {
        INFO(word);
        CHECK(syllablesIn(word) == count);
    }
}

TEST_CASE("The reading age follows the published formula and is silent about a few words", "[reading-age]") {
    CHECK_FALSE(readingEaseOf("Too short to say anything about."));
    CHECK_FALSE(readingEaseOf(""));
    // 36 words of one syllable in six sentences: 0.39 * 6 + 11.8 - 15.59 is below nothing.
    std::string plain;
    for (int i = 0; i < 6; ++i) plain += "We ask her what she wants. ";
    const auto easy = readingEaseOf(plain);
    REQUIRE(easy);
    CHECK(easy->wordsPerSentence == Approx(6));
    CHECK(easy->syllablesPerWord == Approx(1));
    CHECK(easy->grade == Approx(0).margin(0.001));
    CHECK(easy->age == 5);
    // The same words without a full stop: one sentence of 36 words.
    std::string endless;
    for (int i = 0; i < 6; ++i) endless += "we ask her what she wants ";
    const auto hard = readingEaseOf(endless);
    REQUIRE(hard);
    CHECK(hard->grade == Approx(0.39 * 36 + 11.8 - 15.59));
    CHECK(hard->age == 15);
}
