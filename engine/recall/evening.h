/// An evening with the cards: what was chosen for it, which card comes next, and how far the learner is.
///
///     Evening evening(cards, clock.now());
///     evening.next(state, options, clock.now());     // rate it, ask again
///
/// It holds only what was chosen and when it began; all else follows from the learner's state. So taking a rating back
/// or putting a card aside needs nothing here, and an evening that was broken off is begun anew from the state.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/clock.h"
#include "engine/recall/history.h"
#include "engine/recall/schedule.h"

namespace carewright {

class Evening {
public:
    /// `cards` in the order in which they should come, each once, as planEvening or tonightsQueue gives them.
    Evening(std::vector<CardId> cards, Instant begun) : m_cards(std::move(cards)), m_begun(begun) {}

    [[nodiscard]] Instant begun() const { return m_begun; }

    /// What comes next: a card, or a moment to wait for; neither: the evening is over.
    struct Next {
        std::optional<CardId> card;
        std::optional<Instant> waitUntil;
    };

    /// Short steps that are due come first (longest waiting first), then the cards not seen this evening, then short
    /// steps that may be taken ahead of their time. Cards put aside do not come.
    [[nodiscard]] Next next(const RecallState& state, const ScheduleOptions& options, Instant now) const;

    /// How many cards have been rated this evening, or put aside: some may come back on a short step.
    [[nodiscard]] std::size_t met(const RecallState& state, const ScheduleOptions& options) const;

    /// How many cards are done for good: off their short steps, or put aside.
    [[nodiscard]] std::size_t done(const RecallState& state, const ScheduleOptions& options) const;
    [[nodiscard]] std::size_t all() const { return m_cards.size(); }

    /// Takes a card in that was not chosen, as the next one not seen; nothing happens where it is in already.
    void include(const CardId& card);

    /// Leaves a card out after all: the course has lost it.
    void drop(const CardId& card) { std::erase(m_cards, card); }

private:
    [[nodiscard]] bool seen(const CardState& card) const { return card.memory.seen() && card.memory.lastReview >= m_begun; }

    std::vector<CardId> m_cards;
    Instant m_begun;
};

}  // namespace carewright
