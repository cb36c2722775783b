/// What an attempt looks like, derived from its steps.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/attempt/step.h"
#include "engine/base/clock.h"
#include "engine/marking/marking.h"

namespace carewright {

enum class Phase {
    empty,      ///< no step yet
    writing,    ///< the learner may write
    submitted,  ///< handed in; another try may follow
    finished,   ///< closed
};

/// "empty", "writing", "submitted", "finished".
[[nodiscard]] std::string_view toString(Phase phase);

/// A marking that the engine proposed, with the step that recorded it.
struct Proposal {
    StepId step;
    Instant when;
    Marking marking;
};

/// A text that was handed in, and all that the engine proposed for it, oldest first.
struct Submission {
    StepId step;
    int tryNumber = 1;
    Instant when;
    std::string text;
    std::vector<Proposal> proposals;

    /// The newest proposal; null where it has not been marked.
    [[nodiscard]] const Marking* marking() const { return proposals.empty() ? nullptr : &proposals.back().marking; }
};

struct AttemptState {
    AttemptId attempt;
    LearnerId learner;
    Exercise exercise;
    Instant startedAt;
    Instant changedAt;              ///< when the last step was made
    Phase phase = Phase::empty;
    int tryNumber = 0;              ///< 1 for the first
    std::string draft;              ///< the text now; after submitting, what was submitted
    bool draftDamaged = false;      ///< a step is missing, so that the newest typing could not be put together
    int draftsSinceWhole = 0;       ///< replacements since the text was last stored as a whole
    std::vector<Submission> submissions;
    std::int64_t lastSeq = 0;
    std::string lastHash;
    std::vector<StepId> unreadable; ///< steps whose content this version cannot read

    [[nodiscard]] const Submission* lastSubmission() const {
        return submissions.empty() ? nullptr : &submissions.back();
    }
    [[nodiscard]] const Submission* findSubmission(const StepId& step) const;
};

/// Takes one more step into account. Steps come in the order of the chain.
void apply(AttemptState& state, const Step& step);

/// The state after all steps of one attempt, in whatever order and however often each is given. Where two machines
/// went on from the same step there are several branches: this is the longest (then the latest) one.
[[nodiscard]] AttemptState fold(std::span<const Step> steps);

/// The state of every branch, the one that `fold` gives first; one element for an attempt made on one machine.
[[nodiscard]] std::vector<AttemptState> foldBranches(std::span<const Step> steps);

}  // namespace carewright
