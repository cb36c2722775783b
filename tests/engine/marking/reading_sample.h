/// A lexicon made in a test, and texts read against it.
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/content/term_notation.h"
#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright::test {

/// Concepts by id with their wordings ("a; b c"); exceptions come under "id!".
using ConceptList = std::vector<std::pair<std::string, std::string>>;

inline void addConcepts(const ConceptList& concepts, Lexicon::Builder& builder) {
    for (const auto& [id, terms] : concepts) {
        const bool except = id.back() == '!';
        const ConceptIndex index = builder.concept_(except ? id.substr(0, id.size() - 1) : id);
        for (const TermText& term : splitTerms(terms)) {
            if (except) builder.addExcept(index, term);
            else builder.addTerm(index, term);
        }
    }
}

class ReadingSample {
public:
    explicit ReadingSample(const ConceptList& concepts) : ReadingSample(concepts, {}) {}

    /// With rules: each becomes an award of one rubric for the point "p".
    ReadingSample(const ConceptList& concepts, std::vector<Rule> rules, bool misconception = false) {
        Lexicon::Builder builder;
        addConcepts(concepts, builder);
        Rubric rubric;
        if (misconception) rubric.misconception = MisconceptionId("m");
        else rubric.point = PointId("p");
        rubric.award = std::move(rules);
        auto program = RuleProgram::compile({rubric}, {PointId("p"), PointId("q")}, builder);
        REQUIRE(program.has_value());
        m_program = std::move(*program);
        auto lexicon = builder.build();
        REQUIRE(lexicon.has_value());
        m_lexicon = std::make_unique<Lexicon>(std::move(*lexicon));
        m_vocabulary = std::make_unique<Vocabulary>(*m_lexicon, WeighedWords{});
        m_reading = std::make_unique<ResponseReading>(*m_lexicon, *m_vocabulary);
    }

    /// The words of every place where the concept stands, as typed.
    std::set<std::string> found(const std::string& concept_, std::string_view text) {
        m_reading->read(text);
        std::set<std::string> out;
        for (std::uint32_t h = m_reading->firstHit(m_lexicon->findConcept(concept_)); h != none; h = m_reading->hits()[h].nextOfConcept) {
            const ByteSpan span = m_reading->span(m_reading->hits()[h].begin, m_reading->hits()[h].end);
            out.emplace(text.substr(span.begin, span.end - span.begin));
        }
        return out;
    }

    /// Where the rule of that number holds, as typed. `awarded`: points p and q.
    std::vector<std::string> matches(std::string_view text, std::size_t rule = 0, const std::vector<char>& awarded = {0, 0}) {
        m_reading->read(text);
        std::vector<std::string> out;
        for (const RuleMatch& match : m_program.evaluate(m_program.rubrics()[0].rules[rule].root, *m_reading, awarded)) {
            const ByteSpan span = m_reading->span(match.begin, match.end);
            out.emplace_back(text.substr(span.begin, span.end - span.begin));
        }
        return out;
    }
    bool holds(std::string_view text, const std::vector<char>& awarded = {0, 0}) { return !matches(text, 0, awarded).empty(); }

    [[nodiscard]] const Lexicon& lexicon() const { return *m_lexicon; }
    [[nodiscard]] ResponseReading& reading() { return *m_reading; }

private:
    RuleProgram m_program;
    std::unique_ptr<Lexicon> m_lexicon;
    std::unique_ptr<Vocabulary> m_vocabulary;
    std::unique_ptr<ResponseReading> m_reading;
};

}  // namespace carewright::test
