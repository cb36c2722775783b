/// A slow and obvious judge of single rules: every combination of places, no nearest match, no early way out. It takes from
/// the reading what was found where, and how it stands; what a rule makes of that it works out by itself.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/content/rule.h"
#include "engine/marking/response_reading.h"
#include "tests/engine/marking/reference_matcher.h"

namespace carewright::test {

class ReferenceRules {
public:
    struct Placed {
        Range range;
        std::uint8_t standing = 0;
    };
    /// All places of a concept of the lexicon with their standing.
    using Find = std::function<std::vector<Placed>(const std::string& concept_)>;
    ReferenceRules(const ResponseReading& reading, Find find) : m_reading(reading), m_find(std::move(find)) {}

    /// Parts of parts are concept rules, or `any` of concept rules; in `all`, `any` and `atLeast` of the whole response they
    /// may be anything. An `unless` is a concept rule or `any` of concept rules; of a `near` rule it must look at the response.
    [[nodiscard]] bool holds(const Rule& rule) const { return !places(rule).empty(); }

private:
    /// Where the rule holds, by the choice that the rule language promises: the first of several places, the nearest partner.
    [[nodiscard]] std::vector<Range> places(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> uncancelled(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> concepts(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> plain(const std::string& concept_) const;
    [[nodiscard]] bool together(Within within, std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool calledOff(const Rule& rule, const Range& place) const;
    [[nodiscard]] std::vector<Range> counted(const Rule& rule, std::size_t needed) const;
    [[nodiscard]] std::vector<Range> inOrder(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> near(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> relation(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> does(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> example(const Rule& rule) const;

    const ResponseReading& m_reading;
    Find m_find;
};

}  // namespace carewright::test
