/// A learner at work on a quiz: every act is on the disk before it counts, typing at least every second.
///
///     auto sitting = QuizSitting::start(store, clock, ids, learner, quizExercise(course, quiz), paper);
///     sitting->answer(item, response, certainty);
///     sitting->check(item, scoreItem(course, *course.findItem(item), response, marker));
///     sitting->keep();                            // every frame: typing and time that have waited
///     sitting->handIn(score, marks, HandedInBy::learner);
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/attempt/access.h"
#include "engine/attempt/draft_recorder.h"
#include "engine/attempt/quiz_run.h"
#include "engine/attempt/work_clock.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/store/store.h"

namespace carewright {

enum class HandedInBy { learner, time };

/// Borrows the store, the clock and the source of ids, which must outlive it. After a conflict (another copy went on with
/// the attempt) the state is read anew and the call can be repeated.
class QuizSitting {
public:
    /// Begins an attempt with this paper, made under `access` where it is given.
    [[nodiscard]] static Result<QuizSitting> start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                                                   const Exercise& exercise, const QuizPaper& paper,
                                                   const std::optional<AccessUsed>& access = {});
    /// Goes on where it was left, or looks at one that was handed in.
    [[nodiscard]] static Result<QuizSitting> resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt);

    /// What is stored; what is being typed may be a second ahead of it (responseTo).
    [[nodiscard]] const QuizState& state() const { return m_state; }

    /// How the learner works from now on; kept with the next step that they make.
    void setAccess(const AccessUsed& access) { m_access.set(access); }

    /// How long the learner has worked at it, up to now.
    [[nodiscard]] std::chrono::milliseconds spent() const { return m_work.spent(); }
    /// The learner went away from the quiz; its clock stands until the next call of `keep`.
    [[nodiscard]] Result<void> pause();

    [[nodiscard]] Result<void> answer(const ItemId& item, const ItemResponse& response, int certainty);
    /// An answer that is being typed: stored when it has waited nearly a second; `responseTo` has it until then.
    [[nodiscard]] Result<void> type(const ItemId& item, const ItemResponse& response, int certainty);
    /// The answer to `item` as the learner sees it: what is being typed, or what is stored.
    [[nodiscard]] const ItemResponse& responseTo(const ItemRun& item) const;

    [[nodiscard]] Result<void> check(const ItemId& item, const ItemScore& score);
    [[nodiscard]] Result<void> giveUp(const ItemId& item);
    [[nodiscard]] Result<void> flag(const ItemId& item, bool flagged);
    [[nodiscard]] Result<void> visit(const ItemId& item);
    /// Stores what all items came to and closes the attempt.
    [[nodiscard]] Result<void> handIn(const ScoreItem& score, const MarksOfItem& marks, HandedInBy by);

    /// To be called every frame: stores typing that has waited nearly a second and, with a time limit, the time spent
    /// every quarter of a minute, which is what a crash can give back to the learner at most.
    [[nodiscard]] Result<void> keep();
    /// Stores what has been typed and the time spent, whatever their age.
    [[nodiscard]] Result<void> flush();
    /// When `keep` has something to do, or the time is up; nothing: no need to wake.
    [[nodiscard]] std::optional<Instant> keepAt() const;
    /// The time limit has been reached and the paper is not handed in.
    [[nodiscard]] bool timeIsUp() const;

private:
    struct Typing {
        ItemId item;
        ItemResponse response;
        int certainty = 0;
    };
    QuizSitting(Store& store, const Clock& clock, UuidSource& ids, QuizState state);

    [[nodiscard]] StepStamp stamp();
    [[nodiscard]] Result<void> store(const NextStep& next);
    [[nodiscard]] Result<void> storeTyping();
    [[nodiscard]] Result<void> storeTime();

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    QuizState m_state;
    WorkClock m_work;
    DraftRecorder m_recorder;
    AccessNote m_access;
    std::optional<Typing> m_typing;
};

}  // namespace carewright
