#include "engine/recall/history.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace carewright {

namespace {

const CardState newCard{};

/// Takes events in order of time into account.
class Folding {
public:
    Folding(RecallState& state, const Fsrs& fsrs, const LearnerDays& days) : m_state(state), m_fsrs(fsrs), m_days(days) {}

    void take(const RecallEvent& event, const Reviewed& what) {
        CardState& card = m_state.cards[what.card];
        const bool inDays = card.memory.phase == MemoryPhase::review;
        if (inDays && what.rating == Rating::again) {
            ++card.lapses;
            ++card.lapsesSinceBack;
        }
        m_state.reviews.push_back({event.step, event.when, what, card.reviews == 0, inDays});
        card.memory = afterReview(card.memory, what.rating, event.when, m_fsrs, m_days);
        ++card.reviews;
    }

    void take(const RecallEvent&, const CardSetAside& what) {
        CardState& card = m_state.cards[what.card];
        card.setAside = what.aside;
        if (!what.aside) card.lapsesSinceBack = 0;
    }

    void take(const RecallEvent&, const AssessmentDateSet& what) { m_state.assessment = what.day; }
    void take(const RecallEvent&, const ReviewWithdrawn&) {}

private:
    RecallState& m_state;
    const Fsrs& m_fsrs;
    const LearnerDays& m_days;
};

}  // namespace

const CardState& RecallState::find(const CardId& card) const {
    const auto found = cards.find(card);
    return found == cards.end() ? newCard : found->second;
}

Memory afterReview(const Memory& memory, Rating rating, Instant when, const Fsrs& fsrs, const LearnerDays& days) {
    const int elapsed = memory.seen() ? daysBetween(days.dayOf(memory.lastReview), days.dayOf(when)) : 0;
    return fsrs.review(memory, rating, when, elapsed);
}

void apply(RecallState& state, const RecallEvent& event, const Fsrs& fsrs, const LearnerDays& days) {
    Folding folding(state, fsrs, days);
    std::visit([&](const auto& what) { folding.take(event, what); }, event.what);
}

RecallState recallState(std::span<const RecallEvent> events, const Fsrs& fsrs, const LearnerDays& days) {
    std::vector<const RecallEvent*> sorted;
    std::unordered_set<StepId> seen, withdrawn;
    sorted.reserve(events.size());
    const auto before = [](const RecallEvent& a, const RecallEvent& b) { return std::tie(a.when, a.step) < std::tie(b.when, b.step); };
    // In strict order nothing stands there twice.
    const bool inOrder = std::ranges::adjacent_find(events, [&](const RecallEvent& a, const RecallEvent& b) { return !before(a, b); }) == events.end();
    if (!inOrder) seen.reserve(events.size());
    for (const RecallEvent& event : events) {
        if (!inOrder && !seen.insert(event.step).second) continue;
        if (const auto* gone = std::get_if<ReviewWithdrawn>(&event.what)) withdrawn.insert(gone->review);
        else sorted.push_back(&event);
    }
    if (!inOrder) std::ranges::sort(sorted, [&](const RecallEvent* a, const RecallEvent* b) { return before(*a, *b); });

    RecallState state;
    for (const RecallEvent* event : sorted)
        if (!withdrawn.contains(event->step)) apply(state, *event, fsrs, days);
    return state;
}

std::optional<Review> lastReview(const RecallState& state, const LearnerDays& days, Instant now) {
    if (state.reviews.empty() || days.dayOf(state.reviews.back().when) != days.dayOf(now)) return std::nullopt;
    return state.reviews.back();
}

}  // namespace carewright
