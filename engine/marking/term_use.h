/// How often each wording of a rubric was found in marked responses, and whether the readers agreed with what it earned.
///
/// What a rubric's author wants to know of a list of five hundred wordings: which never occur, and which mostly earn a
/// mark that no reader gave.
#pragma once

#include <cstddef>
#include <string>

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

}  // namespace carewright
