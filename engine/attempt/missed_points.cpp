#include "engine/attempt/missed_points.h"

#include <algorithm>
#include <unordered_set>

namespace carewright {
namespace {

/// The learner's own words, not a choice among given ones.
bool inOwnWords(const PointEvidence& piece, const Course& course) {
    switch (piece.source) {
        case EvidenceSource::mock:
        case EvidenceSource::written: return true;
        case EvidenceSource::quizItem: {
            const Item* item = course.findItem(ItemId(piece.ref));
            return item && item->kind == Item::Kind::written;
        }
        case EvidenceSource::recallCard:
        case EvidenceSource::scenarioChoice: return false;
    }
    return false;
}

}  // namespace

std::vector<PointId> missedPoints(const Evidence& evidence, const Course& course) {
    constexpr double full = 0.999;
    std::unordered_set<PointId> missed;
    for (const PointEvidence& piece : evidence.points)
        if (piece.score < full && inOwnWords(piece, course)) missed.insert(piece.point);
    std::vector<PointId> out;
    for (const MarkingPoint& point : course.points)
        if (missed.contains(point.id)) out.push_back(point.id);
    return out;
}

std::vector<PointId> misjudgedPoints(const ExaminerState& state, const Sample& sample) {
    std::vector<PointId> out;
    if (!state.committedAt) return out;
    for (const SampleJudgement& judgement : sample.judgements) {
        const SampleDecision* decision = state.find(judgement);
        if (!judgement.point.empty() && decision && decision->holds != judgement.holds) out.push_back(judgement.point);
    }
    return out;
}

std::vector<PointId> missedPoints(std::span<const AttemptState> attempts) {
    std::vector<PointId> missed;
    for (const AttemptState& attempt : attempts)
        for (const Submission& submission : attempt.submissions) {
            const Marking* marking = submission.marking();
            if (!marking) continue;
            for (const PointMarking& point : marking->points)
                if (!point.awarded && std::ranges::find(missed, point.id) == missed.end()) missed.push_back(point.id);
        }
    return missed;
}

}  // namespace carewright
