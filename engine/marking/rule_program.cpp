#include "engine/marking/rule_program.h"

#include <algorithm>
#include <unordered_map>

#include "engine/content/term_notation.h"
#include "engine/marking/rule_cues.h"
#include "engine/marking/rule_evaluation.h"

namespace carewright {
namespace {

/// What more rubrics than this speak of tells nothing about any of them.
constexpr std::size_t mostTold = 2;

/// What a hit must not, and must, stand as for a rule with these guards. In a misconception's rubric "not just budgets"
/// is no assertion, while it may earn a point.
void setGuards(const Rule& rule, bool misconception, RuleNode& node) {
    const auto forbid = [&](int standing) { node.forbidden = static_cast<std::uint8_t>(node.forbidden | standing); };
    const auto need = [&](int standing) { node.needed = static_cast<std::uint8_t>(node.needed | standing); };
    if (rule.polarity == Polarity::affirmed) forbid(standsDenied | (misconception ? standsBeyond : 0));
    if (rule.polarity == Polarity::denied) need(standsDenied);
    if (rule.voice == Voice::own) forbid(standsOthers);
    if (rule.voice == Voice::others) need(standsOthers);
    if (rule.mood == Mood::stated) forbid(standsIf);
    if (rule.mood == Mood::supposed) need(standsIf);
    if (rule.time == Tense::now) forbid(standsPast);
    if (rule.time == Tense::past) need(standsPast);
    node.admitted = 0;
    for (std::uint32_t standing = 0; standing < 32; ++standing) {
        Hit hit;
        hit.standing = static_cast<std::uint8_t>(standing);
        if (node.admits(hit)) node.admitted |= std::uint32_t{1} << standing;
    }
}

}  // namespace

class RuleProgram::Compiler {
public:
    Compiler(RuleProgram& program, const std::vector<PointId>& points, Lexicon::Builder& lexicon)
        : m_program(program), m_points(points), m_lexicon(lexicon) {}

    Result<std::uint32_t> rule(const Rule& source, bool misconception) {
        RuleNode node;
        node.kind = source.kind;
        node.count = static_cast<std::uint32_t>(std::max(0, source.count));
        node.within = source.within;
        node.relation = source.relation;
        setGuards(source, misconception, node);
        if (auto set = setOwn(source, node); !set) return tl::make_unexpected(set.error());
        for (const auto& [rules, into] : {std::pair(&source.parts, &node.parts), std::pair(&source.unless, &node.unless)}) {
            for (const Rule& part : *rules) {
                auto compiled = rule(part, misconception);
                if (!compiled) return compiled;
                into->push_back(*compiled);
            }
        }
        m_program.m_nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(m_program.m_nodes.size() - 1);
    }

    Result<std::uint32_t> pointNumber(const PointId& id, const SourcePlace& place) const {
        const auto it = std::find(m_points.begin(), m_points.end(), id);
        if (it == m_points.end()) return fail(ErrorCode::notFound, "There is no marking point \"" + id.value + "\".", place);
        return static_cast<std::uint32_t>(it - m_points.begin());
    }

private:
    /// What the kind of the rule itself needs.
    Result<void> setOwn(const Rule& source, RuleNode& node) {
        switch (source.kind) {
            case Rule::Kind::concept_:
                if (!m_lexicon.knows(source.ref)) return fail(ErrorCode::notFound, "There is no concept \"" + source.ref + "\".", source.place);
                node.concept_ = m_lexicon.concept_(source.ref);
                break;
            case Rule::Kind::words:
                node.concept_ = m_lexicon.concept_("!words:" + source.text);
                for (const TermText& term : splitTerms(source.text, source.place)) m_lexicon.addTerm(node.concept_, term);
                break;
            case Rule::Kind::point: {
                const auto number = pointNumber(PointId(source.ref), source.place);
                if (!number) return tl::make_unexpected(number.error());
                node.point = *number;
                break;
            }
            case Rule::Kind::relation: {
                if (source.parts.size() != 2) return fail(ErrorCode::invalidInput, "A relation joins exactly two parts.", source.place);
                const RelationCue& cue = relationCue(source.relation);
                node.concept_ = cueConcept(std::string(cue.concept_), cue.terms);
                if (!cue.reversed.empty()) node.reversedCue = cueConcept(std::string(cue.concept_) + "-reversed", cue.reversed);
                break;
            }
            case Rule::Kind::exampleGiven: node.concept_ = cueConcept(std::string(exampleCueConcept), exampleCueTerms()); break;
            default: break;
        }
        if (node.within == Within::response) node.within = usualWithin(source.kind, node.within);
        return {};
    }

    /// The engine's own cue words and, beside them, the course's concept of that name.
    ConceptIndex cueConcept(const std::string& name, std::string_view terms) {
        const std::string builtIn = "!" + name;
        if (m_lexicon.knows(builtIn)) return m_lexicon.concept_(builtIn);
        const ConceptIndex index = m_lexicon.concept_(builtIn);
        for (const TermText& term : splitTerms(terms)) m_lexicon.addTerm(index, term);
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
        for (const auto& [rules, use] : {std::pair(&rubric.award, CompiledRule::Use::award),
                                         std::pair(&rubric.reject, CompiledRule::Use::reject),
                                         std::pair(&rubric.refer, CompiledRule::Use::refer)}) {
            for (const Rule& rule : *rules) {
                const auto root = compiler.rule(rule, !rubric.misconception.empty());
                if (!root) return tl::make_unexpected(root.error());
                CompiledRule one{rule.id, use, *root, rule.note, rule.cancels, none, program.needsOneOf(*root)};
                if (use == CompiledRule::Use::reject && rule.cancels == Cancels::pair) {
                    const auto pair = compiler.pointNumber(rule.pair, rule.place);
                    if (!pair) return tl::make_unexpected(pair.error());
                    one.pair = *pair;
                }
                compiled.rules.push_back(std::move(one));
            }
        }
        program.m_rubrics.push_back(std::move(compiled));
    }
    program.findTelling();
    program.m_dependsOnPoints = std::any_of(program.m_nodes.begin(), program.m_nodes.end(),
                                            [](const RuleNode& node) { return node.kind == Rule::Kind::point; });
    return program;
}

Result<std::uint32_t> RuleProgram::add(const Rule& rule, const std::vector<PointId>& points, Lexicon::Builder& lexicon) {
    return Compiler(*this, points, lexicon).rule(rule, false);
}

void RuleProgram::collectConcepts(std::uint32_t root, std::vector<ConceptIndex>& out) const {
    const RuleNode& node = m_nodes[root];
    if (node.kind == Rule::Kind::concept_ || node.kind == Rule::Kind::words) out.push_back(node.concept_);
    for (const std::uint32_t part : node.parts) collectConcepts(part, out);
}

void RuleProgram::findTelling() {
    std::unordered_map<ConceptIndex, std::size_t> rubrics;
    for (CompiledRubric& rubric : m_rubrics) {
        for (const CompiledRule& rule : rubric.rules) {
            if (rule.use == CompiledRule::Use::award) collectConcepts(rule.root, rubric.telling);
        }
        std::sort(rubric.telling.begin(), rubric.telling.end());
        rubric.telling.erase(std::unique(rubric.telling.begin(), rubric.telling.end()), rubric.telling.end());
        for (const ConceptIndex concept_ : rubric.telling) ++rubrics[concept_];
    }
    for (CompiledRubric& rubric : m_rubrics) {
        std::erase_if(rubric.telling, [&](ConceptIndex concept_) { return rubrics[concept_] > mostTold; });
    }
}

/// The smallest set of concepts of which any match must hold one; empty where there is none.
ConceptSet RuleProgram::needsOneOf(std::uint32_t root) const {
    const RuleNode& node = m_nodes[root];
    ConceptSet out;
    switch (node.kind) {
        case Rule::Kind::concept_:
        case Rule::Kind::words: out.add(node.concept_); break;
        case Rule::Kind::point: break;
        case Rule::Kind::any:
        case Rule::Kind::atLeast:
            if (node.kind == Rule::Kind::atLeast && node.count == 0) break;
            for (const std::uint32_t part : node.parts) {
                const ConceptSet needed = needsOneOf(part);
                if (needed.empty()) return {};
                out.add(needed);
            }
            break;
        default:  // every part must hold
            for (const std::uint32_t part : node.parts) {
                ConceptSet needed = needsOneOf(part);
                if (!needed.empty() && (out.empty() || needed.size() < out.size())) out = std::move(needed);
            }
            break;
    }
    return out;
}

std::vector<RuleMatch> RuleProgram::evaluate(std::uint32_t root, const ResponseReading& reading, const std::vector<char>& awarded) const {
    return RuleEvaluation(*this, reading, awarded).find(root);
}

void RuleProgram::collectEvidence(std::uint32_t root, const ResponseReading& reading, const RuleMatch& match,
                                  std::vector<RuleMatch>& out) const {
    const RuleNode& node = m_nodes[root];
    if (node.kind == Rule::Kind::concept_ || node.kind == Rule::Kind::words) {
        // A concept named ten times is underlined where it stands first in the match.
        for (std::uint32_t h = reading.firstHit(node.concept_); h != none; h = reading.hits()[h].nextOfConcept) {
            const Hit& hit = reading.hits()[h];
            if (!node.admits(hit) || hit.begin < match.begin || hit.end > match.end) continue;
            out.push_back({hit.begin, hit.end});
            return;
        }
        return;
    }
    // An example that need hold nothing in particular is shown whole.
    if (node.kind == Rule::Kind::exampleGiven && node.parts.empty()) out.push_back(match);
    for (const std::uint32_t part : node.parts) collectEvidence(part, reading, match, out);
}

}  // namespace carewright
