#include <catch2/catch.hpp>

#include "engine/marking/real_words.h"
#include "engine/marking/word_forms.h"

using namespace carewright;

namespace {

std::string stemOf(std::string_view word) {
    const Stemmer stemmer;
    std::string out;
    stemmer.stem(word, out);
    return out;
}

}  // namespace

TEST_CASE("irregular and informal forms come back to their plain form") {
    CHECK(plainForm("chose") == "choose");
    CHECK(plainForm("theyre") == "they");
    CHECK(plainForm("u") == "you");
    CHECK(plainForm("carnt") == "cant");
    CHECK(plainForm("women") == "woman");
    CHECK(plainForm("person") == "person");
    CHECK(plainForm("") == "");
}

TEST_CASE("British and American spellings come out alike") {
    const std::pair<const char*, const char*> pairs[] = {
        {"organise", "organize"},       {"organisation", "organization"}, {"behaviour", "behavior"},    {"favourite", "favorite"},
        {"centre", "center"},           {"travelling", "traveling"},      {"counsellor", "counselor"},  {"analyse", "analyze"},
        {"personalised", "personalized"}, {"dialogue", "dialog"},         {"labour", "labor"},
    };
    for (const auto& [british, american] : pairs) {
        CAPTURE(british);
        CHECK(unifySpelling(british) == unifySpelling(american));
    }
    SECTION("words that only look like such a pair stay apart") {
        CHECK(unifySpelling("hours") == "hours");
        CHECK(unifySpelling("course") == "course");
        CHECK(unifySpelling("resource") == "resource");
        CHECK(unifySpelling("your") == "your");
    }
}

TEST_CASE("forms of one word share a stem and different words do not") {
    for (const char* form : {"choose", "chooses", "choosing", "chose", "chosen"}) CHECK(stemOf(form) == "choos");
    CHECK(stemOf("organising") == stemOf("organizes"));
    CHECK(stemOf("supported") == stemOf("support"));
    CHECK(stemOf("care") != stemOf("core"));
    CHECK(stemOf("risk") != stemOf("disk"));
}

TEST_CASE("the word list knows everyday words and not misspelled ones") {
    for (const char* word : {"care", "core", "risk", "disk", "council", "counsel", "support"}) CHECK(isRealWord(word));
    for (const char* word : {"indervidual", "chooze", "supprot", "", "zzzz"}) CHECK_FALSE(isRealWord(word));
}
