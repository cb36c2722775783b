/// What the tests of recall share: small decks and the events of a learner.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/recall/card.h"
#include "engine/recall/history.h"

namespace carewright::test {

/// Sunday 22 November 2026, 19:00 UTC.
inline Instant evening() { return std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(19); }

/// Cards "a0", "b0", "a1" …: two faces of each thing. Every card trains the point "p" or "q" by turns of things.
inline std::vector<Card> sampleDeck(int things) {
    std::vector<Card> deck;
    for (int i = 0; i < things; ++i)
        for (const char* face : {"a", "b"}) {
            Card card;
            card.thing = "thing" + std::to_string(i);
            card.id = CardId(face + std::to_string(i));
            card.front = card.id.value;
            card.points = {PointId(i % 2 == 0 ? "p" : "q")};
            deck.push_back(card);
        }
    return deck;
}

/// Makes events with ids that sort as they are made.
class Learner {
public:
    std::vector<RecallEvent> events;

    StepId rate(const std::string& card, Rating rating, Instant when, std::chrono::milliseconds took = {}) {
        return add(when, Reviewed{CardId(card), rating, took, {}});
    }
    StepId add(Instant when, decltype(RecallEvent::what) what) {
        const StepId id(makeUuid(when, ++m_made, 1));
        events.push_back({id, when, std::move(what)});
        return id;
    }

private:
    std::uint16_t m_made = 0;
};

}  // namespace carewright::test
