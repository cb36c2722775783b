#include <catch2/catch.hpp>

#include "engine/content/course.h"
#include "engine/content/reading_age.h"

using namespace carewright;

TEST_CASE("Syllables are counted by the vowels that are spoken", "[content]") {
    CHECK(syllables("care") == 1);
    CHECK(syllables("choices") == 2);
    CHECK(syllables("person") == 2);
    CHECK(syllables("table") == 2);
    CHECK(syllables("asked") == 1);
    CHECK(syllables("needed") == 2);
    CHECK(syllables("independence") == 4);
    CHECK(syllables("personalisation") == 6);
    CHECK(syllables("x") == 1);
    CHECK(syllables("") == 1);
}

TEST_CASE("Plain words in short sentences read younger than long ones", "[content]") {
    const ReadingEase plain = readingEase("Ana lives at home. She picks what she eats. Staff help her to cook. She likes that.");
    CHECK(plain.words == 17);
    CHECK(plain.sentences == 4);
    CHECK(plain.age < 9);
    const ReadingEase hard = readingEase(
        "Notwithstanding organisational considerations, multidisciplinary professionals necessitate comprehensive documentation of individually negotiated outcomes.");
    CHECK(hard.age > 18);
}

TEST_CASE("Words the course explains count as short", "[content]") {
    const char* text = "Personalisation is for people. Personalisation is about what people need.";
    CHECK(readingEase(text, {"personalisation"}).age < readingEase(text).age);
}

TEST_CASE("Decimals and law numbers end no sentence and broken bytes are no words", "[content]") {
    CHECK(readingEase("It costs 2.50 a week.").sentences == 1);
    CHECK(readingEase("").words == 0);
    CHECK(readingEase("\xFF\xFE ...").words == 0);
    CHECK(readingEase("One line\nanother line").sentences == 2);
}

TEST_CASE("The reading age follows the published formula", "[content]") {
    // 36 words of one syllable in six sentences: 0.39 · 6 + 11.8 − 15.59 is below nothing.
    std::string plain;
    for (int i = 0; i < 6; ++i) plain += "We ask her what she wants. ";
    CHECK(readingEase(plain).age == Approx(5));
    // The same words without a full stop: one sentence of 36 words.
    std::string endless;
    for (int i = 0; i < 6; ++i) endless += "we ask her what she wants ";
    CHECK(readingEase(endless).age == Approx(0.39 * 36 + 11.8 - 15.59 + 5));
}

TEST_CASE("A course explains the words of its terms, their other names and its laws", "[content]") {
    Course course;
    course.terms.emplace_back().name = "Personal budget";
    course.terms.back().also = {"individual allowance"};
    course.laws.emplace_back().title = "Care Act";
    const auto known = explainedWords(course);
    for (const char* word : {"personal", "budget", "individual", "allowance", "care", "act"}) CHECK(known.contains(word));
    CHECK_FALSE(known.contains("autonomy"));
}
