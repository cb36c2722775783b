/// A learner marking one sample response: every decision is on the disk before it counts.
#pragma once

#include "engine/attempt/access.h"
#include "engine/attempt/examiner_run.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/store/store.h"

namespace carewright {

/// Borrows the store, the clock and the source of ids, which must outlive it. Nothing is stored before the first decision.
/// An error changes nothing and the call can be repeated.
class ExaminerSitting {
public:
    /// Begins to mark `sample`.
    ExaminerSitting(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course, const SampleId& sample);
    /// Goes on with one that is stored, or looks at it.
    [[nodiscard]] static Result<ExaminerSitting> resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt);

    [[nodiscard]] const ExaminerState& state() const { return m_state; }

    /// How the learner works from now on; kept with the next step that they make.
    void setAccess(const AccessUsed& access) { m_access.set(access); }

    [[nodiscard]] Result<void> decide(const SampleDecision& decision);
    [[nodiscard]] Result<void> commit(const Sample& sample);

private:
    ExaminerSitting(Store& store, const Clock& clock, UuidSource& ids, ExaminerState state);

    [[nodiscard]] StepStamp stamp();
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> store(NextStep next);

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    ExaminerState m_state;
    AccessNote m_access;
};

}  // namespace carewright
