#include <algorithm>
#include <deque>

#include "engine/recall/plan.h"

namespace carewright {

namespace {

struct Waiting {
    Memory memory;
    std::chrono::milliseconds cost{0};  ///< one showing
};

}  // namespace

std::vector<DayForecast> forecast(std::span<const Card> deck, const RecallState& state, const PlanContext& context, int count) {
    const Day today = context.days.dayOf(context.now);
    const int untilAssessment = state.assessment ? daysBetween(today, *state.assessment) : 0;
    if (untilAssessment > 0) count = std::min(count, untilAssessment);
    if (count <= 0) return {};

    // Each card waits on the day on which it comes next; those that come after the last day do not matter.
    const auto length = static_cast<std::size_t>(count);
    const CardCosts costs = cardCosts(deck, state);
    std::vector<std::vector<Waiting>> days(length);
    std::deque<Waiting> unseen;
    std::size_t beyond = 0;
    const auto place = [&](Waiting card, int notBefore) {
        const int day = std::max(notBefore, daysBetween(today, context.days.dayOf(card.memory.due)));
        if (day < count) days[static_cast<std::size_t>(day)].push_back(std::move(card));
        else ++beyond;
    };
    for (const Card& card : deck) {
        const CardState& known = state.find(card.id);
        if (isSetAside(known, context.options)) continue;
        Waiting waiting{known.memory, costs[static_cast<std::size_t>(card.kind)]};
        if (known.memory.seen()) place(std::move(waiting), 0);
        else unseen.push_back(std::move(waiting));
    }

    const DoneOn done = doneOn(state, context.days, today);
    std::vector<DayForecast> result;
    for (std::size_t day = 0; day < length; ++day) {
        DayForecast& here = result.emplace_back();
        here.day = today + std::chrono::days(day);
        const Instant when = std::max(context.now, context.days.startOf(here.day));
        int mayReview = context.options.reviewsPerDay - (day == 0 ? done.due : 0);
        int mayBegin = context.options.newPerDay - (day == 0 ? done.unseen : 0);
        const auto evening = [&](Waiting card) {
            int showings = 0;
            do {
                card.memory = afterReview(card.memory, Rating::good, std::max(when, showings > 0 ? card.memory.due : when), context.fsrs, context.days);
                ++showings;
            } while (card.memory.phase != MemoryPhase::review && showings < 10);
            here.cost += card.cost * showings;
            place(std::move(card), static_cast<int>(day) + 1);
        };

        const std::size_t beyondBefore = beyond;   // those seen today need no last look
        std::vector<Waiting> dueToday = std::move(days[day]);
        for (Waiting& card : dueToday) {
            const bool step = card.memory.phase != MemoryPhase::review;
            if (!step && mayReview <= 0) {
                place(std::move(card), static_cast<int>(day) + 1);
                continue;
            }
            if (!step) {
                --mayReview;
                ++here.due;
            }
            evening(std::move(card));
        }
        for (; mayBegin > 0 && !unseen.empty(); --mayBegin) {
            ++here.unseen;
            evening(std::move(unseen.front()));
            unseen.pop_front();
        }
        if (static_cast<int>(day) + 1 == untilAssessment) here.lastLooks = std::min(static_cast<std::size_t>(std::max(mayReview, 0)), beyondBefore);
    }
    return result;
}

}  // namespace carewright
