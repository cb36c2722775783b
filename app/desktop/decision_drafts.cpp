#include "app/desktop/decision_drafts.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "engine/review/make_decision.h"

namespace carewright {
namespace {

using PointDrafts = std::map<PointId, ui::PointDraft>;

Result<Decided> decisionOn(const Question& asked, const ResponseDetail& detail, const ui::ReviewDeskModel& desk, const PointDrafts& points, const DecisionMaking& making) {
    DecisionBasis basis{asked, detail.submissionHash};
    basis.course = making.course;
    if (const HashedProposal* proposal = detail.proposal()) {
        basis.proposal = &proposal->proposal.marking;
        basis.proposalStep = proposal->proposal.step;
        basis.proposalHash = proposal->hash;
    }
    // What was agreed with here is an outcome like any other for the members of a group.
    const auto outcome = [&](Verdict verdict, std::optional<bool> proposed) {
        if (!making.sameOutcome || verdict != Verdict::agree || !proposed) return verdict;
        return *proposed ? Verdict::award : Verdict::refuse;
    };
    Verdicts verdicts;
    for (const auto& [point, draft] : points) {
        if (!draft.verdict) continue;
        std::optional<bool> proposed;
        if (const Marking* marking = desk.proposal())
            if (const auto found = std::ranges::find(marking->points, point, &PointMarking::id); found != marking->points.end()) proposed = found->awarded;
        PointVerdict& verdict = verdicts.points.emplace_back();
        verdict.point = point;
        verdict.verdict = outcome(*draft.verdict, proposed);
        verdict.reason = draft.reason;
        verdict.comment = draft.comment;
        verdict.marks = draft.marks;
        if (making.sameOutcome && verdict.reason.empty()) verdict.reason = "As decided for a response that says the same.";
    }
    for (const auto& [idea, draft] : desk.ideas) {
        if (!draft.verdict) continue;
        std::optional<bool> proposed;
        if (const Marking* marking = desk.proposal())
            if (const auto found = std::ranges::find(marking->misconceptions, idea, &MisconceptionMarking::id); found != marking->misconceptions.end())
                proposed = found->asserted;
        MisconceptionVerdict& verdict = verdicts.misconceptions.emplace_back();
        verdict.misconception = idea;
        verdict.verdict = outcome(*draft.verdict, proposed);
        verdict.reason = draft.reason;
        if (making.sameOutcome && verdict.reason.empty()) verdict.reason = "As decided for a response that says the same.";
    }
    if (desk.level) {
        verdicts.level = desk.level->level;
        verdicts.marks = desk.level->marks;
    }
    verdicts.blind = desk.blind;
    verdicts.seconds = making.seconds;
    verdicts.batch = making.batch;
    return makeDecision(basis, verdicts);
}

}  // namespace

Result<Decided> decisionOf(const Question& asked, const ResponseDetail& detail, const ui::ReviewDeskModel& desk, const DecisionMaking& making) {
    return decisionOn(asked, detail, desk, desk.points, making);
}

std::optional<Decided> decisionSoFar(const Question& asked, const ui::ReviewDeskModel& desk) {
    PointDrafts points = desk.points;
    for (const QuestionPoint& one : asked.points) {
        ui::PointDraft& draft = points[one.point];
        if (!draft.verdict) draft.verdict = Verdict::refuse;
        // Reasons that are still missing change no mark.
        if (draft.reason.empty()) draft.reason = "…";
    }
    auto decision = decisionOn(asked, desk.detail, desk, points, {});
    return decision ? std::optional(std::move(*decision)) : std::nullopt;
}

void draftFrom(const Question& asked, const Decided& said, ui::ReviewDeskModel& desk) {
    // What is proposed now counts, which may be another than when it was decided: to agree with that must not change the outcome.
    const Marking* shown = desk.proposalShown() ? desk.proposal() : nullptr;
    const auto proposedNow = [&](const PointId& id) -> std::optional<bool> {
        if (!shown) return std::nullopt;
        const auto found = std::ranges::find(shown->points, id, &PointMarking::id);
        return found == shown->points.end() ? std::nullopt : std::optional(found->awarded);
    };
    for (const PointDecision& point : said.points) {
        const bool agreed = proposedNow(point.point) == point.awarded;
        desk.points[point.point] = {agreed ? Verdict::agree : point.awarded ? Verdict::award : Verdict::refuse, point.reason, point.comment, {}};
    }
    for (const MisconceptionDecision& idea : said.misconceptions) {
        const auto now = shown ? std::ranges::find(shown->misconceptions, idea.misconception, &MisconceptionMarking::id) : std::vector<MisconceptionMarking>::const_iterator{};
        const bool proposed = shown && now != shown->misconceptions.end() && now->asserted;
        // Most ideas nobody sees in it; of those nothing need be said.
        if (!idea.asserted && !proposed) continue;
        const bool agreed = shown && proposed == idea.asserted;
        desk.ideas[idea.misconception] = {agreed ? Verdict::agree : idea.asserted ? Verdict::award : Verdict::refuse, idea.reason, {}, {}};
    }
    if (!asked.levels.empty()) desk.level = ui::LevelDraft{said.level, said.marks};
    // What the scheme would have given tells which marks were given by hand.
    const auto scheme = decisionOf(asked, desk.detail, desk, {});
    for (const PointDecision& point : said.points)
        if (const PointDecision* usual = scheme ? scheme->find(point.point) : nullptr; usual && point.awarded && point.marks != usual->marks) desk.points[point.point].marks = point.marks;
}

}  // namespace carewright
