#include "engine/attempt/recall_evidence.h"

#include <unordered_map>
#include <unordered_set>

namespace carewright {
namespace {

double scoreOf(Rating rating) {
    switch (rating) {
        case Rating::again: return 0;
        case Rating::hard: return 0.5;
        case Rating::good:
        case Rating::easy: return 1;
    }
    return 0;
}

}  // namespace

Evidence evidenceOf(std::span<const RecallEvent> events, std::span<const Card> deck) {
    std::unordered_map<CardId, const Card*> cards;
    for (const Card& card : deck) cards.emplace(card.id, &card);
    std::unordered_set<StepId> withdrawn;
    for (const RecallEvent& event : events)
        if (const auto* what = std::get_if<ReviewWithdrawn>(&event.what)) withdrawn.insert(what->review);
    Evidence out;
    for (const RecallEvent& event : events) {
        const auto* review = std::get_if<Reviewed>(&event.what);
        if (!review || withdrawn.contains(event.step)) continue;
        const auto card = cards.find(review->card);
        if (card == cards.end()) continue;
        for (const PointId& point : card->second->points)
            out.points.push_back({point, event.when, EvidenceSource::recallCard, scoreOf(review->rating), AttemptId(), review->card.value});
    }
    return out;
}

}  // namespace carewright
