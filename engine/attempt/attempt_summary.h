/// An attempt in one line, for lists: kept up to date step by step, so that a list never reads the steps.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/step.h"

namespace carewright {

/// What the newest proposal for a submission came to.
struct ProposedMarks {
    int marks = 0;
    int maxMarks = 0;
    bool refer = false;

    friend bool operator==(const ProposedMarks&, const ProposedMarks&) = default;
};

struct AttemptSummary {
    AttemptId id;
    LearnerId learner;
    Exercise exercise;
    Instant startedAt;
    Instant changedAt;
    Phase phase = Phase::empty;
    int tryNumber = 0;
    int submissions = 0;
    StepId lastSubmission;                      ///< empty where nothing has been handed in
    std::optional<ProposedMarks> marks;         ///< of the last submission; nothing while it is unmarked
    int bestMarks = 0;                          ///< the most that any proposal in this attempt gave
    std::int64_t lastSeq = 0;
    std::string lastHash;

    friend bool operator==(const AttemptSummary&, const AttemptSummary&) = default;
};

/// Takes one more step into account; the same result as summarising the state after it.
void apply(AttemptSummary& summary, const Step& step);

/// The summary of a state. `bestMarks` is over all proposals.
[[nodiscard]] AttemptSummary summarise(const AttemptState& state);

}  // namespace carewright
