/// One thing that happened in an attempt. Steps are only ever added; what an attempt looks like now is derived from
/// them (attempt_state.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/base/uuid.h"

namespace carewright {

enum class ActorRole {
    learner,
    engine,
    tutor,
    assessor,
    unknown,    ///< of a newer version; `name` is the whole text
};

/// Who did it. The name is the learner's id as text, the engine's version, or an account; it has no control characters.
struct Actor {
    ActorRole role = ActorRole::learner;
    std::string name;

    friend bool operator==(const Actor&, const Actor&) = default;
};

/// "learner:0192f1c4-…", "engine:0.1.0".
[[nodiscard]] std::string toString(const Actor& actor);

/// Reads what toString writes, byte for byte.
[[nodiscard]] Actor parseActor(std::string_view text);

[[nodiscard]] Actor learnerActor(const LearnerId& learner);

enum class StepKind {
    started,    ///< the learner opened the exercise
    draft,      ///< the text changed
    submitted,  ///< the learner handed the text in
    proposed,   ///< the engine proposed a marking of a submission; never a decision
    retried,    ///< the learner began another try; the earlier ones stay
    finished,   ///< the learner is done with the attempt
    reopened,   ///< … and went on after all
    reviewed,           ///< recall: the learner saw a card and rated it
    reviewWithdrawn,    ///< recall: … and took that back
    cardSetAside,       ///< recall: a card shall not come any more, or come again
    assessmentDateSet,  ///< recall: the learner said when the assessment is
    quizPaper,      ///< quiz: which items, in which order (quiz_payload.h says what these hold)
    itemAnswered,   ///< quiz: the answer to an item changed
    itemChecked,    ///< quiz: an answer was checked and the learner told
    itemGivenUp,    ///< quiz: the learner asked for the answer of an item
    itemFlagged,    ///< quiz: the learner marked an item to come back to
    itemVisited,    ///< quiz: the learner came to an item
    quizTimed,      ///< quiz: time passed
    quizHandedIn,   ///< quiz: the paper was handed in
    storyBegun,     ///< scenario: the seed of its chance (story_payload.h says what these hold)
    storyChosen,    ///< scenario: a choice was taken
    storyWentOn,    ///< scenario: the learner went on after a text was marked
    storyWentBack,  ///< scenario: the learner went back to an earlier passage
    storyRestarted, ///< scenario: another way is played from an earlier passage; the first one stays
    mockBegun,      ///< mock: under which conditions (mock_payload.h says what these hold)
    mockDraft,      ///< mock: the text of one answer changed
    mockWent,       ///< mock: the learner went to another question
    mockFlagged,    ///< mock: the learner marked a question to come back to
    mockTimed,      ///< mock: time passed
    mockRested,     ///< mock: a rest break began
    mockResumed,    ///< mock: … and ended
    mockHandedIn,   ///< mock: all answers were handed in
    mockMarked,     ///< mock: the engine proposed a marking of one answer; never a decision
    sampleDecided,      ///< examiner: what the learner would decide for one point of a sample response
    sampleCommitted,    ///< examiner: the learner stands by the decisions and sees the reference
    unknown,    ///< made by a newer version; kept, and passed over when the state is derived
};

/// The name of a kind in stores and hashes: "started". Empty for unknown.
[[nodiscard]] std::string_view toString(StepKind kind);

/// The kind of that name; unknown for others.
[[nodiscard]] StepKind stepKindFromString(std::string_view name);

/// What somebody does an attempt at. The kind is "question" for a free-text question of a course, "recall" for an
/// evening with its cards, "quiz" for a quiz, "scenario" for a story, "mock" for a mock assessment, "examiner" for marking
/// a sample response.
struct Exercise {
    std::string kind = "question";
    CourseId course;
    std::string ref;    ///< the id within the course

    friend auto operator<=>(const Exercise&, const Exercise&) = default;
};

[[nodiscard]] Exercise questionExercise(const CourseId& course, const QuestionId& question);
[[nodiscard]] Exercise scenarioExercise(const CourseId& course, const ScenarioId& scenario);

/// A row that never changes. Each attempt's steps form a chain: every step but the first holds the hash of the one
/// before it.
struct Step {
    StepId id;
    AttemptId attempt;
    LearnerId learner;
    std::int64_t seq = 0;       ///< 1, 2, 3 … along the chain
    Instant when;
    Actor actor;
    StepKind kind = StepKind::unknown;
    std::string foreignKind;    ///< the kind's name where `kind` is unknown; empty otherwise
    std::string payload;        ///< JSON, read and written by step_payload.h; hashed byte for byte
    std::string previousHash;   ///< hex; empty for the first step
    std::string hash;           ///< hex, stepHash(*this)

    friend bool operator==(const Step&, const Step&) = default;
};

/// The kind's name, whether this version knows the kind or not.
[[nodiscard]] std::string_view kindName(const Step& step);

/// The bytes that are hashed: one line each for a version mark, id, attempt, learner, seq, milliseconds since 1970,
/// actor, kind and previous hash, each ended by a line feed, then the payload as it is.
[[nodiscard]] std::string hashedBytes(const Step& step);

/// SHA-256 of hashedBytes, in hex.
[[nodiscard]] std::string stepHash(const Step& step);

/// What the caller supplies for a new step: a fresh id, the clock's time, and who acts.
struct StepStamp {
    StepId id;
    Instant when;
    Actor actor;
};

}  // namespace carewright
