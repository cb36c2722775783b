#include <catch2/catch.hpp>

#include <random>

#include "engine/base/utf8.h"
#include "engine/base/words.h"
#include "tests/fuzz/marking_invariants.h"

using namespace carewright;

namespace {

/// The folded words, "|" between them and "||" between sentences.
std::string folded(std::string_view text) {
    Words words;
    splitWords(text, words);
    std::string out;
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool starts = sentence < words.sentences.size() && words.sentences[sentence] == i;
        if (starts) ++sentence;
        if (i > 0) out += starts ? "||" : "|";
        out += words.at(i);
    }
    return out;
}

/// The words as typed, each in brackets.
std::string typed(std::string_view text) {
    Words words;
    splitWords(text, words);
    std::string out;
    for (const Word& word : words.words) {
        out += '[';
        out += text.substr(word.span.begin, word.span.end - word.span.begin);
        out += ']';
    }
    return out;
}

Gap gapBefore(std::string_view text, std::size_t word) {
    Words words;
    splitWords(text, words);
    REQUIRE(word < words.size());
    return words.words[word].before;
}

bool quoted(std::string_view text, std::size_t word) {
    Words words;
    splitWords(text, words);
    REQUIRE(word < words.size());
    return words.words[word].quoted;
}

}  // namespace

TEST_CASE("words are folded to lower case with their accents kept") {
    CHECK(folded("She CHOOSES Naïve L\xc3\x89\x41") == "she|chooses|na\xc3\xafve|l\xc3\xa9" "a");
    CHECK(folded("") == "");
    CHECK(folded(" \t - , .") == "");
}

TEST_CASE("contractions and possessives lose their ending and n't keeps its nt") {
    CHECK(folded("L\xc3\xa9\x61\xe2\x80\x99s carers don't ask") == "l\xc3\xa9\x61|carers|dont|ask");
    CHECK(folded("They're, we've, she'd, I'm, he'll") == "they|we|she|i|he");
    CHECK(folded("carers' o'clock isn\xe2\x80\x99t") == "carers|oclock|isnt");
}

TEST_CASE("hyphens part words and a hyphen between spaces is a dash") {
    CHECK(folded("well-being person\xe2\x80\x91" "centred") == "well|being|person|centred");
    CHECK(gapBefore("well-being", 1) == Gap::space);
    CHECK(gapBefore("well - being", 1) == Gap::soft);
    CHECK(gapBefore("well \xe2\x80\x94 being", 1) == Gap::soft);
}

TEST_CASE("what stands between two words is the widest mark there") {
    CHECK(gapBefore("one two", 1) == Gap::space);
    CHECK(gapBefore("one, two", 1) == Gap::comma);
    CHECK(gapBefore("one,; two", 1) == Gap::soft);
    CHECK(gapBefore("one. two", 1) == Gap::sentence);
    CHECK(gapBefore("one\r\ntwo", 1) == Gap::sentence);
}

TEST_CASE("sentences end at full stops and line ends but not inside abbreviations and times") {
    CHECK(folded("They choose. She minds! Why? Yes") == "they|choose||she|minds||why||yes");
    CHECK(folded("small things, e.g. tea at 3.30 with Mrs. Okafor") == "small|things|e|g|tea|at|3|30|with|mrs|okafor");
    CHECK(folded("one\ntwo\r\n\r\nthree") == "one||two||three");
    CHECK(folded("one\xe2\x80\xa6 two") == "one||two");
}

TEST_CASE("words of a question are marked as such and others are not") {
    Words words;
    splitWords("Who decides? The person.", words);
    REQUIRE(words.size() == 4);
    CHECK(words.words[0].question);
    CHECK(words.words[1].question);
    CHECK_FALSE(words.words[2].question);
}

TEST_CASE("words inside quotation marks are marked as quoted") {
    CHECK(quoted("\xe2\x80\x9cMy choice\xe2\x80\x9d he said", 0));
    CHECK(quoted("\xe2\x80\x9cMy choice\xe2\x80\x9d he said", 1));
    CHECK_FALSE(quoted("\xe2\x80\x9cMy choice\xe2\x80\x9d he said", 2));
    CHECK(quoted("he said \"my way\" and left", 2));
    CHECK_FALSE(quoted("he said \"my way\" and left", 4));
    CHECK(quoted("he said 'my way' and left", 3));
    CHECK_FALSE(quoted("he said 'my way' and left", 4));
    CHECK_FALSE(quoted("the carers' way", 2));
    SECTION("a mark left open ends with its line") { CHECK_FALSE(quoted("he said \"my\nway", 3)); }
}

TEST_CASE("spans cover the words byte for byte as typed") {
    CHECK(typed("L\xc3\xa9\x61\xe2\x80\x99s carers don't\r\nask.") == "[L\xc3\xa9\x61\xe2\x80\x99s][carers][don't][ask]");
    CHECK(typed("(na\xc3\xafve)\xf0\x9f\x91\x8dok") == "[na\xc3\xafve][ok]");
}

TEST_CASE("a broken byte parts words like a space") {
    CHECK(folded("care\xffplan") == "care|plan");
    CHECK(folded("care\xc3plan") == "care|plan");
}

TEST_CASE("one word of a million bytes is one word with a bounded folded form") {
    const std::string text(1000000, 'x');
    Words words;
    splitWords(text, words);
    REQUIRE(words.size() == 1);
    CHECK(words.words[0].span == ByteSpan{0, 1000000});
    CHECK(words.at(0).size() == longestWord);
    std::string accents;
    for (int i = 0; i < 1000; ++i) accents += "\xc3\xa9";
    splitWords(accents, words);
    REQUIRE(words.size() == 1);
    CHECK(words.at(0).size() <= longestWord);
    CHECK_FALSE(firstBadByte(words.at(0)).has_value());
}

TEST_CASE("for any bytes spans are in order and on character boundaries") {
    std::mt19937 random(20);
    const std::string_view pieces[] = {"a", "Z", "9", " ", "'", "\xe2\x80\x99", "-", ".", ",", "\n", "\"", "\xc3\xa9", "\xf0\x9f\x91\xa9",
                                       "\xff", "\xc3", "\xe2\x80", "\xed\xa0\x80", "?", "word", "\xcc\x81", "\xe2\x80\x9c", "\r"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = random() % 40; i > 0; --i) {
            if (random() % 8 == 0) text += static_cast<char>(random() % 256);
            else text += pieces[random() % std::size(pieces)];
        }
        const auto boundaries = test::characterBoundaries(text);
        Words words;
        splitWords(text, words);
        std::uint32_t from = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const ByteSpan span = words.words[i].span;
            CAPTURE(text, i);
            REQUIRE(span.begin >= from);
            REQUIRE(span.begin < span.end);
            REQUIRE(boundaries.contains(span.begin));
            REQUIRE(boundaries.contains(span.end));
            REQUIRE_FALSE(words.at(i).empty());
            REQUIRE_FALSE(firstBadByte(words.at(i)).has_value());
            from = span.end;
        }
        REQUIRE((words.size() == 0) == words.sentences.empty());
    }
}

TEST_CASE("splitting again forgets what was split before") {
    Words words;
    splitWords("one two. three", words);
    splitWords("four", words);
    CHECK(words.size() == 1);
    CHECK(words.sentences == std::vector<std::uint32_t>{0});
    CHECK(words.at(0) == "four");
}
