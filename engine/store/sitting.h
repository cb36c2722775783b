/// A learner at work on one attempt: every keystroke and act goes to the store before it counts.
///
///     auto sitting = Sitting::resumeOrStart(store, clock, ids, learner, questionExercise(course, question));
///     sitting->typed(text);                       // on every edit
///     sitting->keepDraft();                       // every frame: stores when a second is nearly over
///     auto submission = sitting->submit(text);    // on the disk when it returns
///     sitting->recordMarking(*submission, marking);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/access.h"
#include "engine/attempt/attempt_state.h"
#include "engine/attempt/draft_recorder.h"
#include "engine/attempt/next_step.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/store/store.h"

namespace carewright {

/// Borrows the store, the clock and the source of ids, which must outlive it. Text that could not be stored is
/// kept and tried again; after a conflict (another copy went on with the attempt) the state is read anew and the call
/// can be repeated.
class Sitting {
public:
    /// Begins a new attempt, made under `access` where it is given; its first step is stored.
    [[nodiscard]] static Result<Sitting> start(Store& store, const Clock& clock, UuidSource& ids,
                                               const LearnerId& learner, const Exercise& exercise,
                                               const std::optional<AccessUsed>& access = {});

    /// Goes on with an attempt where it was left.
    [[nodiscard]] static Result<Sitting> resume(Store& store, const Clock& clock, UuidSource& ids,
                                                const AttemptId& attempt);

    /// Goes on with the learner's newest unfinished attempt at the exercise, or begins one.
    [[nodiscard]] static Result<Sitting> resumeOrStart(Store& store, const Clock& clock, UuidSource& ids,
                                                       const LearnerId& learner, const Exercise& exercise,
                                                       const std::optional<AccessUsed>& access = {});

    /// How the learner works from now on; kept with the next step that they make.
    void setAccess(const AccessUsed& access) { m_access.set(access); }

    /// What is stored; its draft is behind the text by at most a second of typing.
    [[nodiscard]] const AttemptState& state() const { return m_state; }

    /// The text has become `text`. Stores it when a change has waited nearly a second.
    [[nodiscard]] Result<void> typed(std::string_view text);

    /// To be called every frame: stores typing that has waited nearly a second. Cheap when there is nothing to do.
    [[nodiscard]] Result<void> keepDraft();

    /// Stores what has been typed, whatever its age: before leaving the view or closing the window.
    [[nodiscard]] Result<void> flush();

    /// When keepDraft will have something to do; nothing while all is stored. The app need not wake before.
    [[nodiscard]] std::optional<Instant> keepDraftAt() const { return m_recorder.dueAt(); }

    /// Hands the text in; the id of the submission, also where the same text was handed in before.
    [[nodiscard]] Result<StepId> submit(std::string_view text);

    /// Records the engine's proposal for a submission.
    [[nodiscard]] Result<void> recordMarking(const StepId& submission, const Marking& marking);

    /// Another try; the earlier ones stay.
    [[nodiscard]] Result<void> retry(RetryFrom from);

    [[nodiscard]] Result<void> finish();
    [[nodiscard]] Result<void> reopen(std::string_view reason);

    /// Stores a step of an exercise's own kind, made from `state()` and a stamp of now; nothing for no step. Where it
    /// empties the sheet, what was typed goes with it.
    [[nodiscard]] Result<void> keep(NextStep next);
    [[nodiscard]] StepStamp learnerStamp() { return stamp(learnerActor(m_state.learner)); }

private:
    Sitting(Store& store, const Clock& clock, UuidSource& ids, AttemptState state);

    [[nodiscard]] StepStamp stamp(const Actor& actor);

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    AttemptState m_state;
    std::string m_text;         ///< what the learner sees
    DraftRecorder m_recorder;
    AccessNote m_access;
};

}  // namespace carewright
