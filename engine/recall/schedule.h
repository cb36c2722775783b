/// What to do tonight: which cards, in which order, and when each comes back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/recall/card.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/history.h"
#include "engine/recall/learner_days.h"

namespace carewright {

/// What becomes of a leech: a card that is forgotten again and again and eats time that other cards would use better.
enum class LeechAction {
    flag,       ///< it still comes, marked, with advice
    setAside,   ///< it does not come until the learner takes it back
};

struct ScheduleOptions {
    int newPerDay = 10;             ///< first encounters in a day
    int reviewsPerDay = 120;        ///< reviews of learnt cards in a day
    bool burySiblings = true;       ///< not two faces of one thing on the same day
    int leechLapses = 8;            ///< forgotten so often a card is a leech; 0: none ever is
    LeechAction leechAction = LeechAction::flag;
    std::chrono::minutes learnAhead{20};    ///< short steps may be taken so much earlier when nothing else is left
};

/// Why a card is in tonight's queue.
enum class QueuePart {
    learning,   ///< on a short step: finish what was begun
    due,        ///< learnt, and its day has come
    lastLook,   ///< due only after the assessment; offered on the last day before it
    unseen,     ///< new
};

struct QueueItem {
    CardId card;
    QueuePart part = QueuePart::unseen;
    Instant due;            ///< meaningless for unseen
    double recall = 0;      ///< predicted now, 0 to 1; 0 for unseen
    bool leech = false;

    friend bool operator==(const QueueItem&, const QueueItem&) = default;
};

struct Queue {
    std::vector<QueueItem> items;           ///< in the order in which they should come
    std::optional<Instant> nextStep;        ///< when the next short step is due, where items is empty and one is waiting
    std::size_t overLimit = 0;              ///< due cards that today's limit leaves for another day
    std::size_t unseen = 0;                 ///< new cards not in the queue
    std::size_t buried = 0;                 ///< left for another day because of a sibling
    std::size_t setAside = 0;               ///< by the learner, or as leeches
};

/// Tonight's queue: due short steps (longest waiting first); learnt cards whose day has come, the most nearly forgotten
/// first; on the last day before the assessment those that would come only after it, the weakest first; new cards in
/// the order of the deck. Reviews and new cards made today count towards the day's limits; a sibling seen today or
/// earlier in the queue buries a card, except on its short steps. A card that is no longer in the deck does not come.
[[nodiscard]] Queue tonightsQueue(std::span<const Card> deck, const RecallState& state, const Fsrs& fsrs,
                                  const LearnerDays& days, const ScheduleOptions& options, Instant now);

/// The day on which a learnt card comes back: its day, or the last day before the assessment where its day is later.
/// After the assessment, and without one, its own day.
[[nodiscard]] Day dueDay(const Memory& memory, const std::optional<Day>& assessment, const LearnerDays& days, Day today);

/// How many cards have been done on a day, as the daily limits count them.
struct DoneOn {
    int unseen = 0;     ///< first encounters
    int due = 0;        ///< reviews of learnt cards
};
[[nodiscard]] DoneOn doneOn(const RecallState& state, const LearnerDays& days, Day day);

/// The buttons below a card.
enum class Buttons { two, four };

/// What a button does: when the card comes back. Two buttons are again and good.
struct RatingChoice {
    Rating rating = Rating::good;
    Instant due;
    int days = 0;       ///< until then, as the learner counts them; 0: today
};
[[nodiscard]] std::vector<RatingChoice> ratingChoices(Buttons buttons, const Memory& memory, const Fsrs& fsrs,
                                                      const LearnerDays& days, Instant now);

/// True where a card has been forgotten as often as the options say since the learner last took it back.
[[nodiscard]] bool isLeech(const CardState& card, const ScheduleOptions& options);

/// True where the card does not come: set aside by the learner, or a leech and leeches are set aside.
[[nodiscard]] bool isSetAside(const CardState& card, const ScheduleOptions& options);

/// What to do about a leech, in a sentence or two for the learner.
[[nodiscard]] std::string leechAdvice(const Card& card, const CardState& state);

}  // namespace carewright
