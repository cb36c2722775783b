/// What a trial finds out about a rubric's words: wordings that are never found, those that mostly earn what no reader
/// gave, and words that are frequent in what was missed and that no concept knows.
#pragma once

#include <span>
#include <vector>

#include "engine/base/error.h"
#include "engine/marking/compiled_course.h"
#include "engine/marking/term_use.h"
#include "engine/marking/trial.h"
#include "engine/marking/word_suggestion.h"

namespace carewright {

struct MissingWords {
    TrialSubject subject;
    std::vector<WordSuggestion> words;  ///< best first; only subjects with any are listed
};

struct TrialFindings {
    std::vector<TermUse> terms;         ///< every wording of the course, unused ones too
    std::vector<MissingWords> missing;
};

/// Judges every response for every point and misconception. Responses to questions the course does not have are left out.
[[nodiscard]] TrialFindings findInResponses(const CompiledCourse& compiled, std::span<const MarkedResponse> responses);

}  // namespace carewright
