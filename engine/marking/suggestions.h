/// Words and phrases that a rubric might be missing, from the responses in which it missed what the readers credited.
///
/// What is frequent in those and rare where the readers gave nothing, and lies outside every wording the rubric knows, is
/// probably a way of saying the point. Ranked by how far its log-odds differ between the two groups, in standard
/// deviations, with an informative Dirichlet prior from all responses: it keeps both very rare words and very common ones
/// from the top (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16(4), 2008, equations 16 and 22).
/// Counted is in how many responses a word stands, not how often.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/marking/response_reading.h"
#include "engine/marking/word_suggestion.h"

namespace carewright {

/// What a response is to the question which words are missing.
enum class SuggestionGroup { missed, uncredited, other };

class SuggestionCount {
public:
    SuggestionCount();
    ~SuggestionCount();
    SuggestionCount(const SuggestionCount&) = delete;
    SuggestionCount& operator=(const SuggestionCount&) = delete;

    /// Adds a response as it has been read. `covered`: for each word whether a wording the rubric knows covers it.
    void add(const ResponseReading& reading, const std::vector<char>& covered, SuggestionGroup group);

    /// The best `most`, by z; none below `leastZ`, none that stands in fewer than two missed responses. Of a phrase and its
    /// parts that stand in the same responses the phrase alone is offered.
    [[nodiscard]] std::vector<WordSuggestion> best(std::size_t most = 20, double leastZ = 1.0) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Marks the words under a hit of a concept that is `known` (by its index); `covered` is replaced.
void coverWords(const ResponseReading& reading, const std::vector<char>& known, std::vector<char>& covered);

/// The statistic by itself: `y` of `n` in one group against `otherY` of `otherN`, with a prior of `alpha` out of `alphaAll`.
[[nodiscard]] double logOddsZ(double y, double n, double otherY, double otherN, double alpha, double alphaAll);

}  // namespace carewright
