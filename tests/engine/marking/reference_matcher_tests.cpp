// Random lexicons on random texts: the fast matcher against the slow one.
//
// The fast one reports, for each place of a wording's anchor, the nearest fit only, so the two lists of ranges differ by
// design. What must be exact: (1) every reported range is a true match; (2) a concept is reported in a sentence exactly
// when it has a true match there. A concept inside a wording stands for its reported ranges (which were compared
// themselves), so that a difference shows where it arises. For a concept with exceptions: no reported range overlaps a
// reported exception, and where the sentence has no exception (2) holds as it is.
#include <catch2/catch.hpp>

#include <random>

#include "tests/engine/marking/reading_sample.h"
#include "tests/engine/marking/reference_matcher.h"

using namespace carewright;
using carewright::test::Range;

namespace {

/// Real words only, so that none is taken for another.
const std::vector<std::string> vocabulary = {"choose", "chose", "plan", "plans", "support", "supports", "person", "people", "say",
                                             "the", "a", "their", "own", "in", "for", "every", "day", "money", "way"};

class Dice {
public:
    explicit Dice(unsigned seed) : m_random(seed) {}
    unsigned roll(unsigned sides) { return static_cast<unsigned>(m_random() % sides); }
    const std::string& word() { return vocabulary[roll(static_cast<unsigned>(vocabulary.size()))]; }

private:
    std::mt19937 m_random;
};

std::string wordNotation(Dice& dice) {
    switch (dice.roll(8)) {
        case 0: return '"' + dice.word() + '"';
        case 1: return dice.word().size() > 3 ? dice.word().substr(0, 3).size() == 3 ? "sup*" : "pla*" : "cho*";
        case 2: return dice.word() + '/' + dice.word();
        default: return dice.word();
    }
}

std::string termNotation(Dice& dice, const std::string& inner) {
    std::string term;
    const unsigned parts = 1 + dice.roll(4);
    for (unsigned i = 0; i < parts; ++i) {
        if (i > 0) term += dice.roll(3) == 0 ? " \xe2\x80\xa6" + std::to_string(1 + dice.roll(4)) + ' ' : " ";
        if (i > 0 && i + 1 < parts && dice.roll(4) == 0) term += '(' + wordNotation(dice) + ')';
        else if (!inner.empty() && dice.roll(3) == 0) term += '[' + inner + ']';
        else term += wordNotation(dice);
    }
    return term;
}

std::set<Range> reported(const ResponseReading& reading, ConceptIndex concept_) {
    std::set<Range> out;
    if (concept_ == none) return out;
    for (std::uint32_t h = reading.firstHit(concept_); h != none; h = reading.hits()[h].nextOfConcept) {
        out.emplace(reading.hits()[h].begin, reading.hits()[h].end);
    }
    return out;
}

bool overlapsAny(const Range& range, const std::set<Range>& others) {
    for (const Range& other : others) {
        if (range.first < other.second && other.first < range.second) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the fast matcher finds what the slow and obvious one finds") {
    std::size_t compared = 0;
    std::size_t present = 0;
    for (unsigned seed = 1; seed <= 600; ++seed) {
        Dice dice(seed);
        test::ConceptList concepts;
        const std::string inners[] = {"", "a", "b"};
        const std::string names[] = {"a", "b", "c"};
        for (std::size_t i = 0; i < 3; ++i) {
            std::string terms;
            for (unsigned n = 1 + dice.roll(3); n > 0; --n) terms += termNotation(dice, inners[i]) + "; ";
            concepts.emplace_back(names[i], terms);
        }
        if (dice.roll(2) == 0) concepts.emplace_back("b!", termNotation(dice, ""));
        Lexicon::Builder builder;
        test::addConcepts(concepts, builder);
        const auto lexicon = builder.build();
        REQUIRE(lexicon.has_value());
        const Vocabulary meanings(*lexicon, {});
        ResponseReading reading(*lexicon, meanings);

        for (int round = 0; round < 10; ++round) {
            std::string text;
            for (unsigned n = dice.roll(25); n > 0; --n) text += dice.word() + (dice.roll(8) == 0 ? ". " : " ");
            reading.read(text);
            const Words& words = reading.words();
            std::vector<char> light;
            for (std::uint32_t i = 0; i < words.size(); ++i) light.push_back(reading.meaning(i).light ? 1 : 0);
            const test::ReferenceMatcher slow(words, light, [&](const std::string& name, std::uint32_t begin) {
                std::set<Range> out;
                for (const Range& range : reported(reading, lexicon->findConcept(name))) {
                    if (range.first == begin) out.insert(range);
                }
                return out;
            });
            for (const auto& [name, terms] : concepts) {
                const bool except = name.back() == '!';
                std::set<Range> truth;
                for (const TermText& term : splitTerms(terms)) truth.merge(slow.matches(term.text));
                const std::set<Range> fast = reported(reading, lexicon->findConcept(except ? name.substr(0, name.size() - 1) + "!except" : name));
                const std::set<Range> exceptions = reported(reading, lexicon->findConcept(name + "!except"));
                std::set<std::uint32_t> sentencesTrue, sentencesFast, sentencesExcepted;
                for (const Range& range : truth) sentencesTrue.insert(reading.clauses().sentence[range.first]);
                for (const Range& range : fast) sentencesFast.insert(reading.clauses().sentence[range.first]);
                for (const Range& range : exceptions) sentencesExcepted.insert(reading.clauses().sentence[range.first]);
                CAPTURE(seed, text, name, terms);
                for (const Range& range : fast) {
                    CAPTURE(range.first, range.second);
                    REQUIRE(truth.contains(range));
                    REQUIRE_FALSE(overlapsAny(range, exceptions));
                }
                for (const std::uint32_t sentence : sentencesTrue) {
                    ++compared;
                    if (sentencesFast.contains(sentence)) ++present;
                    else REQUIRE(sentencesExcepted.contains(sentence));
                }
            }
        }
    }
    // The comparison means nothing where nothing is found.
    CHECK(compared > 3000);
    CHECK(present > 3000);
}
