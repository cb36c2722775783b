/// Counts how often each wording is found, and earns, over responses that were judged one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/marking/compiled_course.h"
#include "engine/marking/judge.h"
#include "engine/marking/term_use.h"

namespace carewright {

/// Counts over responses, one after the other. One object serves one thread.
class TermCount {
public:
    /// `compiled` must outlive it.
    explicit TermCount(const CompiledCourse& compiled);

    /// Every wording found in what `desk` has read.
    void found(const MarkingDesk& desk);
    /// The wordings by which awards of a decidable held, against what the readers say.
    void earned(const MarkingDesk& desk, const Decidable& decidable, bool readers);

    /// Every wording of the course's concepts and rules, in the course's order; unused ones too. What only names another
    /// concept is left out.
    [[nodiscard]] std::vector<TermUse> uses() const;

private:
    struct Counts {
        std::size_t found = 0, earned = 0, agreed = 0;
        std::size_t foundBy = 0, earnedBy = 0;  ///< number of the response or decision that counted last
    };
    [[nodiscard]] bool isWording(std::uint32_t term) const;

    const CompiledCourse& m_compiled;
    std::vector<Counts> m_counts;   ///< by term of the lexicon
    std::size_t m_responses = 0, m_decisions = 0;
    std::vector<RuleMatch> m_evidence;
};

}  // namespace carewright
