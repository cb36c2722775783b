#include "engine/review/make_decision.h"

#include <algorithm>

#include "engine/base/trimmed.h"
#include "engine/marking/credits.h"

namespace carewright {

namespace {

const PointMarking* proposedPoint(const Marking* proposal, const PointId& point) {
    if (!proposal) return nullptr;
    const auto found = std::ranges::find(proposal->points, point, &PointMarking::id);
    return found == proposal->points.end() ? nullptr : &*found;
}

tl::unexpected<Error> wrong(std::string text) { return fail(ErrorCode::invalidInput, std::move(text)); }

/// As whoever decides reads it.
std::string nameOf(const DecisionBasis& basis, const PointId& point) {
    const MarkingPoint* known = basis.course ? basis.course->findPoint(point) : nullptr;
    return "“" + (known ? known->title : point.value) + "”";
}

/// The verdict on one point of the question.
Result<PointDecision> decidePoint(const DecisionBasis& basis, const Verdicts& verdicts, const PointId& point) {
    const auto isIt = [&](const PointVerdict& one) { return one.point == point; };
    const auto found = std::ranges::find_if(verdicts.points, isIt);
    if (found == verdicts.points.end()) return wrong("The point " + nameOf(basis, point) + " is not decided yet.");
    if (std::ranges::count_if(verdicts.points, isIt) > 1) return wrong("The point " + nameOf(basis, point) + " is decided twice.");
    const PointMarking* proposed = proposedPoint(basis.proposal, point);
    if (found->verdict == Verdict::agree && !proposed) return wrong("Nothing was proposed for the point " + nameOf(basis, point) + ", so it has to be awarded or refused.");
    PointDecision decision;
    decision.point = point;
    decision.awarded = found->verdict == Verdict::agree ? proposed->awarded : found->verdict == Verdict::award;
    if (proposed) decision.proposed = proposed->awarded;
    decision.reason = found->reason;
    decision.comment = found->comment;
    if (decision.overrides() && !verdicts.blind.proposalHidden && isBlank(decision.reason))
        return wrong("Say why the point " + nameOf(basis, point) + " is " + (decision.awarded ? "awarded" : "refused") + " though the engine proposed otherwise.");
    return decision;
}

/// What the question's scheme gives for these points: the engine's own sum, so that both count alike.
void giveSchemeMarks(const DecisionBasis& basis, Decided& decision) {
    Marking counted;
    counted.question = basis.question.id;
    counted.maxMarks = basis.question.marks;
    for (const PointDecision& point : decision.points) {
        PointMarking& marking = counted.points.emplace_back();
        marking.id = point.point;
        marking.awarded = point.awarded;
        const PointMarking* proposed = proposedPoint(basis.proposal, point.point);
        if (proposed && proposed->awarded) marking.rules = proposed->rules;
        const auto asked = std::ranges::find(basis.question.points, point.point, &QuestionPoint::point);
        // Awarded by the assessor alone: no rule parts it into halves, so it earns both.
        if (marking.rules.empty() && asked != basis.question.points.end())
            for (const CreditPart* half : {&asked->identify, &asked->explain})
                marking.rules.insert(marking.rules.end(), half->awards.begin(), half->awards.end());
    }
    giveMarks(basis.question, {}, counted);
    for (std::size_t i = 0; i < decision.points.size(); ++i) decision.points[i].marks = counted.points[i].marks;
    decision.marks = counted.marks;
}

}  // namespace

Result<Decided> makeDecision(const DecisionBasis& basis, const Verdicts& verdicts) {
    Decided decision;
    decision.submissionHash = basis.submissionHash;
    decision.blind = verdicts.blind;
    decision.maxMarks = basis.question.marks;
    decision.seconds = std::clamp(verdicts.seconds, 0, 1000000);
    decision.batch = verdicts.batch;
    if (basis.proposal) {
        decision.proposal = basis.proposalStep;
        decision.proposalHash = basis.proposalHash;
        decision.engineVersion = basis.proposal->engineVersion;
        decision.rubricHash = basis.proposal->rubricHash;
        decision.proposedMarks = basis.proposal->marks;
    }
    for (const QuestionPoint& asked : basis.question.points) {
        auto point = decidePoint(basis, verdicts, asked.point);
        if (!point) return tl::make_unexpected(std::move(point.error()));
        decision.points.push_back(std::move(*point));
    }
    for (const PointVerdict& verdict : verdicts.points)
        if (!decision.find(verdict.point)) return wrong("This question does not ask for the point " + nameOf(basis, verdict.point) + ".");
    if (basis.proposal)
        for (const MisconceptionMarking& proposed : basis.proposal->misconceptions) {
            const auto verdict = std::ranges::find(verdicts.misconceptions, proposed.id, &MisconceptionVerdict::misconception);
            MisconceptionDecision idea{proposed.id, proposed.asserted, proposed.asserted, {}};
            if (verdict != verdicts.misconceptions.end()) {
                if (verdict->verdict != Verdict::agree) idea.asserted = verdict->verdict == Verdict::award;
                idea.reason = verdict->reason;
            }
            decision.misconceptions.push_back(std::move(idea));
        }
    giveSchemeMarks(basis, decision);
    int byHand = 0;
    bool anyByHand = false;
    for (PointDecision& point : decision.points) {
        const auto verdict = std::ranges::find(verdicts.points, point.point, &PointVerdict::point);
        if (verdict->marks) {
            if (*verdict->marks < 0 || *verdict->marks > basis.question.marks || (!point.awarded && *verdict->marks > 0))
                return wrong("The marks for the point " + nameOf(basis, point.point) + " are out of range.");
            if (*verdict->marks != point.marks) {
                if (isBlank(verdict->reason))
                    return wrong("Say why the point " + nameOf(basis, point.point) + " earns other marks than the scheme gives.");
                point.marks = *verdict->marks;
                anyByHand = true;
            }
        }
        byHand += point.marks;
    }
    if (anyByHand) decision.marks = std::min(byHand, decision.maxMarks);
    if (!basis.question.levels.empty()) {
        if (verdicts.level) decision.level = *verdicts.level;
        else if (basis.proposal) decision.level = basis.proposal->level.id;
        const bool known = decision.level.empty() || std::ranges::any_of(basis.question.levels, [&](const Level& level) { return level.id == decision.level; });
        if (!known) return wrong("This question has no level \"" + decision.level.value + "\".");
        if (!verdicts.marks && basis.proposal && decision.level == basis.proposal->level.id) decision.marks = basis.proposal->marks;
        else if (!verdicts.marks) return wrong("A question marked by levels needs its marks.");
    }
    if (verdicts.marks) {
        if (*verdicts.marks < 0 || *verdicts.marks > decision.maxMarks)
            return wrong("The marks have to be between 0 and " + std::to_string(decision.maxMarks) + ".");
        decision.marks = *verdicts.marks;
    }
    return decision;
}

ProposalDifference differenceFrom(const Decided& decision, const Marking& proposal) {
    ProposalDifference difference;
    difference.decidedMarks = decision.marks;
    difference.proposedMarks = proposal.marks;
    for (const PointDecision& point : decision.points) {
        const PointMarking* proposed = proposedPoint(&proposal, point.point);
        if (proposed && proposed->awarded != point.awarded) difference.points.push_back(point.point);
    }
    return difference;
}

}  // namespace carewright
