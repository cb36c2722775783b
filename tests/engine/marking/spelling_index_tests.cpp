#include <catch2/catch.hpp>

#include <optional>

#include "engine/marking/lexicon.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/vocabulary.h"

using namespace carewright;

namespace {

std::string nearest(const std::vector<std::string>& words, std::string_view typed) {
    const SpellingIndex index(words);
    const auto found = index.nearest(typed);
    return found ? index.word(*found) : "";
}

const std::vector<std::string> rubricWords = {"individual", "council", "choose", "care", "risk", "support", "personalisation",
                                              "physical", "decide", "budget", "she"};

/// How a vocabulary of these terms takes a word: does it mean one of them, and was it respelled?
struct Taken {
    bool known = false, respelled = false;
};
Taken taken(const char* terms, std::string_view word) {
    Lexicon::Builder builder;
    const ConceptIndex c = builder.concept_("c");
    builder.addTerm(c, {terms, {}});
    const auto lexicon = builder.build();
    REQUIRE(lexicon.has_value());
    const Vocabulary vocabulary(*lexicon, {});
    const Stemmer stemmer;
    std::vector<SymbolIndex> symbols;
    const WordMeaning meaning = vocabulary.resolve(word, stemmer, symbols);
    return {!symbols.empty(), meaning.respelled};
}

}  // namespace

TEST_CASE("edits are counted up to the limit and a swap is one") {
    CHECK(editDistance("care", "care", 2) == 0);
    CHECK(editDistance("care", "core", 2) == 1);
    CHECK(editDistance("support", "supprot", 2) == 1);
    CHECK(editDistance("support", "suport", 2) == 1);
    CHECK(editDistance("individual", "indervidual", 2) == 2);
    CHECK(editDistance("care", "support", 2) == 3);
    CHECK(editDistance("", "ab", 2) == 2);
    CHECK(editDistance(std::string(100, 'a'), std::string(99, 'a') + 'b', 2) == 3);
}

TEST_CASE("words that sound alike share a key") {
    CHECK(phoneticKey("phisical") == phoneticKey("physical"));
    CHECK(phoneticKey("nead") == phoneticKey("need"));
    CHECK(phoneticKey("counsel") == phoneticKey("council"));
    CHECK(phoneticKey("care") != phoneticKey("support"));
}

TEST_CASE("misspelled words find the word of the rubric they were meant to be") {
    CHECK(nearest(rubricWords, "indervidual") == "individual");
    CHECK(nearest(rubricWords, "supprot") == "support");
    CHECK(nearest(rubricWords, "chooze") == "choose");
    CHECK(nearest(rubricWords, "counsil") == "council");
    CHECK(nearest(rubricWords, "phisical") == "physical");
    CHECK(nearest(rubricWords, "personilisation") == "personalisation");
}

TEST_CASE("short long and mixed strings are never guessed at") {
    CHECK(nearest(rubricWords, "hse").empty());
    CHECK(nearest(rubricWords, "se").empty());
    CHECK(nearest(rubricWords, "").empty());
    CHECK(nearest(rubricWords, "supp0rt").empty());
    CHECK(nearest(rubricWords, std::string(25, 'x')).empty());
    CHECK(nearest(rubricWords, std::string(10000, 'x')).empty());
    CHECK(nearest({}, "support").empty());
}

TEST_CASE("four to six letters may differ by one edit and not by two") {
    CHECK(nearest(rubricWords, "bugdet") == "budget");
    CHECK(nearest(rubricWords, "bgdt").empty());
    CHECK(nearest(rubricWords, "depiqe").empty());
}

TEST_CASE("of two words equally near the one named first wins") {
    CHECK(nearest({"caret", "cares"}, "carex") == "caret");
    CHECK(nearest({"cares", "caret"}, "carex") == "cares");
}

TEST_CASE("real words are never taken for a word of the rubric") {
    for (const auto& [term, other] : {std::pair("care", "core"), {"risk", "disk"}, {"council", "counsel"},
                                      {"plan", "plane"}, {"right", "fight"}, {"needs", "weeds"}}) {
        CAPTURE(term, other);
        CHECK_FALSE(taken(term, other).known);
        CHECK_FALSE(taken(term, other).respelled);
        CHECK(taken(term, term).known);
        CHECK_FALSE(taken(term, term).respelled);
    }
}

TEST_CASE("a misspelled word is known by the word it was meant to be and says so") {
    CHECK(taken("individual", "indervidual").known);
    CHECK(taken("individual", "indervidual").respelled);
    CHECK_FALSE(taken("individual", "qqqqqqqq").known);
}

TEST_CASE("two words run together are taken as the two") {
    CHECK(taken("centred", "personcentred").known);
    CHECK(taken("person", "personcentred").known);
}
