/// What an exercise showed about a learner: one line for each marking point and each misconception it touched. Every kind
/// of exercise turns its attempts into these, so that progress needs to know none of them.
#pragma once

#include <string>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/step.h"
#include "engine/base/clock.h"
#include "engine/base/id.h"

namespace carewright {

/// Where evidence comes from, the strongest first: what one can say unaided in one's own words shows more than what one
/// recognises, and that more than what one sees in another's words or chose in a story.
enum class EvidenceSource { mock, written, recallCard, quizItem, sampleMarked, scenarioChoice };

/// "mock assessment", "written answer" …: for people.
[[nodiscard]] std::string_view toString(EvidenceSource source);

struct PointEvidence {
    PointId point;
    Instant when;
    EvidenceSource source = EvidenceSource::written;
    double score = 0;           ///< 0 not shown, 1 shown in full
    AttemptId attempt;
    std::string ref;            ///< question, item, card or scenario it came from

    friend bool operator==(const PointEvidence&, const PointEvidence&) = default;
};

struct MisconceptionEvidence {
    MisconceptionId misconception;
    Instant when;
    EvidenceSource source = EvidenceSource::written;
    bool shown = false;         ///< the mistaken idea was asserted or chosen; false: it could have been and was not
    AttemptId attempt;
    std::string ref;

    friend bool operator==(const MisconceptionEvidence&, const MisconceptionEvidence&) = default;
};

/// All that was shown, in any order.
struct Evidence {
    std::vector<PointEvidence> points;
    std::vector<MisconceptionEvidence> misconceptions;

    void add(const Evidence& more);

    /// What one marking of a free text shows: every point that its question asked for, each misconception it asserts, and
    /// the others as avoided where the text has enough in it to tell. `when`: handed in.
    void add(const Marking& marking, Instant when, EvidenceSource source, const AttemptId& attempt);
};

/// What the newest marking of each submission of a free-text answer shows. Flagged answers without substance (nothing
/// written, off the subject, copied …) show no misconception avoided.
[[nodiscard]] Evidence evidenceOf(const AttemptState& attempt);

}  // namespace carewright
