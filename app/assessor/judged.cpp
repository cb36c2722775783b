#include "app/assessor/judged.h"

#include <algorithm>
#include <array>
#include <span>

#include "app/assessor/review_words.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {
namespace {

/// Reasons offered for one point, each by a digit.
constexpr std::size_t mostReasons = 6;

/// What examiners most often say, until a centre's own bank says it better.
constexpr std::array awardReasons = {"Said in other words.", "The example shows it.", "Benefit of the doubt.", "Only the spelling is off."};
constexpr std::array fewerReasons = {"Only part of it is said.", "One side only.", "The example is missing."};
constexpr std::array refuseReasons = {"Right words, wrong meaning.", "Too vague to be credited.", "Contradicted elsewhere.", "It repeats the question."};
constexpr std::array presentReasons = {"It says so in other words."};
constexpr std::array absentReasons = {"Named only to deny it.", "Read out of its context."};

}  // namespace

std::vector<Judged> judgedOn(const ReviewDeskModel& desk) {
    std::vector<Judged> list;
    const Question* question = askedOn(desk);
    if (!question) return list;
    if (!question->levels.empty()) list.push_back({"level", JudgedKind::level});
    for (const QuestionPoint& asked : question->points) list.push_back({asked.point.value, JudgedKind::point});
    if (const Marking* marking = desk.proposal(); marking && desk.proposalShown())
        for (const MisconceptionMarking& idea : marking->misconceptions)
            if (idea.asserted || desk.ideas.contains(idea.id)) list.push_back({idea.id.value, JudgedKind::idea});
    return list;
}

const PointMarking* proposedPoint(const ReviewDeskModel& desk, const std::string& id) {
    const Marking* marking = desk.proposal();
    if (!marking || !desk.proposalShown()) return nullptr;
    const auto found = std::ranges::find(marking->points, PointId(id), &PointMarking::id);
    return found == marking->points.end() ? nullptr : &*found;
}

const MisconceptionMarking* proposedIdea(const ReviewDeskModel& desk, const std::string& id) {
    const Marking* marking = desk.proposal();
    if (!marking || !desk.proposalShown()) return nullptr;
    const auto found = std::ranges::find(marking->misconceptions, MisconceptionId(id), &MisconceptionMarking::id);
    return found == marking->misconceptions.end() ? nullptr : &*found;
}

PointDraft draftOf(const ReviewDeskModel& desk, const Judged& what) {
    if (what.idea()) {
        const auto found = desk.ideas.find(MisconceptionId(what.id));
        return found == desk.ideas.end() ? PointDraft{} : found->second;
    }
    const auto found = desk.points.find(PointId(what.id));
    return found == desk.points.end() ? PointDraft{} : found->second;
}

std::optional<bool> proposedOutcome(const ReviewDeskModel& desk, const Judged& what) {
    if (what.kind == JudgedKind::level) return std::nullopt;
    if (what.idea()) {
        const MisconceptionMarking* idea = proposedIdea(desk, what.id);
        return idea ? std::optional(idea->asserted) : std::nullopt;
    }
    const PointMarking* point = proposedPoint(desk, what.id);
    return point ? std::optional(point->awarded) : std::nullopt;
}

std::optional<bool> outcomeOf(const ReviewDeskModel& desk, const Judged& what) {
    const PointDraft draft = draftOf(desk, what);
    if (!draft.verdict) return std::nullopt;
    if (*draft.verdict == Verdict::agree) return proposedOutcome(desk, what);
    return *draft.verdict == Verdict::award;
}

bool overrides(const ReviewDeskModel& desk, const Judged& what) {
    const auto proposed = proposedOutcome(desk, what), outcome = outcomeOf(desk, what);
    return proposed && outcome && *proposed != *outcome;
}

bool isOpen(const ReviewDeskModel& desk, const Judged& what) {
    return what.kind == JudgedKind::level ? !desk.level : !draftOf(desk, what).verdict;
}

bool needsReason(const ReviewDeskModel& desk, const Judged& what) {
    const PointDraft draft = draftOf(desk, what);
    return isBlank(draft.reason) && (overrides(desk, what) || draft.marks);
}

namespace {

/// Whether a point is awarded with fewer marks by hand than the scheme gives.
bool earnsFewer(const ReviewDeskModel& desk, const Judged& what) {
    const Question* question = askedOn(desk);
    const PointDraft draft = draftOf(desk, what);
    if (!question || !draft.marks) return false;
    const auto asked = std::ranges::find(question->points, PointId(what.id), &QuestionPoint::point);
    return asked != question->points.end() && *draft.marks < asked->marks;
}

}  // namespace

std::vector<OfferedReason> reasonsFor(const ReviewModel& review, const Judged& what) {
    const ReviewDeskModel& desk = *review.desk;
    const bool award = outcomeOf(desk, what).value_or(false);
    std::vector<OfferedReason> offered;
    for (const bool own : {true, false})
        for (const Comment& one : review.comments)
            if (offered.size() < mostReasons && (own ? !one.point.empty() && one.point.value == what.id : one.point.empty())) offered.push_back({one.text, one.id});
    const auto add = [&](std::span<const char* const> usual) {
        for (const char* text : usual)
            if (offered.size() < mostReasons && std::ranges::find(offered, text, &OfferedReason::text) == offered.end()) offered.push_back({text, {}});
    };
    if (what.idea() && award) add(presentReasons);
    else if (what.idea()) add(absentReasons);
    else if (award) {
        if (earnsFewer(desk, what)) add(fewerReasons);
        if (!earnsFewer(desk, what) || overrides(desk, what)) add(awardReasons);
    } else add(refuseReasons);
    return offered;
}

}  // namespace carewright::ui
