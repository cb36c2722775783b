/// The rules of all rubrics and levels, compiled against a lexicon.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/lexicon.h"
#include "engine/marking/response_reading.h"

namespace carewright {

/// Words [begin, end) in which a rule, or a part of one, holds.
struct RuleMatch {
    std::uint32_t begin = 0, end = 0;
};

/// A compiled part of a rule.
struct RuleNode {
    Rule::Kind kind = Rule::Kind::all;
    ConceptIndex concept_ = none;       ///< concept_ and words; relation and exampleGiven: their cue
    ConceptIndex reversedCue = none;    ///< relation: the cue where the parts stand the other way round
    std::uint32_t point = none;         ///< point: number of the marking point in the course
    std::uint32_t count = 0;
    Within within = Within::response;
    Rule::Relation relation = Rule::Relation::gives;
    std::uint8_t forbidden = 0;         ///< standings that a hit must not have
    std::uint8_t needed = 0;            ///< standings that it must have
    std::uint32_t admitted = ~0u;       ///< bit s: a hit of standing s is admitted
    std::vector<std::uint32_t> parts;
    std::vector<std::uint32_t> unless;

    [[nodiscard]] bool admits(const Hit& hit) const { return (hit.standing & forbidden) == 0 && (hit.standing & needed) == needed; }
};

/// One award, reject or refer of a rubric.
struct CompiledRule {
    enum class Use { award, reject, refer };
    RuleId id;
    Use use = Use::award;
    std::uint32_t root = 0;
    std::string note;
    Cancels cancels = Cancels::point;   ///< reject
    std::uint32_t pair = none;          ///< with Cancels::pair: number of the marking point in the course
    ConceptSet needsOneOf;              ///< without any of these it cannot hold; empty: nothing is known
};

struct CompiledRubric {
    PointId point;
    MisconceptionId misconception;
    std::vector<CompiledRule> rules;
    std::vector<ConceptIndex> telling;  ///< what its awards speak of and those of hardly any other rubric do, in order
};

class RuleProgram {
public:
    /// Adds to `lexicon` what the rules name or say themselves; `points` are the course's points in order.
    [[nodiscard]] static Result<RuleProgram> compile(const std::vector<Rubric>& rubrics, const std::vector<PointId>& points,
                                                     Lexicon::Builder& lexicon);

    /// Compiles one more rule, which belongs to no rubric; its root, for evaluate. Before the lexicon is built.
    [[nodiscard]] Result<std::uint32_t> add(const Rule& rule, const std::vector<PointId>& points, Lexicon::Builder& lexicon);

    [[nodiscard]] const std::vector<CompiledRubric>& rubrics() const { return m_rubrics; }
    /// True where a rule of a rubric names a marking point, so that it can only be judged after the points.
    [[nodiscard]] bool dependsOnPoints() const { return m_dependsOnPoints; }
    [[nodiscard]] const RuleNode& node(std::uint32_t index) const { return m_nodes[index]; }

    /// Where the rule holds; empty where it does not. `awarded` says which points are already earned.
    [[nodiscard]] std::vector<RuleMatch> evaluate(std::uint32_t root, const ResponseReading& reading,
                                                  const std::vector<char>& awarded) const;

    /// The hits inside `match` that made the rule hold, as word ranges in order.
    void collectEvidence(std::uint32_t root, const ResponseReading& reading, const RuleMatch& match, std::vector<RuleMatch>& out) const;

private:
    [[nodiscard]] ConceptSet needsOneOf(std::uint32_t root) const;
    /// The concepts and words that a rule speaks of, without its cues and exceptions.
    void collectConcepts(std::uint32_t root, std::vector<ConceptIndex>& out) const;
    void findTelling();
    class Compiler;

    std::vector<RuleNode> m_nodes;
    std::vector<CompiledRubric> m_rubrics;
    bool m_dependsOnPoints = false;
};

}  // namespace carewright
