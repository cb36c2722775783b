#include "engine/recall/evening.h"

#include <algorithm>

namespace carewright {

namespace {

bool onShortSteps(const CardState& card) {
    return card.memory.phase == MemoryPhase::learning || card.memory.phase == MemoryPhase::relearning;
}

}  // namespace

Evening::Next Evening::next(const RecallState& state, const ScheduleOptions& options, Instant now) const {
    const CardId* step = nullptr;
    const CardId* unseen = nullptr;
    Instant stepDue{};
    for (const CardId& id : m_cards) {
        const CardState& card = state.find(id);
        if (isSetAside(card, options)) continue;
        if (onShortSteps(card)) {
            if (!step || card.memory.due < stepDue) {
                step = &id;
                stepDue = card.memory.due;
            }
        } else if (!unseen && !seen(card)) {
            unseen = &id;
        }
    }
    if (step && (stepDue <= now || (!unseen && stepDue <= now + options.learnAhead))) return {*step, {}};
    if (unseen) return {*unseen, {}};
    if (step) return {{}, stepDue};
    return {};
}

std::size_t Evening::met(const RecallState& state, const ScheduleOptions& options) const {
    return static_cast<std::size_t>(std::ranges::count_if(m_cards, [&](const CardId& id) { return isSetAside(state.find(id), options) || seen(state.find(id)); }));
}

std::size_t Evening::done(const RecallState& state, const ScheduleOptions& options) const {
    return static_cast<std::size_t>(std::ranges::count_if(m_cards, [&](const CardId& id) {
        const CardState& card = state.find(id);
        return isSetAside(card, options) || (seen(card) && !onShortSteps(card));
    }));
}

void Evening::include(const CardId& card) {
    if (std::ranges::find(m_cards, card) == m_cards.end()) m_cards.insert(m_cards.begin(), card);
}

}  // namespace carewright
