/// A learner marking a sample response as an examiner would: decisions point by point, then the reference beside them.
/// Nothing of this is an assessor's decision about anybody.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/step.h"
#include "engine/base/id.h"
#include "engine/base/statistics.h"
#include "engine/content/course.h"

namespace carewright {

[[nodiscard]] Exercise examinerExercise(const CourseId& course, const SampleId& sample);

/// One decision; exactly one of point and misconception is set.
struct SampleDecision {
    PointId point;
    MisconceptionId misconception;
    bool holds = false;         ///< would award the point, or sees the mistaken idea

    [[nodiscard]] bool about(const SampleJudgement& judgement) const {
        return point == judgement.point && misconception == judgement.misconception;
    }
    friend bool operator==(const SampleDecision&, const SampleDecision&) = default;
};

/// sampleDecided as JSON; invalidInput where it names neither or both.
[[nodiscard]] std::string toPayload(const SampleDecision& decision);
[[nodiscard]] Result<SampleDecision> sampleDecisionPayload(std::string_view json);

struct ExaminerState {
    AttemptState attempt;
    std::vector<SampleDecision> decisions;      ///< the newest on each point and misconception
    std::optional<Instant> committedAt;         ///< from then on they stay

    /// What was decided about what a judgement is about; null where nothing was.
    [[nodiscard]] const SampleDecision* find(const SampleJudgement& judgement) const;
};

/// Takes one more step into account; steps of other exercises' kinds are passed over.
void apply(ExaminerState& state, const Step& step);
[[nodiscard]] ExaminerState foldExaminer(std::span<const Step> steps);

/// Decides one thing, or changes one's mind. Nothing where it was decided so; conflict once committed.
[[nodiscard]] NextStep decideSample(const ExaminerState& state, const SampleDecision& decision, const StepStamp& stamp);

/// Stands by the decisions. Nothing where that is done; conflict while a point of the sample is undecided.
[[nodiscard]] NextStep commitSample(const ExaminerState& state, const Sample& sample, const StepStamp& stamp);

/// The learner's decisions against the reference's, over what both judged. "machine" counts the learner, "reader" the
/// reference. A misconception that either says nothing about counts as not seen; one that neither saw does not count
/// unless the reference names it.
[[nodiscard]] Confusion agreementWith(const ExaminerState& state, const Sample& sample);

/// Agreement over all samples: the first time each was marked, as afterwards the reference is known.
struct ExaminerTally {
    int samples = 0;
    Confusion counts;
    /// Agreement beyond chance; nothing before `enoughForKappa` decisions and where chance explains everything.
    std::optional<double> kappa;

    static constexpr std::size_t enoughForKappa = 20;
};
/// `runs` in any order; those not committed, and of samples the course no longer has, are passed over.
[[nodiscard]] ExaminerTally tallyOf(std::span<const ExaminerState> runs, const Course& course);

}  // namespace carewright
