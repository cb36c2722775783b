#include "engine/marking/rule_program.h"

#include <algorithm>
#include <array>

#include "engine/content/term_notation.h"

namespace carewright {
namespace {

/// A part that holds in more places than this is as good as everywhere; more would only cost time.
constexpr std::size_t mostMatches = 512;

struct RelationCue {
    Rule::Relation relation;
    std::string_view concept_;      ///< name under which a course may widen it
    std::string_view terms;
    bool reversible;                ///< "B because A" as well as "A … B"
    std::string_view reversed;      ///< cues of the reversed order
};

constexpr std::array relationCues = {
    RelationCue{Rule::Relation::gives, "relation-gives",
                "give; let; allow; enable; mean; help; increase; improve; promote; lead to; make; support; so; can; able; get; "
                "bring; provide; encourage; empower; free; open up; result in; that way; this way; which; choose; decide", true,
                "because of; thanks to; through; by; with; from; using; due to; out of"},
    RelationCue{Rule::Relation::insteadOf, "relation-instead-of",
                "instead of; rather than; in place of; not; no longer; as opposed to; over; replace", false, ""},
    RelationCue{Rule::Relation::fromTo, "relation-from-to", "to; towards; into; now; nowadays; today; these days; but", false, ""},
    RelationCue{Rule::Relation::notBut, "relation-not-but", "but; it; instead; rather; they; we; now; its; just; more", false, ""},
    RelationCue{Rule::Relation::soThat, "relation-so-that",
                "so; so that; in order to; to; which means; and; then; this way; that way; can; could; meant; means; let; now; still", true,
                "if; when; by; with; because"},
    RelationCue{Rule::Relation::because, "relation-because", "because; as; since; due to; so; that is why; cos", true, "because; so"},
    RelationCue{Rule::Relation::does, "relation-does", "staff", false, ""},
};

const RelationCue& cueOf(Rule::Relation relation) {
    return *std::find_if(relationCues.begin(), relationCues.end(),
                         [&](const RelationCue& cue) { return cue.relation == relation; });
}

/// Numbers the unit (clause, sentence …) that a word range lies in; a range over two units has none.
class Units {
public:
    Units(const ResponseReading& reading, Within within) : m_clauses(reading.clauses()), m_within(within) {}

    [[nodiscard]] std::uint32_t count() const {
        switch (m_within) {
            case Within::clause: return m_clauses.clauseCount;
            case Within::sentence:
            case Within::neighbours: return m_clauses.sentenceCount;
            case Within::response: return 1;
        }
        return 1;
    }
    [[nodiscard]] std::uint32_t of(std::uint32_t word) const {
        switch (m_within) {
            case Within::clause: return m_clauses.clause[word];
            case Within::sentence:
            case Within::neighbours: return m_clauses.sentence[word];
            case Within::response: return 0;
        }
        return 0;
    }

private:
    const Clauses& m_clauses;
    Within m_within;
};

/// The cues between the parts of a relation, so that each pair of parts asks for one in no time.
class CueEnds {
public:
    CueEnds(const ResponseReading& reading, ConceptIndex cue) {
        if (cue == none) return;
        for (std::uint32_t h = reading.firstHit(cue); h != none; h = reading.hits()[h].nextOfConcept) {
            m_cues.push_back({reading.hits()[h].begin, reading.hits()[h].end});
        }
        std::sort(m_cues.begin(), m_cues.end(), [](const RuleMatch& a, const RuleMatch& b) { return a.begin < b.begin; });
        for (std::size_t i = m_cues.size(); i-- > 1;) m_cues[i - 1].end = std::min(m_cues[i - 1].end, m_cues[i].end);
    }
    /// Where the cue ends that ends first among those from `word` on; none where there is no cue.
    [[nodiscard]] std::uint32_t firstFrom(std::uint32_t word) const {
        const auto it = std::lower_bound(m_cues.begin(), m_cues.end(), word,
                                         [](const RuleMatch& cue, std::uint32_t at) { return cue.begin < at; });
        return it == m_cues.end() ? none : it->end;
    }

private:
    std::vector<RuleMatch> m_cues;
};

RuleMatch join(const RuleMatch& a, const RuleMatch& b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace

class RuleProgram::Compiler {
public:
    Compiler(RuleProgram& program, const std::vector<PointId>& points, Lexicon::Builder& lexicon)
        : m_program(program), m_points(points), m_lexicon(lexicon) {}

    Result<std::uint32_t> rule(const Rule& source, Inherited inherited) {
        if (source.within != Within::response) inherited.within = source.within;
        if (source.polarity != Polarity::affirmed) inherited.polarity = source.polarity;
        if (source.voice != Voice::own) inherited.voice = source.voice;
        RuleNode node;
        node.kind = source.kind;
        node.count = static_cast<std::uint32_t>(std::max(0, source.count));
        node.within = inherited.within;
        node.relation = source.relation;
        if (inherited.polarity == Polarity::affirmed) {
            node.forbidden = static_cast<std::uint8_t>(standsDenied | (inherited.misconception ? standsBeyond : 0));
        } else if (inherited.polarity == Polarity::denied) {
            node.needed = standsDenied;
        }
        if (inherited.voice == Voice::own) node.forbidden = static_cast<std::uint8_t>(node.forbidden | standsOthers);
        else if (inherited.voice == Voice::others) node.needed = static_cast<std::uint8_t>(node.needed | standsOthers);

        switch (source.kind) {
            case Rule::Kind::concept_:
                if (!m_lexicon.knows(source.ref)) {
                    return fail(ErrorCode::notFound, "There is no concept \"" + source.ref + "\".", source.place);
                }
                node.concept_ = m_lexicon.concept_(source.ref);
                break;
            case Rule::Kind::words: {
                node.concept_ = m_lexicon.concept_("!words:" + source.text);
                for (const TermText& term : splitTerms(source.text, source.place)) m_lexicon.addTerm(node.concept_, term);
                break;
            }
            case Rule::Kind::point: {
                const auto it = std::find(m_points.begin(), m_points.end(), PointId(source.ref));
                if (it == m_points.end()) {
                    return fail(ErrorCode::notFound, "There is no marking point \"" + source.ref + "\".", source.place);
                }
                node.point = static_cast<std::uint32_t>(it - m_points.begin());
                m_program.m_dependsOnPoints = true;
                break;
            }
            case Rule::Kind::relation:
                if (source.parts.size() != 2) {
                    return fail(ErrorCode::invalidInput, "A relation joins exactly two parts.", source.place);
                }
                node.concept_ = relationCue(source.relation, false);
                node.count = cueOf(source.relation).reversible ? relationCue(source.relation, true) : none;
                if (node.within == Within::response) node.within = inherited.within = Within::sentence;
                break;
            default: break;
        }
        for (const Rule& part : source.parts) {
            auto compiled = rule(part, inherited);
            if (!compiled) return compiled;
            node.parts.push_back(*compiled);
        }
        for (const Rule& part : source.unless) {
            Inherited any = inherited;
            any.polarity = Polarity::either;
            auto compiled = rule(part, any);
            if (!compiled) return compiled;
            node.unless.push_back(*compiled);
        }
        m_program.m_nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(m_program.m_nodes.size() - 1);
    }

private:
    ConceptIndex relationCue(Rule::Relation relation, bool reversed) {
        const RelationCue& cue = cueOf(relation);
        const std::string name = std::string(cue.concept_) + (reversed ? "-reversed" : "");
        const std::string builtIn = "!" + name;
        if (m_lexicon.knows(builtIn)) return m_lexicon.concept_(builtIn);
        const ConceptIndex index = m_lexicon.concept_(builtIn);
        for (const TermText& term : splitTerms(reversed ? cue.reversed : cue.terms)) m_lexicon.addTerm(index, term);
        if (m_lexicon.knows(name)) m_lexicon.addInclude(index, m_lexicon.concept_(name));
        return index;
    }

    RuleProgram& m_program;
    const std::vector<PointId>& m_points;
    Lexicon::Builder& m_lexicon;
};

Result<RuleProgram> RuleProgram::compile(const std::vector<Rubric>& rubrics, const std::vector<PointId>& points,
                                         Lexicon::Builder& lexicon) {
    RuleProgram program;
    Compiler compiler(program, points, lexicon);
    for (const Rubric& rubric : rubrics) {
        CompiledRubric compiled;
        compiled.point = rubric.point;
        compiled.misconception = rubric.misconception;
        Inherited inherited;
        inherited.misconception = !rubric.misconception.empty();
        const auto addAll = [&](const std::vector<Rule>& rules, CompiledRule::Use use) -> Result<void> {
            for (const Rule& rule : rules) {
                auto root = compiler.rule(rule, inherited);
                if (!root) return tl::make_unexpected(root.error());
                compiled.rules.push_back({rule.id, use, *root, rule.note});
            }
            return {};
        };
        for (const auto& [rules, use] : {std::pair(&rubric.award, CompiledRule::Use::award),
                                         std::pair(&rubric.reject, CompiledRule::Use::reject),
                                         std::pair(&rubric.refer, CompiledRule::Use::refer)}) {
            if (auto added = addAll(*rules, use); !added) return tl::make_unexpected(added.error());
        }
        program.m_rubrics.push_back(std::move(compiled));
    }
    return program;
}

bool RuleProgram::mayHold(std::uint32_t root, const ResponseReading& reading) const {
    const RuleNode& node = m_nodes[root];
    const auto may = [&](std::uint32_t part) { return mayHold(part, reading); };
    switch (node.kind) {
        case Rule::Kind::concept_:
        case Rule::Kind::words: return reading.firstHit(node.concept_) != none;
        case Rule::Kind::point: return true;
        case Rule::Kind::any: return std::any_of(node.parts.begin(), node.parts.end(), may);
        case Rule::Kind::atLeast:
            return std::count_if(node.parts.begin(), node.parts.end(), may) >= static_cast<std::ptrdiff_t>(node.count);
        case Rule::Kind::relation:
            if (reading.firstHit(node.concept_) == none && (node.count == none || reading.firstHit(node.count) == none)) return false;
            break;
        default: break;
    }
    return std::all_of(node.parts.begin(), node.parts.end(), may);
}

std::vector<RuleMatch> RuleProgram::evaluate(std::uint32_t root, const ResponseReading& reading,
                                             const std::vector<char>& awarded) const {
    const RuleNode& node = m_nodes[root];
    std::vector<RuleMatch> out;
    if (!mayHold(root, reading)) return out;
    switch (node.kind) {
        case Rule::Kind::concept_:
        case Rule::Kind::words:
            for (std::uint32_t h = reading.firstHit(node.concept_); h != none; h = reading.hits()[h].nextOfConcept) {
                const Hit& hit = reading.hits()[h];
                if ((hit.standing & node.forbidden) != 0 || (hit.standing & node.needed) != node.needed) continue;
                out.push_back({hit.begin, hit.end});
                if (out.size() == mostMatches) break;
            }
            std::sort(out.begin(), out.end(), [](const RuleMatch& a, const RuleMatch& b) {
                return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
            });
            break;
        case Rule::Kind::point:
            if (node.point < awarded.size() && awarded[node.point] && reading.words().size() > 0) out.push_back({0, 0});
            break;
        case Rule::Kind::any:
            for (const std::uint32_t part : node.parts) {
                const auto found = evaluate(part, reading, awarded);
                out.insert(out.end(), found.begin(), found.end());
            }
            std::sort(out.begin(), out.end(), [](const RuleMatch& a, const RuleMatch& b) {
                return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
            });
            if (out.size() > mostMatches) out.resize(mostMatches);
            break;
        case Rule::Kind::all:
        case Rule::Kind::atLeast: {
            // For each unit: the first match of each part in it.
            const std::size_t needed = node.kind == Rule::Kind::all ? node.parts.size() : node.count;
            const Units units(reading, node.within);
            const bool neighbours = node.within == Within::neighbours;
            if (units.count() == 0 || node.parts.empty()) break;
            struct UnitState {
                std::uint32_t seen = 0;
                std::uint32_t stamp = none;
                RuleMatch range;
            };
            std::vector<UnitState> states(units.count());
            bool hopeless = false;
            for (std::uint32_t p = 0; p < node.parts.size() && !hopeless; ++p) {
                const auto found = evaluate(node.parts[p], reading, awarded);
                if (found.empty() && node.kind == Rule::Kind::all) hopeless = true;
                for (const RuleMatch& match : found) {
                    const std::uint32_t unit = match.end > match.begin ? units.of(match.begin) : 0;
                    const auto count = [&](std::uint32_t u) {
                        UnitState& state = states[u];
                        if (state.stamp == p) return;
                        state.range = state.seen == 0 ? match : join(state.range, match);
                        state.stamp = p;
                        ++state.seen;
                    };
                    count(unit);
                    // "The same or the next": a match also counts for the sentence before its own.
                    if (neighbours && unit > 0) count(unit - 1);
                }
            }
            if (hopeless) break;
            for (const UnitState& state : states) {
                if (state.seen >= needed && out.size() < mostMatches) out.push_back(state.range);
            }
            break;
        }
        case Rule::Kind::inOrder:
        case Rule::Kind::near: {
            std::vector<std::vector<RuleMatch>> found;
            for (const std::uint32_t part : node.parts) {
                found.push_back(evaluate(part, reading, awarded));
                if (found.back().empty()) return out;
            }
            if (found.empty()) return out;
            const Units units(reading, node.within);
            if (node.kind == Rule::Kind::inOrder) {
                for (const RuleMatch& start : found[0]) {
                    RuleMatch range = start;
                    bool complete = true;
                    for (std::size_t p = 1; p < found.size() && complete; ++p) {
                        const auto it = std::lower_bound(found[p].begin(), found[p].end(), range.end,
                                                         [](const RuleMatch& m, std::uint32_t at) { return m.begin < at; });
                        complete = it != found[p].end() && units.of(it->begin) == units.of(start.begin);
                        if (complete) range.end = std::max(range.end, it->end);
                    }
                    if (complete) out.push_back(range);
                }
            } else {
                // Around each match of the first part, the nearest match of every other.
                for (const RuleMatch& start : found[0]) {
                    RuleMatch range = start;
                    bool complete = true;
                    for (std::size_t p = 1; p < found.size() && complete; ++p) {
                        auto it = std::lower_bound(found[p].begin(), found[p].end(), start.begin,
                                                   [](const RuleMatch& m, std::uint32_t at) { return m.begin < at; });
                        const RuleMatch* nearest = nullptr;
                        std::uint32_t least = none;
                        for (const auto candidate : {it, it == found[p].begin() ? found[p].end() : std::prev(it)}) {
                            if (candidate == found[p].end() || units.of(candidate->begin) != units.of(start.begin)) continue;
                            const RuleMatch joined = join(range, *candidate);
                            if (joined.end - joined.begin < least) {
                                least = joined.end - joined.begin;
                                nearest = &*candidate;
                            }
                        }
                        complete = nearest != nullptr;
                        if (complete) range = join(range, *nearest);
                    }
                    std::uint32_t taken = 0;
                    if (complete) {
                        // `count` is of the words between; the parts' own words are not counted.
                        taken = range.end - range.begin;
                        std::uint32_t own = start.end - start.begin;
                        for (std::size_t p = 1; p < found.size(); ++p) own += 1;
                        if (taken > own + node.count) complete = false;
                    }
                    if (complete) out.push_back(range);
                }
            }
            break;
        }
        case Rule::Kind::relation: {
            const auto first = evaluate(node.parts[0], reading, awarded);
            if (first.empty()) break;
            const auto second = evaluate(node.parts[1], reading, awarded);
            if (second.empty()) break;
            const Units units(reading, node.within);
            const CueEnds forward(reading, node.concept_);
            const CueEnds backward(reading, node.count);
            const bool neighbours = node.within == Within::neighbours;
            const auto together = [&](const RuleMatch& a, const RuleMatch& b) {
                const std::uint32_t ua = units.of(a.begin);
                const std::uint32_t ub = units.of(b.begin);
                return ua == ub || (neighbours && ub == ua + 1);
            };
            for (const RuleMatch& a : first) {
                bool held = false;
                const auto after = std::lower_bound(second.begin(), second.end(), a.begin + 1,
                                                    [](const RuleMatch& m, std::uint32_t at) { return m.begin < at; });
                for (auto b = after; b != second.end() && together(a, *b) && !held; ++b) {
                    if (b->begin >= a.end && forward.firstFrom(a.begin) <= b->end) {
                        out.push_back(join(a, *b));
                        held = true;
                    }
                }
                if (node.count == none) continue;
                for (auto b = after; b != second.begin() && !held;) {
                    --b;
                    if (!together(*b, a)) break;
                    if (b->end <= a.begin && backward.firstFrom(b->begin) <= a.end) {
                        out.push_back(join(*b, a));
                        held = true;
                    }
                }
            }
            break;
        }
        case Rule::Kind::exampleGiven: break;
    }
    if (!out.empty() && !node.unless.empty()) {
        const Units units(reading, node.within);
        for (const std::uint32_t unless : node.unless) {
            const auto found = evaluate(unless, reading, awarded);
            std::erase_if(out, [&](const RuleMatch& match) {
                return std::any_of(found.begin(), found.end(), [&](const RuleMatch& against) {
                    return match.end == match.begin || units.of(against.begin) == units.of(match.begin);
                });
            });
        }
    }
    return out;
}

void RuleProgram::collectEvidence(std::uint32_t root, const ResponseReading& reading, const RuleMatch& match,
                                  std::vector<RuleMatch>& out) const {
    const RuleNode& node = m_nodes[root];
    if (node.kind == Rule::Kind::concept_ || node.kind == Rule::Kind::words) {
        // A concept named ten times is underlined where it stands first in the match.
        for (std::uint32_t h = reading.firstHit(node.concept_); h != none; h = reading.hits()[h].nextOfConcept) {
            const Hit& hit = reading.hits()[h];
            if ((hit.standing & node.forbidden) != 0 || (hit.standing & node.needed) != node.needed) continue;
            if (hit.begin < match.begin || hit.end > match.end) continue;
            out.push_back({hit.begin, hit.end});
            return;
        }
        return;
    }
    for (const std::uint32_t part : node.parts) collectEvidence(part, reading, match, out);
}

}  // namespace carewright
