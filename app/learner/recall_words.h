/// How the recall room puts things into words.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/recall_model.h"
#include "engine/content/course.h"

namespace carewright::ui {

/// "about 20 minutes", "about a minute".
[[nodiscard]] std::string aboutMinutes(std::chrono::milliseconds time);

/// "31 cards, about 20 minutes".
[[nodiscard]] std::string cardsAndTime(const TonightsCards& tonight);

/// "9 to see again and 22 new": what the cards are; empty for none.
[[nodiscard]] std::string againAndNew(std::size_t again, std::size_t unseen);

/// When a card comes back: "in 10 minutes", "tomorrow", "in 4 days", or for days past the assessment "a last look before
/// the assessment".
[[nodiscard]] std::string comesBack(const RatingChoice& choice, const RecallModel& recall, Instant now);

/// What a button is called and what it means: "Good", "I knew it".
struct RatingWords {
    std::string_view name, meaning;
};
[[nodiscard]] RatingWords ratingWords(Rating rating, Buttons buttons);

/// What sort of card it is: "Fill the gap".
[[nodiscard]] std::string_view kindWords(CardKind kind);

/// "Tuesday 24 November: 12 cards to see again, 10 new, about 9 minutes".
[[nodiscard]] std::string forecastWords(const DayForecast& day, Day today);

/// "42 %".
[[nodiscard]] std::string percent(double part);

/// How long a memory lasts: "less than a day", "1 day", "9 days", "3 months".
[[nodiscard]] std::string lasts(double days);

/// Where the day's limit of new cards leaves some unmet before the assessment: how many, and which limit would reach all. Empty: it does not.
[[nodiscard]] std::string reachWords(const RecallModel& recall);

}  // namespace carewright::ui
