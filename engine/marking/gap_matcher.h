/// Compares what was typed into a gap with what the gap accepts, as tolerantly as free text is marked: any form of a word,
/// British and American spelling, small misspellings of words that are no real words. Figures must be right.
#pragma once

#include <string_view>
#include <vector>

#include "engine/content/term_notation.h"
#include "engine/marking/spelling_index.h"

namespace carewright {

class GapMatcher {
public:
    /// `accept`: wordings with ; between them (term_notation.h). Wordings that cannot be read, or name concepts, accept
    /// nothing.
    explicit GapMatcher(std::string_view accept);

    /// True where the whole of `typed` is one of the wordings; "the", "a" and "an" before it are passed over.
    [[nodiscard]] bool accepts(std::string_view typed) const;

private:
    std::vector<TermNotation> m_wordings;
    SpellingIndex m_spelling;       ///< the words of the wordings
};

}  // namespace carewright
