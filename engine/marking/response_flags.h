/// What is noteworthy about a response as a whole, before any point is judged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course.h"
#include "engine/marking/flat_index.h"
#include "engine/marking/marking.h"
#include "engine/marking/response_reading.h"

namespace carewright {

/// Thresholds of the flags; each is the smallest that keeps ordinary answers unflagged.
struct FlagLimits {
    std::uint32_t copiedRun = 14;           ///< words in a row as in the course text
    double repeatedShare = 0.8;             ///< of the words that the question has too
    double foreignShare = 0.5;              ///< of the words that are not English
    std::uint32_t foreignLeast = 6;         ///< words needed to say so
};

class FlagFinder {
public:
    FlagFinder() = default;
    FlagFinder(const Course& course, const Lexicon& lexicon);

    /// Flags in the order of the enumeration. `copiedFrom` is set with Flag::copied.
    [[nodiscard]] std::vector<Flag> find(const ResponseReading& reading, std::size_t question, std::string& copiedFrom) const;

private:
    struct QuestionText {
        std::vector<std::uint64_t> words;       ///< hashOfWord of its different words, sorted
        int minWords = 0, maxWords = 0;
    };
    [[nodiscard]] bool isKeywordList(const ResponseReading& reading) const;
    [[nodiscard]] bool isOffSubject(const ResponseReading& reading) const;
    [[nodiscard]] bool isRepeated(const ResponseReading& reading, const QuestionText& question) const;

    FlagLimits m_limits;
    std::vector<QuestionText> m_questions;
    std::vector<ConceptIndex> m_required, m_unwanted;
    WordRuns m_passages{m_limits.copiedRun};    ///< number of the title
    std::vector<std::string> m_titles;
};

}  // namespace carewright
