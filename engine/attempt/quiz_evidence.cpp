#include "engine/attempt/quiz_evidence.h"

#include <algorithm>

namespace carewright {
namespace {

bool holds(const std::vector<MisconceptionId>& ideas, const MisconceptionId& idea) { return std::ranges::find(ideas, idea) != ideas.end(); }

}  // namespace

Evidence evidenceOf(const Course& course, const QuizState& quiz) {
    Evidence out;
    if (!quiz.handedIn) return out;
    const Instant when = quiz.attempt.changedAt;
    const AttemptId attempt = quiz.attempt.attempt;
    for (const ItemResult& result : quiz.results) {
        const Item* item = course.findItem(result.item);
        const ItemRun* run = quiz.find(result.item);
        if (!item || !run || !result.scored) continue;
        for (const PointId& point : item->points) out.points.push_back({point, when, EvidenceSource::quizItem, result.fraction, attempt, item->id.value});
        const std::vector<MisconceptionId> shown = scoreItem(course, *item, run->response, nullptr).reveals;
        for (const MisconceptionId& idea : shown) out.misconceptions.push_back({idea, when, EvidenceSource::quizItem, true, attempt, item->id.value});
        std::vector<MisconceptionId> avoided;
        for (const ItemOption& option : item->options) {
            if (!option.reveals.empty() && !holds(shown, option.reveals) && !holds(avoided, option.reveals)) avoided.push_back(option.reveals);
        }
        for (const MisconceptionId& idea : avoided) out.misconceptions.push_back({idea, when, EvidenceSource::quizItem, false, attempt, item->id.value});
    }
    return out;
}

}  // namespace carewright
