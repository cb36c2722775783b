/// A mock assessment: the state, derived from the steps of its attempt, and the next step for what a learner does.
///
/// The clock is the steps' own. Between two steps made while the learner writes, the time between them counts, but at most
/// `longestCountedGap`: a program that runs makes a step at least every half minute (store/mock_sitting.h), so a longer gap
/// means that it was closed, had crashed or slept, and nobody should pay for that with the time of their assessment. A rest
/// break counts as rest from its first to its last moment, whether the program runs or not.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/mock_payload.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/point_evidence.h"
#include "engine/attempt/step.h"
#include "engine/base/clock.h"
#include "engine/base/id.h"

namespace carewright {

[[nodiscard]] Exercise mockExercise(const CourseId& course, const MockId& mock);

enum class MockPhase {
    preparing,  ///< started, but the conditions are not set
    writing,    ///< the clock runs
    resting,    ///< a rest break: the clock stands
    handedIn,
};

/// One question of the paper and what was written.
struct MockAnswer {
    QuestionId question;
    std::string text;
    bool damaged = false;           ///< a step is missing, so that the newest typing could not be put together
    int draftsSinceWhole = 0;       ///< replacements since the text was last stored as a whole
    bool flagged = false;
    std::optional<Marking> marking; ///< the newest proposal

    /// There is something in it that can be seen.
    [[nodiscard]] bool answered() const;
};

struct MockState {
    static constexpr std::chrono::seconds longestCountedGap{60};

    AttemptState attempt;           ///< who, at what, and the end of the chain
    MockPhase phase = MockPhase::preparing;
    MockConditions conditions;
    std::vector<MockAnswer> answers;        ///< in the paper's order
    QuestionId at;                          ///< where the learner is
    std::chrono::milliseconds spent{0};     ///< writing, up to the last step
    std::chrono::milliseconds rested{0};    ///< in breaks that are over
    int rests = 0;
    std::optional<Instant> handedInAt;
    bool timeUp = false;                    ///< the time handed it in, not the learner

    [[nodiscard]] const MockAnswer* find(const QuestionId& question) const;
    /// Time allowed, extra time included; nothing for none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> allowed() const;
    /// Time spent at `now`, which is at or after the last step.
    [[nodiscard]] std::chrono::milliseconds spentAt(Instant now) const;
    /// What is left of the time allowed, never below 0; nothing where there is no limit.
    [[nodiscard]] std::optional<std::chrono::milliseconds> leftAt(Instant now) const;
    /// All answers with something in them have been marked.
    [[nodiscard]] bool marked() const;
};

/// Takes one more step into account; steps of other exercises' kinds are passed over. Steps come in the chain's order.
void apply(MockState& state, const Step& step);

/// The state after all steps of one attempt, in whatever order and however often each is given (attempt_state.h, fold).
[[nodiscard]] MockState foldMock(std::span<const Step> steps);

/// The second step of a mock: its questions and conditions. conflict where it has begun; invalidInput without questions.
[[nodiscard]] NextStep beginMock(const MockState& state, const MockBegun& begun, const StepStamp& stamp);

/// The text of an answer has become `text`. Nothing where it is the same; conflict in a break or once handed in;
/// notFound where the paper has no such question; else as writeDraft.
[[nodiscard]] NextStep writeMockAnswer(const MockState& state, const QuestionId& question, std::string_view text, const StepStamp& stamp);

[[nodiscard]] NextStep goToMockQuestion(const MockState& state, const QuestionId& question, const StepStamp& stamp);
[[nodiscard]] NextStep flagMockQuestion(const MockState& state, const QuestionId& question, bool flagged, const StepStamp& stamp);

/// Time passes. Nothing unless the clock runs.
[[nodiscard]] NextStep tickMock(const MockState& state, const StepStamp& stamp);

/// Begins a rest break, and ends it. Nothing where it is so already.
[[nodiscard]] NextStep restMock(const MockState& state, const StepStamp& stamp);
[[nodiscard]] NextStep resumeMock(const MockState& state, const StepStamp& stamp);

/// Hands all answers in; nothing where they are already. Allowed in a break.
[[nodiscard]] NextStep handInMock(const MockState& state, bool timeUp, const StepStamp& stamp);

/// Records what the engine proposes for an answer; nothing where the newest proposal says the same. conflict before the
/// hand-in and where the marking is for another question.
[[nodiscard]] NextStep markMockAnswer(const MockState& state, const QuestionId& question, const Marking& marking, const StepStamp& stamp);

/// What the markings show; nothing while it is not handed in.
[[nodiscard]] Evidence evidenceOf(const MockState& mock);

}  // namespace carewright
