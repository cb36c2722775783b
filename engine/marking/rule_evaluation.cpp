#include "engine/marking/rule_evaluation.h"

#include <algorithm>
#include <optional>

#include "engine/marking/clauses.h"
#include "engine/marking/example_places.h"
#include "engine/marking/rule_units.h"

namespace carewright {
namespace {

/// A part that holds in more places than this is as good as everywhere; more would only cost time.
constexpr std::size_t mostMatches = 512;

/// How many words after a deed "by" may follow, and how many after "by" its doer may begin.
constexpr std::uint32_t byReach = 4;
constexpr std::uint32_t agentReach = 3;

/// Words that an example must have besides its opening to be one.
constexpr std::uint32_t leastExample = 2;

bool standsBefore(const RuleMatch& a, const RuleMatch& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

bool overlap(const RuleMatch& a, const RuleMatch& b) { return a.begin < b.end && b.begin < a.end; }

RuleMatch join(const RuleMatch& a, const RuleMatch& b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

/// A match without words (a point that has been awarded) holds everywhere.
bool isEverywhere(const RuleMatch& match) { return match.begin == match.end; }

void settle(std::vector<RuleMatch>& matches) {
    std::sort(matches.begin(), matches.end(), standsBefore);
    if (matches.size() > mostMatches) matches.resize(mostMatches);
}

/// The first match that begins at `word` or after it.
std::vector<RuleMatch>::const_iterator firstFrom(const std::vector<RuleMatch>& matches, std::uint32_t word) {
    return std::lower_bound(matches.begin(), matches.end(), word, [](const RuleMatch& m, std::uint32_t at) { return m.begin < at; });
}

/// The hits of a concept as matches, in order.
std::vector<RuleMatch> hitsOf(const ResponseReading& reading, ConceptIndex concept_) {
    std::vector<RuleMatch> out;
    if (concept_ == none) return out;
    for (std::uint32_t h = reading.firstHit(concept_); h != none; h = reading.hits()[h].nextOfConcept) {
        out.push_back({reading.hits()[h].begin, reading.hits()[h].end});
    }
    std::sort(out.begin(), out.end(), standsBefore);
    return out;
}

/// The cues between the parts of a relation, so that each pair of parts asks for one in no time.
class CueEnds {
public:
    CueEnds(const ResponseReading& reading, ConceptIndex cue) : m_cues(hitsOf(reading, cue)) {
        for (std::size_t i = m_cues.size(); i-- > 1;) m_cues[i - 1].end = std::min(m_cues[i - 1].end, m_cues[i].end);
    }
    /// Where the cue ends that ends first among those from `word` on; none where there is no cue.
    [[nodiscard]] std::uint32_t firstEndFrom(std::uint32_t word) const {
        const auto it = firstFrom(m_cues, word);
        return it == m_cues.end() ? none : it->end;
    }

private:
    std::vector<RuleMatch> m_cues;
};

}  // namespace

std::vector<RuleMatch> RuleEvaluation::find(std::uint32_t root) const {
    if (!mayHold(root)) return {};
    const RuleNode& node = m_program.node(root);
    Matches matches = findKind(node);
    if (!matches.empty() && !node.unless.empty()) callOff(node, matches);
    return matches;
}

bool RuleEvaluation::mayHold(std::uint32_t root) const {
    const RuleNode& node = m_program.node(root);
    const auto may = [&](std::uint32_t part) { return mayHold(part); };
    const auto stands = [&](ConceptIndex cue) { return cue != none && m_reading.firstHit(cue) != none; };
    switch (node.kind) {
        case Rule::Kind::concept_:
        case Rule::Kind::words: return m_reading.stands(node.concept_, node.admitted);
        case Rule::Kind::point: return true;
        case Rule::Kind::any: return std::any_of(node.parts.begin(), node.parts.end(), may);
        case Rule::Kind::atLeast:
            return std::count_if(node.parts.begin(), node.parts.end(), may) >= static_cast<std::ptrdiff_t>(node.count);
        case Rule::Kind::relation:
            if (node.relation != Rule::Relation::does && !stands(node.concept_) && !stands(node.reversedCue)) return false;
            break;
        default: break;
    }
    return std::all_of(node.parts.begin(), node.parts.end(), may);
}

RuleEvaluation::Matches RuleEvaluation::findKind(const RuleNode& node) const {
    switch (node.kind) {
        case Rule::Kind::concept_:
        case Rule::Kind::words: return findConcept(node);
        case Rule::Kind::point: return findPoint(node);
        case Rule::Kind::any: return findAny(node);
        case Rule::Kind::all:
        case Rule::Kind::atLeast: return findCounted(node);
        case Rule::Kind::inOrder: return findInOrder(node);
        case Rule::Kind::near: return findNear(node);
        case Rule::Kind::relation: return node.relation == Rule::Relation::does ? findDoes(node) : findRelation(node);
        case Rule::Kind::exampleGiven: return findExample(node);
    }
    return {};
}

RuleEvaluation::Matches RuleEvaluation::findConcept(const RuleNode& node) const {
    Matches out;
    for (std::uint32_t h = m_reading.firstHit(node.concept_); h != none; h = m_reading.hits()[h].nextOfConcept) {
        const Hit& hit = m_reading.hits()[h];
        if (node.admits(hit)) out.push_back({hit.begin, hit.end});
    }
    settle(out);
    return out;
}

RuleEvaluation::Matches RuleEvaluation::findPoint(const RuleNode& node) const {
    const bool earned = node.point < m_awarded.size() && m_awarded[node.point] != 0;
    return earned && m_reading.words().size() > 0 ? Matches{{0, 0}} : Matches{};
}

RuleEvaluation::Matches RuleEvaluation::findAny(const RuleNode& node) const {
    Matches out;
    for (const std::uint32_t part : node.parts) {
        const Matches found = find(part);
        out.insert(out.end(), found.begin(), found.end());
    }
    settle(out);
    return out;
}

// For each unit: the first match of each part in it.
RuleEvaluation::Matches RuleEvaluation::findCounted(const RuleNode& node) const {
    const RuleUnits units(m_reading, node.within);
    if (units.count() == 0 || node.parts.empty()) return {};
    struct UnitState {
        std::uint32_t seen = 0;
        std::uint32_t stamp = none;
        bool placed = false;
        RuleMatch range;
    };
    std::vector<UnitState> states(units.count());
    for (std::uint32_t p = 0; p < node.parts.size(); ++p) {
        const Matches found = find(node.parts[p]);
        if (found.empty() && node.kind == Rule::Kind::all) return {};
        for (const RuleMatch& match : found) {
            if (isEverywhere(match)) {
                for (UnitState& state : states) state.seen += 1;
                continue;
            }
            const auto count = [&](std::uint32_t unit) {
                UnitState& state = states[unit];
                if (state.stamp == p) return;
                state.range = state.placed ? join(state.range, match) : match;
                state.placed = true;
                state.stamp = p;
                ++state.seen;
            };
            count(units.of(match.begin));
            if (const std::uint32_t before = units.before(match.begin); before != none) count(before);
        }
    }
    const std::size_t needed = node.kind == Rule::Kind::all ? node.parts.size() : node.count;
    Matches out;
    for (const UnitState& state : states) {
        if (state.seen >= needed && out.size() < mostMatches) out.push_back(state.range);
    }
    return out;
}

std::vector<RuleEvaluation::Matches> RuleEvaluation::findParts(const RuleNode& node) const {
    std::vector<Matches> found;
    for (const std::uint32_t part : node.parts) {
        found.push_back(find(part));
        if (found.back().empty()) return {};
    }
    return found;
}

RuleEvaluation::Matches RuleEvaluation::findInOrder(const RuleNode& node) const {
    const std::vector<Matches> found = findParts(node);
    if (found.empty()) return {};
    const RuleUnits units(m_reading, node.within);
    Matches out;
    for (const RuleMatch& start : found[0]) {
        RuleMatch range = start;
        bool complete = true;
        for (std::size_t p = 1; p < found.size() && complete; ++p) {
            const auto it = firstFrom(found[p], range.end);
            complete = it != found[p].end() && units.together(start.begin, it->begin);
            if (complete) range.end = std::max(range.end, it->end);
        }
        if (complete) out.push_back(range);
    }
    return out;
}

// Around each match of the first part, the shortest range that holds a match of every other. Of each other part only the
// last before and the first after can be in it; and once it is settled how far to the left the range reaches, a match
// before that fits in costs nothing, so that only the left ends need to be tried.
RuleEvaluation::Matches RuleEvaluation::findNear(const RuleNode& node) const {
    const std::vector<Matches> found = findParts(node);
    if (found.empty()) return {};
    const RuleUnits units(m_reading, node.within);
    struct Beside {
        const RuleMatch* before = nullptr;
        const RuleMatch* after = nullptr;
    };
    std::vector<Beside> others(found.size() - 1);
    Matches out;
    for (const RuleMatch& start : found[0]) {
        for (std::size_t p = 1; p < found.size(); ++p) {
            const auto it = firstFrom(found[p], start.begin);
            const auto usable = [&](const RuleMatch& match) { return units.together(start.begin, match.begin) ? &match : nullptr; };
            others[p - 1] = {it == found[p].begin() ? nullptr : usable(*std::prev(it)), it == found[p].end() ? nullptr : usable(*it)};
        }
        std::optional<RuleMatch> nearest;
        const auto reachLeftTo = [&](std::uint32_t left) {
            RuleMatch range = start;
            for (const Beside& other : others) {
                const RuleMatch* one = other.before != nullptr && other.before->begin >= left ? other.before : other.after;
                if (one == nullptr) return;
                range = join(range, *one);
            }
            if (!nearest || range.end - range.begin < nearest->end - nearest->begin) nearest = range;
        };
        reachLeftTo(start.begin);
        for (const Beside& other : others) {
            if (other.before != nullptr) reachLeftTo(other.before->begin);
        }
        // `count` is of the words between: of the other parts one word each is taken as their own.
        const std::size_t own = start.end - start.begin + others.size();
        if (nearest && nearest->end - nearest->begin <= own + node.count) out.push_back(*nearest);
    }
    return out;
}

RuleEvaluation::Matches RuleEvaluation::findRelation(const RuleNode& node) const {
    const std::vector<Matches> found = findParts(node);
    if (found.size() != 2) return {};
    const Matches& second = found[1];
    const RuleUnits units(m_reading, node.within);
    const CueEnds forward(m_reading, node.concept_);
    const CueEnds backward(m_reading, node.reversedCue);
    Matches out;
    for (const RuleMatch& a : found[0]) {
        bool held = false;
        const auto after = firstFrom(second, a.begin + 1);
        for (auto b = after; b != second.end() && units.together(a.begin, b->begin) && !held; ++b) {
            if (b->begin < a.end || forward.firstEndFrom(a.begin) > b->end) continue;
            out.push_back(join(a, *b));
            held = true;
        }
        if (node.reversedCue == none) continue;
        for (auto b = after; b != second.begin() && !held;) {
            --b;
            if (!units.together(b->begin, a.begin)) break;
            if (b->end > a.begin || backward.firstEndFrom(b->begin) > a.end) continue;
            out.push_back(join(*b, a));
            held = true;
        }
    }
    return out;
}

RuleEvaluation::Matches RuleEvaluation::findDoes(const RuleNode& node) const {
    const std::vector<Matches> found = findParts(node);
    if (found.size() != 2) return {};
    Matches others = hitsOf(m_reading, node.concept_);
    std::erase_if(others, [&](const RuleMatch& other) {
        return std::any_of(found[0].begin(), found[0].end(), [&](const RuleMatch& who) { return overlap(who, other); });
    });
    Matches out;
    for (const RuleMatch& deed : found[1]) {
        if (const RuleMatch* doer = doerOf(deed, found[0], others, node.within)) out.push_back(join(*doer, deed));
    }
    settle(out);
    return out;
}

const RuleMatch* RuleEvaluation::doerOf(const RuleMatch& deed, const Matches& who, const Matches& others, Within within) const {
    const Words& words = m_reading.words();
    const Clauses& clauses = m_reading.clauses();
    const auto beginsIn = [](const Matches& matches, std::uint32_t from, std::uint32_t to) -> const RuleMatch* {
        const auto it = firstFrom(matches, from);
        return it != matches.end() && it->begin < to ? &*it : nullptr;
    };
    // "… is decided by the person"
    const auto count = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = deed.end; i < std::min(count, deed.end + byReach) && clauses.sentence[i] == clauses.sentence[deed.begin]; ++i) {
        if (words.at(i) != "by") continue;
        if (const RuleMatch* agent = beginsIn(who, i + 1, i + 1 + agentReach)) return agent;
        if (beginsIn(others, i + 1, i + 1 + agentReach)) return nullptr;
    }
    const RuleUnits units(m_reading, within);
    const auto lastBefore = [&](const Matches& matches) -> const RuleMatch* {
        for (auto it = firstFrom(matches, deed.begin); it != matches.begin();) {
            --it;
            if (!units.together(it->begin, deed.begin)) return nullptr;
            if (it->end <= deed.begin) return &*it;
        }
        return nullptr;
    };
    const RuleMatch* doer = lastBefore(who);
    const RuleMatch* other = lastBefore(others);
    if (doer == nullptr || other == nullptr || other->begin < doer->begin) return doer;
    // "the person and their family decide": both do.
    bool joint = false;
    for (std::uint32_t i = doer->end; i < other->begin; ++i) {
        if (words.at(i) == "and" || words.at(i) == "n" || words.at(i) == "or") joint = true;
        else if (!m_reading.meaning(i).light) return nullptr;
    }
    return joint ? doer : nullptr;
}

RuleEvaluation::Matches RuleEvaluation::findExample(const RuleNode& node) const {
    const std::vector<Matches> found = findParts(node);
    if (found.empty() && !node.parts.empty()) return {};
    Matches out;
    for (const ExamplePlace& example : findExamples(m_reading, node.concept_, node.within)) {
        if (example.end < example.opening.end + leastExample) continue;
        RuleMatch range = node.parts.empty() ? RuleMatch{example.opening.begin, example.end} : example.opening;
        bool complete = true;
        for (std::size_t p = 0; p < found.size() && complete; ++p) {
            auto it = firstFrom(found[p], example.begin);
            complete = (it != found[p].end() && it->end <= example.end) || isEverywhere(found[p].front());
            if (complete && it != found[p].end() && it->end <= example.end) range = join(range, *it);
        }
        if (complete) out.push_back(range);
    }
    settle(out);
    return out;
}

void RuleEvaluation::callOff(const RuleNode& node, Matches& matches) const {
    for (const std::uint32_t unless : node.unless) {
        const Within own = m_program.node(unless).within;
        const Within reach = std::max(node.within, own);
        // Wider than the rule itself, "neighbours" looks one sentence beyond on either side; else it is the rule's own scope.
        const std::uint32_t beyond = own > node.within && own == Within::neighbours ? 1 : 0;
        const RuleUnits units(m_reading, reach);
        const Matches found = find(unless);
        std::erase_if(matches, [&](const RuleMatch& match) {
            return std::any_of(found.begin(), found.end(), [&](const RuleMatch& against) {
                if (isEverywhere(match) || isEverywhere(against) || reach == Within::response) return true;
                const std::uint32_t at = units.of(against.begin);
                return at + beyond >= units.of(match.begin) && at <= units.of(match.end - 1) + beyond;
            });
        });
    }
}

}  // namespace carewright
