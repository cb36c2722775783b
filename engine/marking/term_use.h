/// How often each wording of a rubric was found in marked responses, and whether the readers agreed with what it earned.
///
/// What a rubric's author wants to know of a list of five hundred wordings: which never occur, and which mostly earn a
/// mark that no reader gave.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/marking/compiled_course.h"
#include "engine/marking/judge.h"

namespace carewright {

/// One wording of a concept, or of a rule (then `concept_` is empty).
struct TermUse {
    std::string concept_;
    std::string term;
    std::size_t found = 0;          ///< responses that hold it, whatever it stands as
    std::size_t earned = 0;         ///< times it was among the words by which an award held
    std::size_t agreed = 0;         ///< of these, where the readers credited (or flagged) the same

    /// Earned at least twice, and more often than not against the readers.
    [[nodiscard]] bool misfires() const { return earned >= 2 && 2 * agreed < earned; }
    friend bool operator==(const TermUse&, const TermUse&) = default;
};

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
