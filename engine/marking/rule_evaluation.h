/// Finds where compiled rules hold in one reading: a function for each kind of rule.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/marking/rule_program.h"

namespace carewright {

class RuleEvaluation {
public:
    /// All three must outlive the evaluation.
    RuleEvaluation(const RuleProgram& program, const ResponseReading& reading, const std::vector<char>& awarded)
        : m_program(program), m_reading(reading), m_awarded(awarded) {}

    /// Where the rule holds, by begin and end.
    [[nodiscard]] std::vector<RuleMatch> find(std::uint32_t root) const;

private:
    using Matches = std::vector<RuleMatch>;

    /// False where no match can be found, told from the concepts and their standings alone; true promises nothing.
    [[nodiscard]] bool mayHold(std::uint32_t root) const;
    [[nodiscard]] Matches findKind(const RuleNode& node) const;
    [[nodiscard]] Matches findConcept(const RuleNode& node) const;
    [[nodiscard]] Matches findPoint(const RuleNode& node) const;
    [[nodiscard]] Matches findAny(const RuleNode& node) const;
    [[nodiscard]] Matches findCounted(const RuleNode& node) const;      ///< all and atLeast
    [[nodiscard]] Matches findInOrder(const RuleNode& node) const;
    [[nodiscard]] Matches findNear(const RuleNode& node) const;
    [[nodiscard]] Matches findRelation(const RuleNode& node) const;
    [[nodiscard]] Matches findDoes(const RuleNode& node) const;
    [[nodiscard]] Matches findExample(const RuleNode& node) const;

    /// The matches of each part; nothing where one of them has none.
    [[nodiscard]] std::vector<Matches> findParts(const RuleNode& node) const;
    /// Takes out the matches that an `unless` calls off.
    void callOff(const RuleNode& node, Matches& matches) const;
    /// Who does what stands in `deed`: the nearest of `who` before it with no other doer in between, or after "by".
    [[nodiscard]] const RuleMatch* doerOf(const RuleMatch& deed, const Matches& who, const Matches& others, Within within) const;

    const RuleProgram& m_program;
    const ResponseReading& m_reading;
    const std::vector<char>& m_awarded;
};

}  // namespace carewright
