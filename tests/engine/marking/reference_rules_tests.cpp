// Random rules on random texts: what the engine says of them against a slow and obvious judge. The concepts are single
// words, so that the first of several places is as good as any other and both must say exactly the same.
#include <catch2/catch.hpp>

#include <map>
#include <random>

#include "tests/engine/marking/reading_sample.h"
#include "tests/engine/marking/reference_rules.h"

using namespace carewright;
using carewright::test::Range;
using carewright::test::ReferenceRules;

namespace {

const std::vector<std::string> words = {"choose", "plan", "person", "support", "money", "choose", "plan", "person", "staff",
                                        "not", "if", "might", "used to", "some staff think", "because", "so", "instead of", "but",
                                        "by", "the", "for example", "in the past", "helps"};
const std::vector<std::string> openings = {"This means", "So", "It lets", "That way", "Then"};
const char* const concepts[] = {"choose", "plan", "person", "support", "money"};

class Maker {
public:
    explicit Maker(unsigned seed) : m_random(seed) {}
    unsigned roll(unsigned sides) { return static_cast<unsigned>(m_random() % sides); }

    std::string text() {
        std::string out;
        bool first = true;
        for (unsigned n = roll(22); n > 0; --n) {
            if (first && roll(3) == 0) out += openings[roll(static_cast<unsigned>(openings.size()))] + " ";
            out += words[roll(static_cast<unsigned>(words.size()))];
            first = roll(6) == 0;
            out += first ? ". " : roll(9) == 0 ? ", " : " ";
        }
        return out;
    }

    Rule leaf(Within within) {
        Rule rule;
        rule.kind = Rule::Kind::concept_;
        rule.ref = concepts[roll(5)];
        rule.within = within;
        if (roll(2) == 0) rule.polarity = static_cast<Polarity>(roll(3));
        if (roll(2) == 0) rule.voice = static_cast<Voice>(roll(3));
        if (roll(3) == 0) rule.mood = static_cast<Mood>(roll(3));
        if (roll(3) == 0) rule.time = static_cast<Tense>(roll(3));
        return rule;
    }

    /// A concept, or one of several.
    Rule part(Within within) {
        if (roll(4) != 0) return leaf(within);
        Rule out;
        out.kind = Rule::Kind::any;
        out.within = within;
        for (unsigned n = 1 + roll(3); n > 0; --n) out.parts.push_back(leaf(within));
        return out;
    }

    /// `deep`: rules may still be made of rules.
    Rule rule(bool deep = true) {
        constexpr Rule::Kind kinds[] = {Rule::Kind::concept_, Rule::Kind::any,      Rule::Kind::all,         Rule::Kind::atLeast,
                                               Rule::Kind::inOrder,  Rule::Kind::relation, Rule::Kind::exampleGiven, Rule::Kind::near};
        const auto within = static_cast<Within>(roll(4));
        const Rule::Kind kind = kinds[roll(8)];
        Rule out;
        if (kind == Rule::Kind::concept_) {
            out = leaf(within);
        } else {
            out.kind = kind;
            out.within = usualWithin(kind, within);
            out.relation = static_cast<Rule::Relation>(roll(7));
            const bool gathers = kind == Rule::Kind::any || kind == Rule::Kind::all || kind == Rule::Kind::atLeast;
            const bool nested = deep && gathers && out.within == Within::response && roll(2) == 0;
            const unsigned parts = kind == Rule::Kind::relation ? 2 : kind == Rule::Kind::near ? 2 + roll(2) : 1 + roll(3);
            for (unsigned i = 0; i < parts; ++i) out.parts.push_back(nested ? rule(false) : part(out.within));
            out.count = static_cast<int>(1 + roll(parts));
        }
        if (roll(2) == 0) out.unless.push_back(part(kind == Rule::Kind::near ? Within::response : static_cast<Within>(roll(4))));
        return out;
    }

private:
    std::mt19937 m_random;
};

}  // namespace

TEST_CASE("rules hold exactly where a slow and obvious judge says they do") {
    std::map<std::pair<Rule::Kind, int>, std::pair<std::size_t, std::size_t>> seen;    // how often each held, and did not
    test::ConceptList lexicon;
    for (const char* name : concepts) lexicon.emplace_back(name, name);
    for (unsigned seed = 1; seed <= 2400; ++seed) {
        Maker maker(seed);
        const Rule rule = maker.rule();
        test::ReadingSample sample(lexicon, {rule});
        const ResponseReading& reading = sample.reading();
        for (int round = 0; round < 12; ++round) {
            const std::string text = maker.text();
            const bool fast = sample.holds(text);
            const ReferenceRules slow(reading, [&](const std::string& name) {
                std::vector<ReferenceRules::Placed> out;
                const ConceptIndex index = sample.lexicon().findConcept(name);
                if (index == none) return out;
                for (std::uint32_t h = reading.firstHit(index); h != none; h = reading.hits()[h].nextOfConcept) {
                    out.push_back({{reading.hits()[h].begin, reading.hits()[h].end}, reading.hits()[h].standing});
                }
                return out;
            });
            CAPTURE(seed, text, static_cast<int>(rule.kind), static_cast<int>(rule.relation), static_cast<int>(rule.within), rule.count);
            REQUIRE(fast == slow.holds(rule));
            auto& counts = seen[{rule.kind, rule.kind == Rule::Kind::relation ? static_cast<int>(rule.relation) : 0}];
            ++(fast ? counts.first : counts.second);
        }
    }
    // The comparison means nothing where nothing is found, or everything.
    CHECK(seen.size() == 14);
    for (const auto& [kind, counts] : seen) {
        CAPTURE(static_cast<int>(kind.first), kind.second);
        CHECK(counts.first >= 1);
        CHECK(counts.second >= 20);
    }
}
