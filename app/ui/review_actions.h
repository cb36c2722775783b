/// What an assessor can do with attempts: decide, annotate, release. The desk of the same name applies these.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/boxed.h"
#include "app/ui/review_model.h"

namespace carewright::ui {

/// Show these responses, in this order.
struct ShowQueue {
    QueueFilter filter;
    QueueSort sort = QueueSort::nextBest;
};
/// Turn a page on, or back.
struct TurnPage {
    int by = 1;
};
/// Show exactly the responses behind a figure; `what` says which figure in words.
struct ShowResponses {
    std::vector<ResponseRef> responses;
    std::string what;
};
/// Show what others decided and is drawn for a second marking; opening one of them begins it.
struct ShowSecondMarkings {};
/// Keep what the queue shows under a name; the same name again replaces it.
struct SaveQueue {
    std::string name;
};
struct ForgetQueue {
    std::string name;
};

/// What is hidden from now on.
struct ChooseBlind {
    BlindMode blind;
};

/// Put a response on the desk.
struct OpenResponse {
    ResponseRef response;
};
/// Mark what lies on the desk a second time, or think of a correction; false: leave that.
struct MarkSecond {
    bool on = true;
};
struct BeginCorrection {
    bool on = true;
};
/// … the next one of the queue that waits.
struct OpenNext {};
/// Note that what lies on the desk is left for later, and go on to the next. It comes up again only when it is asked for.
struct LeaveForLater {};
/// Show what whoever is signed in left for later.
struct ShowLater {};

struct JudgePoint {
    PointId point;
    std::optional<Verdict> verdict;     ///< nothing: back to undecided
};
struct GivePointReason {
    PointId point;
    std::string reason;
    ActId comment;                      ///< from the bank; may be empty
    bool keep = false;                  ///< into the bank, to be used again
};
/// Other marks for an awarded point than the scheme gives; nothing: the scheme's again. Takes a reason.
struct GivePointMarks {
    PointId point;
    std::optional<int> marks;
};
/// Choose the level of a question that is marked by levels, and the marks within it.
struct JudgeLevel {
    std::optional<LevelDraft> level;    ///< nothing: back to undecided
};
struct JudgeIdea {
    MisconceptionId misconception;
    std::optional<Verdict> verdict;
};
struct GiveIdeaReason {
    MisconceptionId misconception;
    std::string reason;
};

/// Commit the decision on what lies on the desk, and on the chosen members of its group.
struct Decide {};
/// In place of the decision that stands, with the reason for it.
struct Correct {
    std::string reason;
};
/// Take back what was decided last.
struct UndoDecision {};
/// Take or leave a member of the group.
struct ChooseMember {
    ResponseRef response;
    bool chosen = true;
};

struct Annotate {
    ByteSpan span;
    std::string shorthand, note;
};
struct RemoveAnnotation {
    ActId annotation;
};
struct WriteFeedback {
    std::string text;
};

/// Let the learner see the decision on the desk, or all that the assessor has decided.
struct Release {
    bool all = false;
};

struct JudgeCriterion {
    CriterionId criterion;
    bool met = false;
    EvidenceRecord evidence;
    std::string reference, note;
};

struct AnswerAppeal {
    bool upheld = false;
    std::string answer;
};

/// What holds after two markers differed: the first decision, the second, or another.
struct Resolve {
    ActId like;                         ///< the decision whose outcome holds
    std::string reason;
};

struct RetireComment {
    ActId comment;
};

/// A learner asks for a second look at what was decided.
struct AskSecondLook {
    ResponseRef response;
    std::string reason;
};

struct ReviewRequest {
    std::variant<ShowQueue, TurnPage, ShowResponses, ShowSecondMarkings, SaveQueue, ForgetQueue, ChooseBlind, OpenResponse, MarkSecond, BeginCorrection, OpenNext, LeaveForLater, ShowLater, JudgePoint, GivePointReason, GivePointMarks, JudgeLevel,
                 JudgeIdea, GiveIdeaReason, Decide, Correct, UndoDecision, ChooseMember, Annotate, RemoveAnnotation, WriteFeedback, Release, JudgeCriterion,
                 AnswerAppeal, Resolve, RetireComment, AskSecondLook>
        what;
};

}  // namespace carewright::ui
