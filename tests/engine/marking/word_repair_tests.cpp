#include <catch2/catch.hpp>

#include "tests/engine/marking/reading_sample.h"

using namespace carewright;
using carewright::test::ConceptList;
using carewright::test::ReadingSample;
using Found = std::set<std::string>;

namespace {

/// Where the terms stand in a text that may have been misheard.
Found found(const char* terms, std::string_view text, const std::vector<Mishearing>& mishearings = {}) {
    Lexicon::Builder builder;
    const ConceptIndex c = builder.concept_("c");
    for (const TermText& term : splitTerms(terms)) builder.addTerm(c, term);
    const auto lexicon = builder.build();
    REQUIRE(lexicon.has_value());
    const Vocabulary vocabulary(*lexicon, {}, mishearings);
    ResponseReading reading(*lexicon, vocabulary);
    reading.read(text);
    Found out;
    for (std::uint32_t h = reading.firstHit(c); h != none; h = reading.hits()[h].nextOfConcept) {
        const ByteSpan span = reading.span(reading.hits()[h].begin, reading.hits()[h].end);
        out.emplace(text.substr(span.begin, span.end - span.begin));
    }
    return out;
}

Mishearing misheard(const char* heard, const char* meant) { return {heard, meant, {}}; }

}  // namespace

TEST_CASE("pieces of a word are put together where one of them is no word") {
    CHECK(found("personal", "It is per son al care.") == Found{"per son al"});
    CHECK(found("payment", "A pay ment came.") == Found{"pay ment"});
    CHECK(found("support", "They get supp ort.") == Found{"supp ort"});
    CHECK(found("payment", "They pay mental fees.").empty());
    CHECK(found("independence", "It is in dependence on others.").empty());
    CHECK(found("payment", "They pay, ment to.").empty());
}

TEST_CASE("words run together are taken apart") {
    CHECK(found("direct payment", "They get a directpayment now.") == Found{"directpayment"});
    CHECK(found("person centred", "It is personcentred.") == Found{"personcentred"});
    CHECK(found("centred", "It is personcentred.") == Found{"centred"});
    CHECK(found("choose", "They want tochoose.") == Found{"choose"});
    CHECK(found("use", "That is because.").empty());
}

TEST_CASE("a negation that was run together still denies") {
    ReadingSample sample(ConceptList{{"choose", "choose"}});
    sample.reading().read("They donot choose.");
    REQUIRE(sample.reading().hits().size() == 1);
    CHECK((sample.reading().hits()[0].standing & standsDenied) != 0);
}

TEST_CASE("one word and its two halves are the same in term and response") {
    for (const char* term : {"anyone", "any one", "\"anyone\""}) {
        CAPTURE(term);
        CHECK(found(term, "It is for anyone.") == Found{"anyone"});
        CHECK(found(term, "It is for any one.") == Found{"any one"});
        CHECK(found(term, "It is for any other one.").empty());
    }
    CHECK(found("well being", "Their wellbeing matters.") == Found{"wellbeing"});
    CHECK(found("every day", "It is everyday life.").empty());
}

TEST_CASE("what is misheard is what was meant") {
    const std::vector<Mishearing> heard = {misheard("personal station", "personalisation"), misheard("counsel", "council"),
                                           misheard("direct pavement", "direct payment")};
    CHECK(found("personalisation", "It is personal station.", heard) == Found{"personal station"});
    CHECK(found("personalisation", "It is a personal radio station.", heard).empty());
    CHECK(found("personalisation", "It is personal. Station two is next.", heard).empty());
    CHECK(found("personalisation", "It is personal station.").empty());
    CHECK(found("council", "The counsel pays.", heard) == Found{"counsel"});
    CHECK(found("counsel", "The counsel pays.", heard) == Found{"counsel"});
    CHECK(found("council", "The counsel pays.").empty());
    CHECK(found("direct payment", "A direct pavement came.", heard) == Found{"direct pavement"});
}

TEST_CASE("repaired words keep their sentences and their places in the text") {
    ReadingSample sample(ConceptList{{"pay", "payment"}, {"choose", "choose"}});
    const std::string_view text = "A pay ment came. They want tochoose. Any one can.";
    CHECK(sample.found("pay", text) == Found{"pay ment"});
    CHECK(sample.found("choose", text) == Found{"choose"});
    const ResponseReading& reading = sample.reading();
    CHECK(reading.clauses().sentenceCount == 3);
    for (std::uint32_t i = 0; i < reading.words().size(); ++i) {
        const ByteSpan span = reading.span(i, i + 1);
        CHECK(span.begin < span.end);
        CHECK(span.end <= text.size());
        if (i > 0) CHECK(reading.span(i - 1, i).begin <= span.begin);
    }
}

TEST_CASE("words that only sound like a term are found and real words are not") {
    CHECK(found("council", "The kownsil pays.") == Found{"kownsil"});
    CHECK(found("decision", "It is their desishun.") == Found{"desishun"});
    CHECK(found("special", "It is speshal.") == Found{"speshal"});
    CHECK(found("council", "The cancel button.").empty());
}

TEST_CASE("words that echo the question say nothing") {
    WordRuns echoed(6);
    echoed.add("Explain how people who get support can choose and decide for themselves.");
    ReadingSample sample(ConceptList{{"choose", "choose; decide"}});
    const std::string_view copied = "People who get support can choose and decide for themselves.";
    sample.reading().read(copied, &echoed);
    CHECK(sample.reading().hits().empty());
    CHECK(sample.reading().meaning(0).english);
    sample.reading().read("They can choose and decide for themselves.", &echoed);
    CHECK(sample.reading().hits().empty());
    sample.reading().read("They choose and decide for themselves.", &echoed);
    CHECK(sample.reading().hits().size() == 2);
    sample.reading().read(copied);
    CHECK(sample.reading().hits().size() == 2);
}
