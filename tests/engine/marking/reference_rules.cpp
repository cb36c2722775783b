#include "tests/engine/marking/reference_rules.h"

#include <algorithm>

#include "engine/marking/rule_cues.h"

namespace carewright::test {

namespace {

Range join(const Range& a, const Range& b) { return {std::min(a.first, b.first), std::max(a.second, b.second)}; }

}  // namespace

std::vector<Range> ReferenceRules::places(const Rule& rule) const {
    std::vector<Range> out = uncancelled(rule);
    std::erase_if(out, [&](const Range& place) { return calledOff(rule, place); });
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Range> ReferenceRules::uncancelled(const Rule& rule) const {
    switch (rule.kind) {
        case Rule::Kind::concept_: return concepts(rule);
        case Rule::Kind::any: {
            std::vector<Range> out;
            for (const Rule& part : rule.parts) {
                for (const Range& place : places(part)) out.push_back(place);
            }
            return out;
        }
        case Rule::Kind::all: return counted(rule, rule.parts.size());
        case Rule::Kind::atLeast: return counted(rule, static_cast<std::size_t>(rule.count));
        case Rule::Kind::inOrder: return inOrder(rule);
        case Rule::Kind::near: return near(rule);
        case Rule::Kind::relation: return rule.relation == Rule::Relation::does ? does(rule) : relation(rule);
        case Rule::Kind::exampleGiven: return example(rule);
        default: return {};
    }
}

std::vector<Range> ReferenceRules::concepts(const Rule& rule) const {
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
    const std::uint32_t last = place.second - 1;
    for (const Rule& unless : rule.unless) {
        const Within reach = std::max(rule.within, unless.within);
        for (const Range& against : places(unless)) {
            if (reach == Within::response) return true;
            if (reach == Within::clause) {
                if (clauses.clause[place.first] <= clauses.clause[against.first] && clauses.clause[against.first] <= clauses.clause[last]) return true;
                continue;
            }
            const std::uint32_t beyond = reach == Within::neighbours && rule.within < Within::neighbours ? 1 : 0;
            const std::uint32_t there = clauses.sentence[against.first];
            if (clauses.sentence[place.first] <= there + beyond && there <= clauses.sentence[last] + beyond) return true;
        }
    }
    return false;
}

std::vector<Range> ReferenceRules::counted(const Rule& rule, std::size_t needed) const {
    // Anchored anywhere: the parts that have a place together with the anchor, all of them looking the same way.
    std::vector<Range> out;
    const auto words = static_cast<std::uint32_t>(m_reading.words().size());
    for (std::uint32_t anchor = 0; anchor < words; ++anchor) {
        std::vector<Range> there;
        for (const Rule& part : rule.parts) {
            const std::vector<Range> found = places(part);
            const auto first = std::find_if(found.begin(), found.end(), [&](const Range& place) {
                const bool same = rule.within == Within::response ||
                                  (rule.within == Within::clause ? m_reading.clauses().clause[place.first] == m_reading.clauses().clause[anchor]
                                                                 : m_reading.clauses().sentence[place.first] == m_reading.clauses().sentence[anchor]);
                return same || (place.first > anchor && together(rule.within, anchor, place.first));
            });
            if (first != found.end()) there.push_back(*first);
        }
        if (there.size() < needed || there.empty()) continue;
        Range whole = there.front();
        for (const Range& place : there) whole = join(whole, place);
        out.push_back(whole);
    }
    return out;
}

std::vector<Range> ReferenceRules::inOrder(const Rule& rule) const {
    std::vector<Range> out;
    const std::function<bool(std::size_t, Range)> from = [&](std::size_t part, Range range) {
        if (part == rule.parts.size()) {
            out.push_back(range);
            return true;
        }
        for (const Range& place : places(rule.parts[part])) {
            if (place.first < range.second || !together(rule.within, range.first, place.first)) continue;
            if (from(part + 1, join(range, place))) return true;
        }
        return false;
    };
    for (const Range& start : places(rule.parts[0])) from(1, start);
    return out;
}

std::vector<Range> ReferenceRules::near(const Rule& rule) const {
    std::vector<Range> out;
    const std::function<void(std::size_t, Range, Range)> with = [&](std::size_t part, Range start, Range range) {
        if (part == rule.parts.size()) {
            // Of each part one word is its own; `count` is of the words between.
            if (range.second - range.first <= rule.parts.size() + static_cast<std::uint32_t>(rule.count)) out.push_back(range);
            return;
        }
        for (const Range& place : places(rule.parts[part])) {
            if (together(rule.within, start.first, place.first)) with(part + 1, start, join(range, place));
        }
    };
    for (const Range& start : places(rule.parts[0])) with(1, start, start);
    return out;
}

std::vector<Range> ReferenceRules::relation(const Rule& rule) const {
    std::vector<Range> out;
    const std::string forwards = "!" + std::string(relationCue(rule.relation).concept_);
    const auto between = [&](const std::string& cue, const Range& a, const Range& b) {
        const std::vector<Range> cues = plain(cue);
        return std::any_of(cues.begin(), cues.end(), [&](const Range& one) { return one.first >= a.first && one.second <= b.second; });
    };
    for (const Range& a : places(rule.parts[0])) {
        // The nearest partner after it; only where there is none, the nearest before it.
        std::vector<Range> after, before;
        for (const Range& b : places(rule.parts[1])) {
            if (!together(rule.within, a.first, b.first)) continue;
            if (b.first >= a.second && between(forwards, a, b)) after.push_back(b);
            if (a.first >= b.second && between(forwards + "-reversed", b, a)) before.push_back(b);
        }
        if (!after.empty()) out.push_back(join(a, after.front()));
        else if (!before.empty()) out.push_back(join(before.back(), a));
    }
    return out;
}

std::vector<Range> ReferenceRules::does(const Rule& rule) const {
    const Words& words = m_reading.words();
    const std::vector<Range> who = places(rule.parts[0]);
    std::vector<Range> others, out;
    for (const Range& other : plain("!" + std::string(relationCue(rule.relation).concept_))) {
        const bool same = std::any_of(who.begin(), who.end(), [&](const Range& one) { return one.first < other.second && other.first < one.second; });
        if (!same) others.push_back(other);
    }
    const auto at = [](const std::vector<Range>& ranges, std::uint32_t from, std::uint32_t to) {
        return std::find_if(ranges.begin(), ranges.end(), [&](const Range& place) { return place.first >= from && place.first < to; });
    };
    for (const Range& deed : places(rule.parts[1])) {
        bool decided = false;
        for (std::uint32_t i = deed.second; i < words.size() && i < deed.second + 4 && !decided; ++i) {
            if (m_reading.clauses().sentence[i] != m_reading.clauses().sentence[deed.first] || words.at(i) != "by") continue;
            const auto agent = at(who, i + 1, i + 4);
            if (agent != who.end()) out.push_back(join(*agent, deed));
            decided = agent != who.end() || at(others, i + 1, i + 4) != others.end();
        }
        if (decided) continue;
        std::vector<Range> doers;
        for (const Range& one : who) {
            if (one.second > deed.first || !together(rule.within, one.first, deed.first)) continue;
            const bool replaced = std::any_of(others.begin(), others.end(), [&](const Range& other) {
                return other.first > one.first && other.second <= deed.first && together(rule.within, other.first, deed.first);
            });
            if (!replaced) doers.push_back(one);
        }
        if (!doers.empty()) out.push_back(join(doers.back(), deed));
    }
    return out;
}

std::vector<Range> ReferenceRules::example(const Rule& rule) const {
    const Clauses& clauses = m_reading.clauses();
    const auto words = static_cast<std::uint32_t>(m_reading.words().size());
    std::vector<Range> out;
    for (const Range& opening : plain("!example-cue")) {
        std::vector<std::uint32_t> inside;
        for (std::uint32_t i = opening.first; i < words; ++i) {
            const std::uint32_t beyond = clauses.sentence[i] - clauses.sentence[opening.first];
            const bool belongs = rule.within == Within::response || (rule.within == Within::neighbours && beyond <= 1) ||
                                 (rule.within == Within::sentence && beyond == 0) ||
                                 (rule.within == Within::clause && clauses.clause[i] == clauses.clause[opening.first]);
            if (belongs) inside.push_back(i);
        }
        if (inside.size() < opening.second - opening.first + 2) continue;
        Range whole = rule.parts.empty() ? Range{opening.first, inside.back() + 1} : opening;
        const bool complete = std::all_of(rule.parts.begin(), rule.parts.end(), [&](const Rule& part) {
            for (const Range& place : places(part)) {
                if (place.first < inside.front() || place.second > inside.back() + 1) continue;
                whole = join(whole, place);
                return true;
            }
            return false;
        });
        if (complete) out.push_back(whole);
    }
    return out;
}

}  // namespace carewright::test
