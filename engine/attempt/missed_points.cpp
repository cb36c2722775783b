#include "engine/attempt/missed_points.h"

#include <algorithm>
#include <unordered_set>

namespace carewright {
namespace {

/// Something that only who knows the point gets right: the learner's own words, or a verdict on somebody else's.
bool tells(const PointEvidence& piece, const Course& course) {
    switch (piece.source) {
        case EvidenceSource::mock:
        case EvidenceSource::sampleMarked:
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
        if (piece.score < full && tells(piece, course)) missed.insert(piece.point);
    std::vector<PointId> out;
    for (const MarkingPoint& point : course.points)
        if (missed.contains(point.id)) out.push_back(point.id);
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
