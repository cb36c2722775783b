#include "tests/engine/marking/reference_rules.h"

#include <algorithm>

namespace carewright::test {

bool ReferenceRules::holds(const Rule& rule) const {
    switch (rule.kind) {
        case Rule::Kind::concept_: {
            const std::vector<Range> places = leaf(rule);
            return std::any_of(places.begin(), places.end(), [&](const Range& place) { return !calledOff(rule, place); });
        }
        case Rule::Kind::any: return std::any_of(rule.parts.begin(), rule.parts.end(), [&](const Rule& part) { return holds(part); });
        case Rule::Kind::all: return holdsCounted(rule, rule.parts.size());
        case Rule::Kind::atLeast: return holdsCounted(rule, static_cast<std::size_t>(rule.count));
        case Rule::Kind::inOrder: return holdsInOrder(rule);
        case Rule::Kind::near: return holdsNear(rule);
        case Rule::Kind::relation: return rule.relation == Rule::Relation::does ? holdsDoes(rule) : holdsRelation(rule);
        case Rule::Kind::exampleGiven: return holdsExample(rule);
        default: return false;
    }
}

std::vector<Range> ReferenceRules::leaf(const Rule& rule) const {
    std::vector<Range> out;
    for (const Placed& place : m_find(rule.ref)) {
        const bool denied = (place.standing & standsDenied) != 0;
        const bool others = (place.standing & standsOthers) != 0;
        const bool supposed = (place.standing & standsIf) != 0;
        const bool past = (place.standing & standsPast) != 0;
        if ((rule.polarity == Polarity::affirmed && denied) || (rule.polarity == Polarity::denied && !denied)) continue;
        if ((rule.voice == Voice::own && others) || (rule.voice == Voice::others && !others)) continue;
        if ((rule.mood == Mood::stated && supposed) || (rule.mood == Mood::supposed && !supposed)) continue;
        if ((rule.time == Tense::now && past) || (rule.time == Tense::past && !past)) continue;
        out.push_back(place.range);
    }
    return out;
}

std::vector<Range> ReferenceRules::plain(const std::string& concept_) const {
    std::vector<Range> out;
    for (const Placed& place : m_find(concept_)) out.push_back(place.range);
    return out;
}

bool ReferenceRules::together(Within within, std::uint32_t a, std::uint32_t b) const {
    const Clauses& clauses = m_reading.clauses();
    if (a > b) std::swap(a, b);
    const std::uint32_t sa = clauses.sentence[a];
    const std::uint32_t sb = clauses.sentence[b];
    const bool linked = sb == sa + 1 && clauses.goesOn[sb] != 0;
    switch (within) {
        case Within::response: return true;
        case Within::neighbours: return sb <= sa + 1;
        case Within::sentence: return sa == sb || linked;
        case Within::clause: {
            if (clauses.clause[a] == clauses.clause[b]) return true;
            const std::uint32_t first = m_reading.words().sentences[sb];
            return linked && clauses.clause[b] == clauses.clause[first] && clauses.clause[a] == clauses.clause[first - 1];
        }
    }
    return false;
}

bool ReferenceRules::calledOff(const Rule& rule, const Range& place) const {
    const Clauses& clauses = m_reading.clauses();
    for (const Rule& unless : rule.unless) {
        for (const Range& against : leaf(unless)) {
            const Within reach = std::max(rule.within, unless.within);
            if (reach == Within::response) return true;
            const std::uint32_t here = clauses.sentence[place.first];
            const std::uint32_t there = clauses.sentence[against.first];
            if (reach == Within::clause && clauses.clause[place.first] == clauses.clause[against.first]) return true;
            if (reach >= Within::sentence && here == there) return true;
            const bool beside = here == there + 1 || there == here + 1;
            if (reach == Within::neighbours && rule.within < Within::neighbours && beside) return true;
        }
    }
    return false;
}

bool ReferenceRules::holdsCounted(const Rule& rule, std::size_t needed) const {
    // Anchored anywhere: the parts that have a place together with the anchor, all of them looking the same way.
    const auto words = static_cast<std::uint32_t>(m_reading.words().size());
    for (std::uint32_t anchor = 0; anchor < words; ++anchor) {
        std::size_t there = 0;
        for (const Rule& part : rule.parts) {
            const std::vector<Range> places = leaf(part);
            there += std::any_of(places.begin(), places.end(), [&](const Range& place) {
                const bool same = rule.within == Within::response ||
                                  (rule.within == Within::clause ? m_reading.clauses().clause[place.first] == m_reading.clauses().clause[anchor]
                                                                 : m_reading.clauses().sentence[place.first] == m_reading.clauses().sentence[anchor]);
                return same || (place.first > anchor && together(rule.within, anchor, place.first));
            });
        }
        if (there >= needed) return true;
    }
    return false;
}

bool ReferenceRules::holdsInOrder(const Rule& rule) const {
    const std::function<bool(std::size_t, std::uint32_t, std::uint32_t)> from = [&](std::size_t part, std::uint32_t start, std::uint32_t at) {
        if (part == rule.parts.size()) return true;
        for (const Range& place : leaf(rule.parts[part])) {
            if (part > 0 && (place.first < at || !together(rule.within, start, place.first))) continue;
            if (from(part + 1, part == 0 ? place.first : start, place.second)) return true;
        }
        return false;
    };
    return from(0, 0, 0);
}

bool ReferenceRules::holdsNear(const Rule& rule) const {
    for (const Range& a : leaf(rule.parts[0])) {
        for (const Range& b : leaf(rule.parts[1])) {
            const std::uint32_t between = a == b ? 0 : std::max(a.first, b.first) - std::min(a.second, b.second);
            if (together(rule.within, a.first, b.first) && between <= static_cast<std::uint32_t>(rule.count)) return true;
        }
    }
    return false;
}

bool ReferenceRules::holdsRelation(const Rule& rule) const {
    for (const Range& a : leaf(rule.parts[0])) {
        for (const Range& b : leaf(rule.parts[1])) {
            if (!together(rule.within, a.first, b.first)) continue;
            for (const Range& cue : plain("cue")) {
                if (b.first >= a.second && cue.first >= a.first && cue.second <= b.second) return true;
            }
            for (const Range& cue : plain("reversed")) {
                if (a.first >= b.second && cue.first >= b.first && cue.second <= a.second) return true;
            }
        }
    }
    return false;
}

bool ReferenceRules::holdsDoes(const Rule& rule) const {
    const Words& words = m_reading.words();
    const std::vector<Range> who = leaf(rule.parts[0]);
    std::vector<Range> others;
    for (const Range& other : plain("doers")) {
        const bool same = std::any_of(who.begin(), who.end(), [&](const Range& one) { return one.first < other.second && other.first < one.second; });
        if (!same) others.push_back(other);
    }
    const auto at = [](const std::vector<Range>& places, std::uint32_t from, std::uint32_t to) {
        return std::any_of(places.begin(), places.end(), [&](const Range& place) { return place.first >= from && place.first < to; });
    };
    for (const Range& deed : leaf(rule.parts[1])) {
        bool decided = false;
        for (std::uint32_t i = deed.second; i < words.size() && i < deed.second + 4 && !decided; ++i) {
            if (m_reading.clauses().sentence[i] != m_reading.clauses().sentence[deed.first] || words.at(i) != "by") continue;
            if (at(who, i + 1, i + 4)) return true;
            decided = at(others, i + 1, i + 4);
        }
        if (decided) continue;
        for (const Range& one : who) {
            if (one.second > deed.first || !together(rule.within, one.first, deed.first)) continue;
            const bool replaced = std::any_of(others.begin(), others.end(), [&](const Range& other) {
                return other.first > one.first && other.second <= deed.first && together(rule.within, other.first, deed.first);
            });
            if (!replaced) return true;
        }
    }
    return false;
}

bool ReferenceRules::holdsExample(const Rule& rule) const {
    const Clauses& clauses = m_reading.clauses();
    const auto words = static_cast<std::uint32_t>(m_reading.words().size());
    for (const Range& opening : plain("openings")) {
        std::vector<std::uint32_t> inside;
        for (std::uint32_t i = opening.first; i < words; ++i) {
            const std::uint32_t beyond = clauses.sentence[i] - clauses.sentence[opening.first];
            const bool belongs = rule.within == Within::response || (rule.within == Within::neighbours && beyond <= 1) ||
                                 (rule.within == Within::sentence && beyond == 0) ||
                                 (rule.within == Within::clause && clauses.clause[i] == clauses.clause[opening.first]);
            if (belongs) inside.push_back(i);
        }
        if (inside.size() < opening.second - opening.first + 2) continue;
        const bool whole = std::all_of(rule.parts.begin(), rule.parts.end(), [&](const Rule& part) {
            const std::vector<Range> places = leaf(part);
            return std::any_of(places.begin(), places.end(), [&](const Range& place) { return place.first >= inside.front() && place.second <= inside.back() + 1; });
        });
        if (whole) return true;
    }
    return false;
}

}  // namespace carewright::test
