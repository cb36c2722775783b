/// The only way from a proposal to a decision: an assessor says something about every point.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"
#include "engine/review/decision_acts.h"

namespace carewright {

/// One key: agree with what was proposed, award, or refuse.
enum class Verdict { agree, award, refuse };

struct PointVerdict {
    PointId point;
    Verdict verdict = Verdict::agree;
    std::string reason;             ///< required where it overrides a proposal that was seen
    ActId comment;                  ///< of the comment bank; may be empty
    std::optional<int> marks;       ///< fewer or more than the scheme gives for an awarded point, which takes a reason; nothing: as the scheme says
};

struct MisconceptionVerdict {
    MisconceptionId misconception;
    Verdict verdict = Verdict::agree;   ///< award: the response asserts it; refuse: it does not
    std::string reason;
};

/// What is decided on, as the store has it.
struct DecisionBasis {
    const Question& question;
    std::string submissionHash;         ///< of the step that handed the response in
    const Marking* proposal = nullptr;  ///< null where the engine proposed nothing
    StepId proposalStep{};
    std::string proposalHash{};
    const Course* course = nullptr;     ///< whose titles name the points in errors; null: their ids do
};

/// Everything that an assessor says about one response.
struct Verdicts {
    std::vector<PointVerdict> points;
    std::vector<MisconceptionVerdict> misconceptions;   ///< those not named are agreed with
    std::optional<RuleId> level;        ///< in a question marked by levels
    std::optional<int> marks;           ///< the whole, in a question marked by levels or where the assessor says otherwise
    BlindMode blind;
    int seconds = 0;
    Uuid batch;
};

/// The decision. Marks are what the question's scheme gives for the points decided (dependent points, groups and the most it
/// can bring included), unless the assessor sets them. invalidInput, saying which, where a point of the question has no verdict
/// or two, where one agrees though nothing was proposed, where one overrides a proposal that was seen or the scheme's marks
/// without a reason, and where marks are out of range.
[[nodiscard]] Result<Decided> makeDecision(const DecisionBasis& basis, const Verdicts& verdicts);

/// Points and marks where a newer proposal differs from a decision; empty where they agree. For lists of what re-marking would
/// change: it never changes a decision.
struct ProposalDifference {
    std::vector<PointId> points;        ///< awarded by one and not by the other
    int decidedMarks = 0, proposedMarks = 0;

    [[nodiscard]] bool any() const { return !points.empty() || decidedMarks != proposedMarks; }
};
[[nodiscard]] ProposalDifference differenceFrom(const Decided& decision, const Marking& proposal);

}  // namespace carewright
