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
    /// Gives all places of a concept with their standing; of "openings" those of example cues, of "doers" others who may do
    /// a thing, of "cue" the words of the relation, of "reversed" those of its reversed order.
    using Find = std::function<std::vector<Placed>(const std::string& concept_)>;
    ReferenceRules(const ResponseReading& reading, Find find) : m_reading(reading), m_find(std::move(find)) {}

    /// Parts and unlesses are concept rules.
    [[nodiscard]] bool holds(const Rule& rule) const;

private:
    [[nodiscard]] std::vector<Range> leaf(const Rule& rule) const;
    [[nodiscard]] std::vector<Range> plain(const std::string& concept_) const;
    [[nodiscard]] bool together(Within within, std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool calledOff(const Rule& rule, const Range& place) const;
    [[nodiscard]] bool holdsCounted(const Rule& rule, std::size_t needed) const;
    [[nodiscard]] bool holdsInOrder(const Rule& rule) const;
    /// Of two parts, each of one word.
    [[nodiscard]] bool holdsNear(const Rule& rule) const;
    [[nodiscard]] bool holdsRelation(const Rule& rule) const;
    [[nodiscard]] bool holdsDoes(const Rule& rule) const;
    [[nodiscard]] bool holdsExample(const Rule& rule) const;

    const ResponseReading& m_reading;
    Find m_find;
};

}  // namespace carewright::test
