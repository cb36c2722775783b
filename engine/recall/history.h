/// What a learner did with the cards of a course, and what follows from it.
///
/// Events are only ever added (attempt/recall_run.h stores them as steps); the state is derived from them. So taking a
/// review back is one more event, and joining two computers is a union of their events, in whatever order they come.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/uuid.h"
#include "engine/recall/card.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/learner_days.h"

namespace carewright {

/// The learner saw a card and rated how well they knew it.
struct Reviewed {
    CardId card;
    Rating rating = Rating::good;
    std::chrono::milliseconds took{0};  ///< from seeing the front to rating; 0: not measured
    std::string typed;                  ///< what was typed as an answer; may be empty

    friend bool operator==(const Reviewed&, const Reviewed&) = default;
};

/// The learner took a review back.
struct ReviewWithdrawn {
    StepId review;

    friend bool operator==(const ReviewWithdrawn&, const ReviewWithdrawn&) = default;
};

/// The learner put a card aside, or took it back.
struct CardSetAside {
    CardId card;
    bool aside = true;

    friend bool operator==(const CardSetAside&, const CardSetAside&) = default;
};

/// The learner said when the assessment is; no day: there is none (any more).
struct AssessmentDateSet {
    std::optional<Day> day;

    friend bool operator==(const AssessmentDateSet&, const AssessmentDateSet&) = default;
};

/// One thing that happened, with the step that recorded it.
struct RecallEvent {
    StepId step;
    Instant when;
    std::variant<Reviewed, ReviewWithdrawn, CardSetAside, AssessmentDateSet> what;

    friend bool operator==(const RecallEvent&, const RecallEvent&) = default;
};

/// A review that stands.
struct Review {
    StepId step;
    Instant when;
    Reviewed what;
    bool first = false;     ///< the first of its card
    bool inDays = false;    ///< the card was due by days, not on short steps

    friend bool operator==(const Review&, const Review&) = default;
};

/// One card as the learner knows it.
struct CardState {
    Memory memory;
    int reviews = 0;
    int lapses = 0;             ///< how often it was forgotten after it had been learnt …
    int lapsesSinceBack = 0;    ///< … since the learner last took it back from aside
    bool setAside = false;      ///< by the learner

    friend bool operator==(const CardState&, const CardState&) = default;
};

/// All that follows from the events.
struct RecallState {
    std::unordered_map<CardId, CardState> cards;    ///< those with at least one standing event
    std::vector<Review> reviews;                    ///< that stand, in order of time
    std::optional<Day> assessment;

    /// What is known of a card; of one never seen that of a new card.
    [[nodiscard]] const CardState& find(const CardId& card) const;

    friend bool operator==(const RecallState&, const RecallState&) = default;
};

/// The state after all events, in whatever order and however often each is given: they count in order of time. A
/// review of a day before its card's last one counts as the same day.
[[nodiscard]] RecallState recallState(std::span<const RecallEvent> events, const Fsrs& fsrs, const LearnerDays& days);

/// Takes one more event into account, newer than all before; what recallState would give. A withdrawal needs the events
/// before it, so it changes nothing here: derive the state anew.
void apply(RecallState& state, const RecallEvent& event, const Fsrs& fsrs, const LearnerDays& days);

/// The memory of a card after one more review, with days as the learner counts them.
[[nodiscard]] Memory afterReview(const Memory& memory, Rating rating, Instant when, const Fsrs& fsrs, const LearnerDays& days);

/// The newest review that stands and was made on the day of `now`: what "undo" takes back; nothing where there is none.
[[nodiscard]] std::optional<Review> lastReview(const RecallState& state, const LearnerDays& days, Instant now);

}  // namespace carewright
