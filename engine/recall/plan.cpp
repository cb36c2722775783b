#include "engine/recall/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/recall/unmet.h"

namespace carewright {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int daysWithoutDate = 30;
constexpr double leastGain = 0.01;

milliseconds defaultCost(CardKind kind) {
    switch (kind) {
        case CardKind::cloze: return seconds(8);
        case CardKind::termName: return seconds(10);
        case CardKind::termMeaning:
        case CardKind::entryName: return seconds(12);
        case CardKind::mythOrFact:
        case CardKind::lawName:
        case CardKind::entryMeaning: return seconds(15);
        case CardKind::lawWhat:
        case CardKind::lawPromotes: return seconds(20);
        case CardKind::entryList: return seconds(30);
        case CardKind::point: return seconds(45);
    }
    return seconds(15);
}

/// A card is met twice on its first evening, and once more for each time it is forgotten.
milliseconds eveningCost(milliseconds showing, const CardState& card, double recallNow) {
    const double showings = (card.memory.seen() ? 1 : 2) + (1 - recallNow);
    return milliseconds(static_cast<std::int64_t>(static_cast<double>(showing.count()) * showings));
}

/// The memory at the end of an evening on which the first answer is `first` and all later ones are good.
Memory atEndOfEvening(Memory memory, Rating first, Instant now, const PlanContext& context) {
    memory = afterReview(memory, first, now, context.fsrs, context.days);
    constexpr int mostSteps = 10;   // parameters may bring more short steps than an evening has room for
    for (int i = 0; i < mostSteps && memory.phase != MemoryPhase::review; ++i) {
        now = std::max(now, memory.due);
        memory = context.fsrs.review(memory, Rating::good, now, 0);
    }
    return memory;
}

/// Expected recall on the day when the card is seen tonight.
double recallAfterTonight(Day aim, const CardState& card, double recallNow, const PlanContext& context) {
    const auto recall = [&](Rating first) {
        const Memory after = atEndOfEvening(card.memory, first, context.now, context);
        return context.fsrs.retrievability(after.stability, daysBetween(context.days.dayOf(context.now), aim));
    };
    return recallNow * recall(Rating::good) + (1 - recallNow) * recall(Rating::again);
}

QueuePart partOf(const Memory& memory, Day today, const LearnerDays& days) {
    if (!memory.seen()) return QueuePart::unseen;
    if (memory.phase != MemoryPhase::review) return QueuePart::learning;
    return days.dayOf(memory.due) <= today ? QueuePart::due : QueuePart::lastLook;
}

struct Candidate {
    const Card* card;
    PlannedCard planned;
};

/// The mean recall of each point's cards, with the recall of each card given.
template <class RecallOf>
std::vector<PointRecall> meanByPoint(std::span<const Card> deck, const RecallState& state, RecallOf&& recallOf) {
    std::vector<PointRecall> points;
    std::unordered_map<PointId, std::size_t> places;
    for (const Card& card : deck) {
        if (card.points.empty()) continue;
        const CardState& known = state.find(card.id);
        const double recall = recallOf(card, known);
        for (const PointId& point : card.points) {
            const auto [place, added] = places.emplace(point, points.size());
            if (added) points.push_back({point});
            PointRecall& sum = points[place->second];
            sum.recall += recall;
            ++sum.cards;
            sum.unseen += !known.memory.seen();
        }
    }
    for (PointRecall& point : points) point.recall /= static_cast<double>(point.cards);
    return points;
}

/// Works out what single cards would bring tonight, and what an evening of them comes to.
class Planner {
public:
    Planner(std::span<const Card> deck, const RecallState& state, const PlanContext& context)
        : m_deck(deck), m_state(state), m_context(context), m_today(context.days.dayOf(context.now)),
          m_aim(aimDay(state, context.days, context.now)), m_unmetToday(unmetRecall(state, m_today, context.fsrs, context.days)),
          m_unmet(unmetRecall(state, m_aim, context.fsrs, context.days)), m_costs(cardCosts(deck, state)) {}

    [[nodiscard]] Day aim() const { return m_aim; }

    [[nodiscard]] PlannedCard plan(const Card& card) const {
        const CardState& known = m_state.find(card.id);
        const double recallNow = recallOn(m_today, known, m_unmetToday, m_context.fsrs, m_context.days);
        PlannedCard planned;
        planned.card = card.id;
        planned.part = partOf(known.memory, m_today, m_context.days);
        planned.recallWithout = recallOn(m_aim, known, m_unmet, m_context.fsrs, m_context.days);
        planned.recallWith = recallAfterTonight(m_aim, known, recallNow, m_context);
        planned.cost = eveningCost(m_costs[static_cast<std::size_t>(card.kind)], known, recallNow);
        return planned;
    }

    /// Fills in what the points come to without and with the plan's cards.
    void predict(EveningPlan& plan) const {
        std::unordered_map<std::string_view, double> recallWith;
        for (const PlannedCard& planned : plan.cards) recallWith.emplace(planned.card.value, planned.recallWith);
        plan.without = pointRecall(m_deck, m_state, m_aim, m_context.fsrs, m_context.days);
        plan.with = meanByPoint(m_deck, m_state, [&](const Card& card, const CardState& known) {
            const auto found = recallWith.find(card.id.value);
            return found != recallWith.end() ? found->second : recallOn(m_aim, known, m_unmet, m_context.fsrs, m_context.days);
        });
    }

private:
    std::span<const Card> m_deck;
    const RecallState& m_state;
    const PlanContext& m_context;
    Day m_today, m_aim;
    double m_unmetToday, m_unmet;   ///< what is known of a card never met, now and on the day
    CardCosts m_costs;
};

}  // namespace

Day aimDay(const RecallState& state, const LearnerDays& days, Instant now) {
    const Day today = days.dayOf(now);
    return state.assessment && *state.assessment >= today ? *state.assessment : today + std::chrono::days(daysWithoutDate);
}

double priorRecall(const RecallState& state) {
    double first = 0, known = 0;
    for (const Review& review : state.reviews) {
        if (!review.first) continue;
        ++first;
        known += review.what.rating == Rating::again ? 0 : review.what.rating == Rating::hard ? 0.5 : 1;
    }
    return (2 + known) / (8 + first);
}

double recallOn(Day day, const CardState& card, double prior, const Fsrs& fsrs, const LearnerDays& days) {
    if (!card.memory.seen()) return prior;
    return fsrs.retrievability(card.memory.stability, daysBetween(days.dayOf(card.memory.lastReview), day));
}

std::vector<PointRecall> pointRecall(std::span<const Card> deck, const RecallState& state, Day day, const Fsrs& fsrs,
                                     const LearnerDays& days) {
    const double unmet = unmetRecall(state, day, fsrs, days);
    return meanByPoint(deck, state, [&](const Card&, const CardState& known) { return recallOn(day, known, unmet, fsrs, days); });
}

CardCosts cardCosts(std::span<const Card> deck, const RecallState& state) {
    constexpr int defaultShowings = 5;
    constexpr milliseconds mostCounted = std::chrono::minutes(2);   // longer, and the learner made tea
    CardCosts sums{};
    std::array<int, cardKinds> showings{};
    for (std::size_t kind = 0; kind < sums.size(); ++kind) {
        sums[kind] = defaultCost(static_cast<CardKind>(kind)) * defaultShowings;
        showings[kind] = defaultShowings;
    }
    std::unordered_map<std::string_view, CardKind> kinds;
    for (const Card& card : deck) kinds.emplace(card.id.value, card.kind);
    for (const Review& review : state.reviews) {
        const auto kind = kinds.find(review.what.card.value);
        if (kind == kinds.end() || review.what.took <= milliseconds(0)) continue;
        sums[static_cast<std::size_t>(kind->second)] += std::min(review.what.took, mostCounted);
        ++showings[static_cast<std::size_t>(kind->second)];
    }
    for (std::size_t kind = 0; kind < sums.size(); ++kind) sums[kind] /= showings[kind];
    return sums;
}

EveningPlan planEvening(std::span<const Card> deck, const RecallState& state, const PlanContext& context, std::chrono::minutes time) {
    const Day today = context.days.dayOf(context.now);
    const Planner planner(deck, state, context);
    EveningPlan plan;
    plan.aim = planner.aim();

    std::unordered_set<std::string_view> things;    // seen today, or planned
    std::vector<Candidate> steps, others;
    for (const Card& card : deck) {
        const CardState& known = state.find(card.id);
        const bool done = known.memory.seen() && context.days.dayOf(known.memory.lastReview) >= today;
        if (done) things.insert(card.thing);
        if (isSetAside(known, context.options)) continue;
        Candidate candidate{&card, planner.plan(card)};
        const PlannedCard& planned = candidate.planned;
        if (done && planned.part != QueuePart::learning) continue;
        if (planned.part == QueuePart::learning) steps.push_back(std::move(candidate));
        else if (planned.gain() >= leastGain) others.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(steps, {}, [&](const Candidate& one) { return state.find(one.planned.card).memory.due; });
    std::ranges::stable_sort(others, std::greater{}, [](const Candidate& one) {
        return one.planned.gain() / static_cast<double>(one.planned.cost.count());
    });

    auto newLeft = context.options.newPerDay - std::ranges::count_if(state.reviews, [&](const Review& review) { return review.first && context.days.dayOf(review.when) >= today; });
    const auto take = [&](Candidate& one) {
        if (plan.cost + one.planned.cost > time) return;
        if (one.planned.part == QueuePart::unseen && newLeft-- <= 0) return;
        things.insert(one.card->thing);
        plan.cost += one.planned.cost;
        plan.cards.push_back(std::move(one.planned));
    };
    for (Candidate& one : steps) take(one);
    for (Candidate& one : others)
        if (!context.options.burySiblings || !things.contains(one.card->thing)) take(one);
    planner.predict(plan);
    return plan;
}

EveningPlan planQueue(std::span<const Card> deck, const RecallState& state, const PlanContext& context) {
    const Planner planner(deck, state, context);
    EveningPlan plan;
    plan.aim = planner.aim();
    std::unordered_map<std::string_view, const Card*> cards;
    for (const Card& card : deck) cards.emplace(card.id.value, &card);
    for (const QueueItem& item : tonightsQueue(deck, state, context.fsrs, context.days, context.options, context.now).items) {
        PlannedCard planned = planner.plan(*cards.at(item.card.value));
        planned.part = item.part;
        plan.cost += planned.cost;
        plan.cards.push_back(std::move(planned));
    }
    planner.predict(plan);
    return plan;
}

}  // namespace carewright
