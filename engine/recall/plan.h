/// Aims the memory at a day: what will be recalled on it, and what to do tonight so that it is more.
///
/// Predicted recall of a card seen is FSRS's forgetting curve from its last review to the day. A card never seen
/// counts with what unmet.h says: the share that the learner knew at first sight, which begins at a quarter, and what
/// fades of it until the day, so that meeting a card is no loss. A marking point's recall is the mean over the cards
/// that train it.
///
/// The gain of a card tonight is the expected recall on the day with it minus the recall without it, both with no
/// further review: with probability R (recall now) it is rated good, else again and then brought back over the short
/// step. Tonight's plan takes cards by gain per minute. That is greedy, and good enough: what is strong on the day
/// already gains next to nothing, what is weak or new gains much.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/recall/card.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/history.h"
#include "engine/recall/learner_days.h"
#include "engine/recall/schedule.h"

namespace carewright {

/// Who plans, when, and how they work: what every function here needs.
struct PlanContext {
    const Fsrs& fsrs;
    const LearnerDays& days;
    const ScheduleOptions& options;
    Instant now;
};

/// The day to aim at: the assessment where it is today or later, else thirty days from now.
[[nodiscard]] Day aimDay(const RecallState& state, const LearnerDays& days, Instant now);

/// How likely this learner is to know a card at first sight: over 0, under 1 (formula in unmet.h, before it fades).
[[nodiscard]] double priorRecall(const RecallState& state);

/// Predicted recall of one card on `day` without further review, 0 to 1; `prior` where never seen. Before the last review 1.
[[nodiscard]] double recallOn(Day day, const CardState& card, double prior, const Fsrs& fsrs, const LearnerDays& days);

/// What the cards of one marking point will come to.
struct PointRecall {
    PointId point;
    double recall = 0;          ///< predicted, 0 to 1: the mean over its cards
    std::size_t cards = 0;      ///< at least 1
    std::size_t unseen = 0;     ///< of them never seen

    friend bool operator==(const PointRecall&, const PointRecall&) = default;
};

/// Predicted recall on `day` of each marking point that a card of the deck trains, in the order in which the deck
/// first names them.
[[nodiscard]] std::vector<PointRecall> pointRecall(std::span<const Card> deck, const RecallState& state, Day day,
                                                   const Fsrs& fsrs, const LearnerDays& days);

/// How long the learner takes over one showing of a card of each kind.
using CardCosts = std::array<std::chrono::milliseconds, cardKinds>;

/// The default costs (from 8 s for a gap to 45 s for a point in free text), drawn towards what the learner took: the
/// mean of five showings at the default and all measured ones, each counted as two minutes at most.
[[nodiscard]] CardCosts cardCosts(std::span<const Card> deck, const RecallState& state);

/// One card of tonight's plan.
struct PlannedCard {
    CardId card;
    QueuePart part = QueuePart::unseen;     ///< lastLook: not due, but worth it
    double recallWithout = 0, recallWith = 0;   ///< on the day, without and with tonight
    std::chrono::milliseconds cost{0};      ///< expected, repeats on short steps included

    [[nodiscard]] double gain() const { return recallWith - recallWithout; }
};

struct EveningPlan {
    Day aim;
    std::vector<PlannedCard> cards;         ///< in the order in which they should come
    std::chrono::milliseconds cost{0};      ///< of all of them
    std::vector<PointRecall> without, with; ///< predicted on the day, without and with this evening
};

/// What to do in the time that the learner has, and no longer: first the short steps that wait, then cards by gain per minute. Of
/// the daily limits that of new cards holds (ScheduleOptions::newPerDay, those met today counted), for many new ones at once
/// frighten, and come back all together; siblings are kept apart as in the queue. A card that would gain less than one
/// percent is left out, so that a plan may be shorter than the time.
[[nodiscard]] EveningPlan planEvening(std::span<const Card> deck, const RecallState& state, const PlanContext& context,
                                      std::chrono::minutes time);

/// The same for tonight's queue as it is, whatever time it takes: what its cards cost and bring.
[[nodiscard]] EveningPlan planQueue(std::span<const Card> deck, const RecallState& state, const PlanContext& context);

/// What a day will bring.
struct DayForecast {
    Day day;
    std::size_t due = 0;        ///< reviews of learnt cards
    std::size_t unseen = 0;     ///< first encounters
    std::size_t lastLooks = 0;  ///< the last day before the assessment only: cards that would come only after it
    std::chrono::milliseconds cost{0};

    friend bool operator==(const DayForecast&, const DayForecast&) = default;
};

/// The next `count` days, today first, as they come when the learner does each day what the queue asks, recalls all of
/// it (expect one review in ten more), and keeps the limits; what a limit leaves over moves to the next day. With an
/// assessment ahead it ends with the day before it. Siblings are not kept apart here.
[[nodiscard]] std::vector<DayForecast> forecast(std::span<const Card> deck, const RecallState& state,
                                                const PlanContext& context, int count);

}  // namespace carewright
