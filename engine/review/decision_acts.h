/// What acts about one response say, and their JSON form.
///
/// A decision is an assessor's own; it names the proposal it was made beside, and the hashes bind both that and the response
/// as they were then. A `Marking` never turns into one by assignment (make_decision.h makes them).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/base/span.h"
#include "engine/review/act.h"

namespace carewright {

/// What was hidden from who decided.
struct BlindMode {
    bool learnerHidden = false;     ///< whose response it is
    bool proposalHidden = false;    ///< what the engine proposed, until the decision was committed

    friend bool operator==(const BlindMode&, const BlindMode&) = default;
};

/// One point as decided.
struct PointDecision {
    PointId point;
    bool awarded = false;
    int marks = 0;
    std::optional<bool> proposed;   ///< what the engine proposed; nothing where it proposed nothing
    std::string reason;             ///< required where it differs from what was proposed and seen
    ActId comment;                  ///< the entry of the comment bank that the reason came from; may be empty

    [[nodiscard]] bool overrides() const { return proposed && *proposed != awarded; }
    friend bool operator==(const PointDecision&, const PointDecision&) = default;
};

struct MisconceptionDecision {
    MisconceptionId misconception;
    bool asserted = false;
    std::optional<bool> proposed;
    std::string reason;

    [[nodiscard]] bool overrides() const { return proposed && *proposed != asserted; }
    friend bool operator==(const MisconceptionDecision&, const MisconceptionDecision&) = default;
};

/// decided: everything about one response. Reading refuses one that overrides what the assessor saw without a reason.
struct Decided {
    std::string submissionHash;     ///< hash of the step that handed the response in
    StepId proposal;                ///< the step that recorded the proposal; empty where there was none
    std::string proposalHash;       ///< its hash
    std::string engineVersion, rubricHash;      ///< of the proposal
    BlindMode blind;
    std::vector<PointDecision> points;
    std::vector<MisconceptionDecision> misconceptions;
    RuleId level;                   ///< in a question marked by levels; empty: below the lowest, or no such question
    int marks = 0, maxMarks = 0;
    std::optional<int> proposedMarks;
    int seconds = 0;                ///< that it lay before the assessor
    Uuid batch;                     ///< decisions made together on a group share one; empty: made alone

    [[nodiscard]] const PointDecision* find(const PointId& point) const;
    friend bool operator==(const Decided&, const Decided&) = default;
};

/// corrected: a later decision in place of an earlier one, which stays in the record.
struct Corrected {
    ActId corrects;
    std::string reason;
    Decided decision;

    friend bool operator==(const Corrected&, const Corrected&) = default;
};

/// withdrawn: undo of a decision that was not released.
struct Withdrawn {
    ActId withdraws;
    std::string reason;             ///< may be empty

    friend bool operator==(const Withdrawn&, const Withdrawn&) = default;
};

/// released: the learner may see this decision.
struct Released {
    ActId decision;
    std::string decisionHash;

    friend bool operator==(const Released&, const Released&) = default;
};

/// annotated: an examiner's mark on some words: "BOD" (benefit of the doubt), "CON" (contradiction), "REP" (repeated), "NAQ"
/// (not answering the question) or any other shorthand of at most 12 bytes, with a note or without.
struct Annotated {
    ByteSpan span;                  ///< bytes of the response as handed in
    std::string shorthand, note;

    friend bool operator==(const Annotated&, const Annotated&) = default;
};

struct AnnotationRemoved {
    ActId annotation;

    friend bool operator==(const AnnotationRemoved&, const AnnotationRemoved&) = default;
};

/// feedbackWritten: in place of what was written before; empty takes it back.
struct FeedbackWritten {
    std::string text;

    friend bool operator==(const FeedbackWritten&, const FeedbackWritten&) = default;
};

/// The five questions asked of all evidence in a portfolio.
struct EvidenceRecord {
    bool valid = false, authentic = false, current = false, sufficient = false, reliable = false;

    [[nodiscard]] bool all() const { return valid && authentic && current && sufficient && reliable; }
    friend bool operator==(const EvidenceRecord&, const EvidenceRecord&) = default;
};

/// criterionJudged: met or not yet met, for one learner. Reading refuses "met" on evidence that is not all five.
struct CriterionJudged {
    LearnerId learner;
    CourseId course;
    CriterionId criterion;
    bool met = false;
    EvidenceRecord evidence;
    std::vector<ActId> decisions;   ///< that it rests on
    std::string reference;          ///< where else the evidence is, in words; may be empty
    std::string note;

    friend bool operator==(const CriterionJudged&, const CriterionJudged&) = default;
};

/// commentAdded: words that are used again. An empty point serves everywhere.
struct CommentAdded {
    std::string text;
    PointId point;

    friend bool operator==(const CommentAdded&, const CommentAdded&) = default;
};

struct CommentRetired {
    ActId comment;

    friend bool operator==(const CommentRetired&, const CommentRetired&) = default;
};

/// Why a response was marked a second time.
enum class SecondMarkingWay { blindDouble, sample, all };
[[nodiscard]] std::string_view toString(SecondMarkingWay way);

/// secondMarked: by somebody else than the first marker; in blind double marking without knowing the first decision.
struct SecondMarked {
    SecondMarkingWay way = SecondMarkingWay::blindDouble;
    Decided decision;
    std::optional<int> tolerance{};     ///< marks by which the two totals may differ, as the centre's rules said then; nothing:
                                        ///< any difference in a point, too, has to be resolved

    friend bool operator==(const SecondMarked&, const SecondMarked&) = default;
};

/// resolved: what holds after two decisions differed, agreed by the two or decided by a third.
struct Resolved {
    ActId first, second;
    bool byThird = false;
    std::string reason;
    Decided decision;

    friend bool operator==(const Resolved&, const Resolved&) = default;
};

/// appealed: the learner asks for a second look at a released decision.
struct Appealed {
    ActId decision;
    std::string reason;

    friend bool operator==(const Appealed&, const Appealed&) = default;
};

/// appealAnswered: by somebody else than who decided. Where it was upheld, a correction was made and released before.
struct AppealAnswered {
    ActId appeal;
    bool upheld = false;
    std::string answer;

    friend bool operator==(const AppealAnswered&, const AppealAnswered&) = default;
};

[[nodiscard]] std::string toPayload(const Decided& payload);
[[nodiscard]] std::string toPayload(const Corrected& payload);
[[nodiscard]] std::string toPayload(const Withdrawn& payload);
[[nodiscard]] std::string toPayload(const Released& payload);
[[nodiscard]] std::string toPayload(const Annotated& payload);
[[nodiscard]] std::string toPayload(const AnnotationRemoved& payload);
[[nodiscard]] std::string toPayload(const FeedbackWritten& payload);
[[nodiscard]] std::string toPayload(const CriterionJudged& payload);
[[nodiscard]] std::string toPayload(const CommentAdded& payload);
[[nodiscard]] std::string toPayload(const CommentRetired& payload);
[[nodiscard]] std::string toPayload(const SecondMarked& payload);
[[nodiscard]] std::string toPayload(const Resolved& payload);
[[nodiscard]] std::string toPayload(const Appealed& payload);
[[nodiscard]] std::string toPayload(const AppealAnswered& payload);

/// Reading gives invalidInput, with the member that is wrong, where the text is not a payload of that kind.
[[nodiscard]] Result<Decided> decidedPayload(std::string_view json);
[[nodiscard]] Result<Corrected> correctedPayload(std::string_view json);
[[nodiscard]] Result<Withdrawn> withdrawnPayload(std::string_view json);
[[nodiscard]] Result<Released> releasedPayload(std::string_view json);
[[nodiscard]] Result<Annotated> annotatedPayload(std::string_view json);
[[nodiscard]] Result<AnnotationRemoved> annotationRemovedPayload(std::string_view json);
[[nodiscard]] Result<FeedbackWritten> feedbackWrittenPayload(std::string_view json);
[[nodiscard]] Result<CriterionJudged> criterionJudgedPayload(std::string_view json);
[[nodiscard]] Result<CommentAdded> commentAddedPayload(std::string_view json);
[[nodiscard]] Result<CommentRetired> commentRetiredPayload(std::string_view json);
[[nodiscard]] Result<SecondMarked> secondMarkedPayload(std::string_view json);
[[nodiscard]] Result<Resolved> resolvedPayload(std::string_view json);
[[nodiscard]] Result<Appealed> appealedPayload(std::string_view json);
[[nodiscard]] Result<AppealAnswered> appealAnsweredPayload(std::string_view json);

}  // namespace carewright
