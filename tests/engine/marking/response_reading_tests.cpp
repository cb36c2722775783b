#include <catch2/catch.hpp>

#include "tests/engine/marking/reading_sample.h"

using namespace carewright;
using carewright::test::ConceptList;
using carewright::test::ReadingSample;
using Found = std::set<std::string>;

TEST_CASE("a plain word is found in any form and a quoted one in that form only") {
    ReadingSample sample(ConceptList{{"c", "choose"}, {"e", "\"may\""}});
    CHECK(sample.found("c", "They chose. Choosing! A choice") == Found{"chose", "Choosing"});
    CHECK(sample.found("e", "They MAY") == Found{"MAY"});
    CHECK(sample.found("e", "They might, mays") == Found{});
}

TEST_CASE("a starred word is found wherever a word begins so") {
    ReadingSample sample(ConceptList{{"c", "personali*"}});
    CHECK(sample.found("c", "personalised personalization person") == Found{"personalised", "personalization"});
}

TEST_CASE("a phrase is found with at most one light word between its words") {
    ReadingSample sample(ConceptList{{"c", "call the shots"}, {"m", "make plan"}});
    CHECK(sample.found("c", "She calls the shots") == Found{"calls the shots"});
    CHECK(sample.found("c", "She calls shots") == Found{});
    CHECK(sample.found("c", "the shots she calls") == Found{});
    CHECK(sample.found("m", "They make their plans") == Found{"make their plans"});
    CHECK(sample.found("m", "They make all their plans") == Found{});
    CHECK(sample.found("m", "They make big plans") == Found{});
    CHECK(sample.found("m", "They make. Plans matter") == Found{});
}

TEST_CASE("words in brackets may be missing") {
    ReadingSample sample(ConceptList{{"c", "have (a) (real) say in"}});
    CHECK(sample.found("c", "have say in") == Found{"have say in"});
    CHECK(sample.found("c", "have a real say in") == Found{"have a real say in"});
    CHECK(sample.found("c", "have big say in") == Found{});
}

TEST_CASE("alternatives stand for each other") {
    ReadingSample sample(ConceptList{{"c", "say/voice count/matter"}, {"w", "well-being/happiness"}});
    CHECK(sample.found("c", "her voice matters and her say counts") == Found{"voice matters", "say counts"});
    CHECK(sample.found("c", "her vote matters") == Found{});
    CHECK(sample.found("w", "wellbeing and well-being and happiness and well") == Found{"wellbeing", "well-being", "happiness"});
}

TEST_CASE("a gap takes as many words as it says and no more") {
    ReadingSample sample(ConceptList{{"c", "made \xe2\x80\xa6 for"}, {"d", "made \xe2\x80\xa6" "5 for"}});
    CHECK(sample.found("c", "made for") == Found{"made for"});
    CHECK(sample.found("c", "made one two three for") == Found{"made one two three for"});
    CHECK(sample.found("c", "made one two three four for") == Found{});
    CHECK(sample.found("d", "made one two three four five for") == Found{"made one two three four five for"});
    CHECK(sample.found("d", "made one two three four five six for") == Found{});
    CHECK(sample.found("c", "made one. Two for") == Found{});
}

TEST_CASE("a gap before words in brackets belongs before them only") {
    ReadingSample sample(ConceptList{{"c", "made \xe2\x80\xa6 (special) plan"}});
    CHECK(sample.found("c", "made one two three plans") == Found{"made one two three plans"});
    CHECK(sample.found("c", "made one two three special plans") == Found{"made one two three special plans"});
    CHECK(sample.found("c", "made one two special three plans") == Found{});
}

TEST_CASE("concepts stand inside wordings of other concepts however deep") {
    ReadingSample sample(ConceptList{{"decide", "[person] choose; [leader] says"}, {"person", "person; [role] user"}, {"role", "service"}, {"leader", "[person] leader"}});
    CHECK(sample.found("decide", "The service user chooses") == Found{"service user chooses"});
    CHECK(sample.found("decide", "The person leader says") == Found{"person leader says"});
    CHECK(sample.found("decide", "The service chooses") == Found{});
}

TEST_CASE("an exception rules out what it overlaps and nothing else") {
    ReadingSample sample(ConceptList{{"c", "direct; payment"}, {"c!", "direct debit"}});
    CHECK(sample.found("c", "a direct debit") == Found{});
    CHECK(sample.found("c", "a direct debit or a direct payment") == Found{"direct", "payment"});
}

TEST_CASE("a misspelled word of a wording is forgiven and a real word is not") {
    ReadingSample sample(ConceptList{{"c", "individual; care; risk; council"}});
    CHECK(sample.found("c", "indervidual") == Found{"indervidual"});
    CHECK(sample.found("c", "core disk counsel") == Found{});
}

TEST_CASE("hits carry the standing of their first word") {
    ReadingSample sample(ConceptList{{"c", "choose"}});
    sample.reading().read("They do not choose, but staff choose.");
    const std::uint32_t first = sample.reading().firstHit(sample.lexicon().findConcept("c"));
    REQUIRE(first != none);
    const std::uint32_t second = sample.reading().hits()[first].nextOfConcept;
    REQUIRE(second != none);
    CHECK((sample.reading().hits()[first].standing & standsDenied) != 0);
    CHECK((sample.reading().hits()[second].standing & standsDenied) == 0);
}

TEST_CASE("reading again forgets what was read before") {
    ReadingSample sample(ConceptList{{"c", "choose"}});
    CHECK(sample.found("c", "choose") == Found{"choose"});
    CHECK(sample.found("c", "nothing here") == Found{});
    CHECK(sample.found("c", "") == Found{});
}

TEST_CASE("a concept that contains itself does not compile and neither does a broken term") {
    const auto builds = [](const test::ConceptList& concepts) {
        Lexicon::Builder builder;
        test::addConcepts(concepts, builder);
        return builder.build().has_value();
    };
    CHECK(builds({{"a", "one [b]"}, {"b", "two"}}));
    CHECK_FALSE(builds({{"a", "one [b]"}, {"b", "two [a]"}}));
    CHECK_FALSE(builds({{"a", "one [a]"}}));
    CHECK_FALSE(builds({{"a", "have (say"}}));
    CHECK_FALSE(builds({{"a", "a/b/c/d (a) (b) (c) (d) (e) (f) (g) (h) (i) x"}}));
}

TEST_CASE("a wording of many wide gaps costs no more than its words") {
    // Tried word by word with every way to fill the gaps, this would not end today.
    std::string term = "start";
    std::string text = "start";
    for (int i = 0; i < 12; ++i) term += " \xe2\x80\xa6" "30 step";
    term += " stop";
    for (int i = 0; i < 400; ++i) text += " step";
    ReadingSample sample(ConceptList{{"c", term}});
    CHECK(sample.found("c", text) == Found{});
    CHECK(sample.found("c", text + " stop").size() <= 1);
}
