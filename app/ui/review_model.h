/// What views read of the attempts that wait for an assessor and of the one on the desk. Plain values; the desk of the same name keeps them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"
#include "engine/review/act.h"
#include "engine/review/make_decision.h"
#include "engine/review/marking_rules.h"
#include "engine/review/response_record.h"
#include "engine/store/act_store.h"
#include "engine/store/queue.h"
#include "engine/store/response_detail.h"

namespace carewright::ui {

/// What has been said about one point so far.
struct PointDraft {
    std::optional<Verdict> verdict;
    std::string reason;
    ActId comment;
    std::optional<int> marks;       ///< by hand, where an awarded point is to earn other marks than the scheme gives
};

/// The level chosen in a question that is marked by levels, and the marks within it.
struct LevelDraft {
    RuleId level;                   ///< empty: below the lowest
    int marks = 0;
};

/// A response that earns by the same evidence as the one on the desk, or differs from it in spelling only.
struct GroupMember {
    ResponseRef response;
    LearnerId learner;
    std::string text;
    bool spellingOnly = false;
};

struct Comment {
    ActId id;
    std::string text;
    PointId point;                  ///< empty: for any
};

/// The response on the desk, with all there is to know about it.
struct ReviewDeskModel {
    ResponseDetail detail;
    std::string access;             ///< how the learner worked at it, in words; empty where it was not recorded
    std::optional<Question> asked;  ///< what it answers; nothing where the course that is open has none
    ResponseRecord record;
    BlindMode blind;
    Instant openedAt;
    bool seeded = false;            ///< a known response slipped in to see whether everybody keeps to one standard; told once it is decided
    std::map<PointId, PointDraft> points;
    std::map<MisconceptionId, PointDraft> ideas;
    std::optional<LevelDraft> level;
    std::optional<Decided> soFar;   ///< what the drafts come to, with open points as not awarded; nothing while nothing is being decided
    std::map<CriterionId, CriterionJudged> criteria;    ///< of this learner, the latest of each
    std::vector<GroupMember> group; ///< others that can be decided with it
    std::set<ResponseRef> chosen;   ///< of these
    bool second = false;            ///< it is being marked a second time
    bool correcting = false;        ///< another decision is to take the place of the one that stands

    [[nodiscard]] const Marking* proposal() const { return detail.proposal() ? &detail.proposal()->proposal.marking : nullptr; }
    /// Nobody has said anything about it yet.
    void clearDraft() {
        points.clear();
        ideas.clear();
        level.reset();
    }
    /// Points of the question that nobody has said anything about yet.
    [[nodiscard]] std::size_t open(const Question& question) const;
    /// Mistaken ideas that are proposed as there, may be seen, and of which nobody has said whether they are.
    [[nodiscard]] std::size_t openIdeas() const;
    /// Whether the drafts are to become a decision: nothing stands yet, or a correction or second marking is at hand.
    [[nodiscard]] bool deciding() const { return correcting || second || !record.standing(); }
    /// A proposal is there and may be seen: not hidden, or a decision stands.
    [[nodiscard]] bool proposalShown() const { return proposal() && !(blind.proposalHidden && deciding()); }
};

/// Something that can be taken back: decisions that were made at once and are not released.
struct LastDecided {
    std::vector<std::pair<ResponseRef, ActId>> decisions;
    std::string words;              ///< "Definition: 3 of 6 marks; proposed 4"
};

/// The name of the figure that is no figure: what somebody left for later.
inline constexpr std::string_view leftForLater = "Left for later by you.";

struct ReviewModel {
    QueueFilter filter{.undecided = true};
    QueueSort sort = QueueSort::nextBest;
    QueuePage page;
    std::size_t pageNumber = 0;                 ///< from 0
    std::size_t found = 0;                      ///< by the filter
    std::size_t decidedHere = 0;                ///< since signing in
    std::vector<SavedView> saved;
    std::map<LearnerId, std::string> learners;  ///< names of all
    std::map<AccountId, std::string> names;     ///< of the staff
    BlindMode blind;                            ///< what is hidden from now on
    std::vector<Comment> comments;
    std::optional<ReviewDeskModel> desk;
    std::optional<LastDecided> undo;
    std::optional<MarkingRulesSet> rules;       ///< how marking is checked in this course
    std::vector<ResponseRef> toMarkSecond;      ///< decided by others and drawn for a second marking
    std::vector<ResponseRef> later;             ///< left for later by whoever is signed in and not decided since, the newest last
    std::size_t releasable = 0;                 ///< decided by whoever is signed in, not released
    std::size_t releasableLearners = 0;         ///< whose those are
    std::size_t secondLooks = 0;                ///< asked for by learners of this course and not answered
    std::size_t secondLooksForMe = 0;           ///< … that whoever is signed in may answer
    std::size_t differing = 0;                  ///< where two markers differ and nobody has resolved it
    std::string figure;                         ///< the queue shows the responses behind this figure; empty: by its filter

    /// What was decided about the answers of the learner who is learning here and released.
    std::map<ResponseRef, ResponseRecord> ownRecords;

    /// The released one of these; nothing where there is none.
    [[nodiscard]] std::optional<ResponseRef> ownRecord(const AttemptId& attempt, const QuestionId& question) const;
    [[nodiscard]] std::optional<ResponseRef> ownRecord(const StepId& submission) const;
    /// The decision on an answer of the learner who is learning here that was released; null: there is none.
    [[nodiscard]] const Decision* releasedOn(const ResponseRef& response) const;
    [[nodiscard]] bool isForLater(const ResponseRef& response) const { return std::ranges::find(later, response) != later.end(); }
    [[nodiscard]] std::string nameOf(const LearnerId& learner) const;
    [[nodiscard]] std::string nameOf(const AccountId& account) const;
};

/// A response as the id of a place, and back.
[[nodiscard]] std::string placeId(const ResponseRef& response);
[[nodiscard]] std::optional<ResponseRef> responseAt(const std::string& placeId);

}  // namespace carewright::ui
