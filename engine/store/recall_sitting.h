/// A learner at work with the cards of a course: every rating is on the disk before it counts.
///
///     auto evening = RecallSitting::open(store, clock, ids, learner, course.id, days);
///     const Queue queue = tonightsQueue(deck, evening->state(), evening->fsrs(), evening->days(), options, clock.now());
///     evening->rate(queue.items.front().card, Rating::good, took);
///     evening->undo();
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/attempt/access.h"
#include "engine/attempt/attempt_state.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/history.h"
#include "engine/recall/learner_days.h"
#include "engine/store/store.h"

namespace carewright {

/// Borrows the store, the clock and the source of ids, which must outlive it. Nothing is stored by opening; the first
/// act begins an attempt of its own, so that evenings on two computers join without a fork. An error changes nothing
/// and the call can be repeated.
class RecallSitting {
public:
    /// Reads what the learner did so far.
    [[nodiscard]] static Result<RecallSitting> open(Store& store, const Clock& clock, UuidSource& ids,
                                                    const LearnerId& learner, const CourseId& course,
                                                    const LearnerDays& days, const FsrsParameters& parameters = {});

    [[nodiscard]] const RecallState& state() const { return m_state; }
    /// All that the learner ever did with the cards, in order of time.
    [[nodiscard]] const std::vector<RecallEvent>& events() const { return m_events; }
    /// Whether the store has nothing of the learner at this course that is not among the events: another copy of the program, or
    /// another computer's record, may have brought some.
    [[nodiscard]] bool hasAll() const;
    [[nodiscard]] const LearnerId& learner() const { return m_learner; }
    [[nodiscard]] const CourseId& course() const { return m_course; }
    [[nodiscard]] const Fsrs& fsrs() const { return m_fsrs; }
    [[nodiscard]] const LearnerDays& days() const { return m_days; }

    /// How the learner works from now on; kept with the evening's first step, and the first one made otherwise.
    void setAccess(const AccessUsed& access) { m_access.set(access); }

    /// Records a review. `took`: from seeing the front to rating; `typed`: the typed answer, if any.
    [[nodiscard]] Result<void> rate(const CardId& card, Rating rating, std::chrono::milliseconds took,
                                    std::string_view typed = {});

    /// The card whose review `undo` would take back: the newest of today; nothing where there is none.
    [[nodiscard]] std::optional<CardId> undoable() const;

    /// Takes the newest review of today back; the card is as it was before. conflict where there is none.
    [[nodiscard]] Result<CardId> undo();

    /// Puts a card aside, or takes it back. Nothing is stored where it is so already.
    [[nodiscard]] Result<void> setAside(const CardId& card, bool aside);

    /// Says when the assessment is; nothing for none. Nothing is stored where it is so already.
    [[nodiscard]] Result<void> setAssessment(const std::optional<Day>& day);

    /// Ends the evening; a later act begins another. Nothing is stored where nothing was done.
    [[nodiscard]] Result<void> finish();

private:
    RecallSitting(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course,
                  const LearnerDays& days, const FsrsParameters& parameters, std::vector<RecallEvent> events);

    [[nodiscard]] Result<StepId> record(decltype(RecallEvent::what) what);

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    LearnerId m_learner;
    CourseId m_course;
    LearnerDays m_days;
    Fsrs m_fsrs;
    std::vector<RecallEvent> m_events;
    RecallState m_state;
    AttemptState m_attempt;     ///< this evening; empty before the first act
    AccessNote m_access;        ///< of this evening
    std::int64_t m_steps = 0;   ///< that the store had when all was read, and those added since
};

}  // namespace carewright
