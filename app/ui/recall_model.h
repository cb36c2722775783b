/// What views read of recall cards: what is due tonight and the plan towards the assessment date. Plain values; the desk
/// of the same name keeps them.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/card_answer.h"
#include "engine/base/clock.h"
#include "engine/recall/card.h"
#include "engine/recall/plan.h"
#include "engine/recall/schedule.h"

namespace carewright::ui {

/// How the learner likes to work with the cards; kept with the profile.
struct RecallChoices {
    static constexpr int leastMinutes = 1, mostMinutes = 180, mostNew = 50;

    Buttons buttons = Buttons::four;
    bool typing = true;         ///< answers may be typed before the back is shown
    int minutes = 10;           ///< for an evening; 0: all that is due, within the day's limits
    int newPerDay = 10;         ///< cards never seen that a day brings at most

    friend bool operator==(const RecallChoices&, const RecallChoices&) = default;
};

/// Predicted recall of the cards of one marking point on the day aimed at, 0 to 1.
struct PointBar {
    PointId point;
    double before = 0, after = 0;   ///< as it stands, and with the evening
    std::size_t cards = 0, unseen = 0;

    friend bool operator==(const PointBar&, const PointBar&) = default;
};

/// What an evening would be.
struct TonightsCards {
    std::size_t all = 0, unseen = 0;        ///< how many cards; of them never seen
    std::chrono::milliseconds cost{0};
    std::vector<PointBar> points;           ///< in the course's order
};

/// What was done on the day of today.
struct RecallToday {
    std::size_t cards = 0;      ///< different ones
    std::size_t ratings = 0;
    std::chrono::milliseconds took{0};
};

/// The card that lies on the table.
struct CardOnTable {
    carewright::Card card;
    bool unseen = false;            ///< met for the first time
    bool again = false;             ///< on a short step: met this evening or the last
    std::string leechAdvice;        ///< empty unless it slips again and again
    bool turned = false;            ///< the back is shown
    std::string typed;
    CardAnswer answer;              ///< once turned: how the typed answer compares
    std::string noMarking;          ///< why a typed answer could not be marked; empty where it could
    std::vector<RatingChoice> choices;
};

/// A card that is remembered longer after an evening.
struct StrengthenedCard {
    carewright::Card card;
    bool unseen = false;            ///< met for the first time on that evening
    double daysBefore = 0, daysAfter = 0;   ///< days after which it is recalled with 90 %
};

/// How an evening went.
struct EveningSummary {
    std::size_t cards = 0, unseen = 0, ratings = 0, again = 0;
    std::chrono::milliseconds took{0};
    std::vector<StrengthenedCard> strengthened;     ///< those that gained most first
    std::vector<PointBar> points;                   ///< before and after it; only those whose cards were met
    Day aim{};
    std::optional<DayForecast> next;                ///< the next day with something to do
    bool more = false;                              ///< there is more that could be done today
};

struct AsideCard {
    CardId id;
    std::string front;
    bool leech = false;     ///< put aside because it slipped again and again
};

struct RecallModel {
    enum class Stage { start, card, waiting, summary };

    bool open = false;              ///< the record could be read; false: all below is empty
    std::string problem;            ///< why it is not open, a sentence
    RecallChoices choices;
    Stage stage = Stage::start;

    Day today{};
    std::optional<Day> assessment;
    Day aim{};                      ///< the assessment where it is ahead, else thirty days on
    std::size_t deck = 0, met = 0;  ///< cards, and those seen at least once
    std::size_t due = 0;            ///< cards whose time has come; new ones not counted
    RecallToday done;
    TonightsCards tonight;
    std::vector<DayForecast> forecast;      ///< today first
    std::vector<AsideCard> aside;
    std::optional<CardId> undoable;         ///< whose rating would be taken back

    std::optional<CardOnTable> card;        ///< Stage::card
    std::optional<Instant> waitUntil;       ///< Stage::waiting
    std::size_t eveningDone = 0, eveningAll = 0;    ///< cards of this evening that were rated or put aside, and all of them
    std::size_t eveningBack = 0;            ///< of those done, how many come back once more this evening
    std::optional<AsideCard> justAside;     ///< put aside since the last rating
    std::optional<EveningSummary> summary;  ///< Stage::summary
};

}  // namespace carewright::ui
