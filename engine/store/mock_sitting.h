/// A learner at work on a mock assessment: every act is on the disk before it counts, typing at least every second, and
/// the time at least every half minute.
///
///     auto sitting = MockSitting::start(store, clock, ids, learner, mockExercise(course, mock), {questions, conditions});
///     sitting->typed(question, text);             // on every edit
///     sitting->keep();                            // every frame
///     sitting->handIn(MockEnd::byLearner);
///     sitting->recordMarking(question, marking);
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/access.h"
#include "engine/attempt/draft_recorder.h"
#include "engine/attempt/mock_run.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/store/store.h"

namespace carewright {

enum class MockEnd { byLearner, byTime };

/// Borrows the store, the clock and the source of ids, which must outlive it. After a conflict (another copy went on with
/// the attempt) the state is read anew and the call can be repeated.
class MockSitting {
public:
    /// How often the time is stored while nothing else is.
    static constexpr std::chrono::seconds timeEvery{30};

    [[nodiscard]] static Result<MockSitting> start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                                                   const Exercise& exercise, const MockBegun& begun,
                                                   const std::optional<AccessUsed>& access = {});
    /// Goes on where it was left: where the clock runs, a step is made at once, so that the time that the program was closed
    /// counts as mock_run.h says.
    [[nodiscard]] static Result<MockSitting> resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt);

    /// How the learner works from now on; kept with the next step that they make.
    void setAccess(const AccessUsed& access) { m_access.set(access); }

    /// What is stored; its texts are behind what is typed by at most a second.
    [[nodiscard]] const MockState& state() const { return m_state; }
    /// The answer as the learner sees it: what is being typed, or what is stored.
    [[nodiscard]] const std::string& textOf(const MockAnswer& answer) const;

    [[nodiscard]] Result<void> typed(const QuestionId& question, std::string_view text);
    [[nodiscard]] Result<void> goTo(const QuestionId& question);
    [[nodiscard]] Result<void> flag(const QuestionId& question, bool flagged);
    [[nodiscard]] Result<void> rest();
    [[nodiscard]] Result<void> endRest();
    [[nodiscard]] Result<void> handIn(MockEnd by);
    [[nodiscard]] Result<void> recordMarking(const QuestionId& question, const Marking& marking);

    /// To be called every frame: stores typing that has waited nearly a second and, every half minute, the time.
    [[nodiscard]] Result<void> keep();
    /// Stores what has been typed and the time: before the window closes.
    [[nodiscard]] Result<void> flush();
    /// When `keep` has something to do or the time is up; nothing: no need to wake.
    [[nodiscard]] std::optional<Instant> keepAt() const;

    /// The time allowed is spent and the answers are not handed in.
    [[nodiscard]] bool timeIsUp() const;

private:
    struct Typing {
        QuestionId question;
        std::string text;
    };
    MockSitting(Store& store, const Clock& clock, UuidSource& ids, MockState state);

    [[nodiscard]] StepStamp stamp(const Actor& actor);
    [[nodiscard]] StepStamp stamp();
    [[nodiscard]] Result<void> store(const NextStep& next);
    [[nodiscard]] Result<void> storeTyping();

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    MockState m_state;
    DraftRecorder m_recorder;
    AccessNote m_access;
    std::optional<Typing> m_typing;
};

}  // namespace carewright
