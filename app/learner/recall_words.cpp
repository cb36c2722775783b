#include "app/learner/recall_words.h"

#include <algorithm>
#include <cmath>

#include "app/learner/parts.h"
#include "app/ui/day_words.h"

namespace carewright::ui {
namespace {

std::string countOf(std::size_t number, std::string_view one, std::string_view many) { return counted(static_cast<int>(number), one, many); }

}  // namespace

std::string aboutMinutes(std::chrono::milliseconds time) {
    const auto minutes = static_cast<int>(std::lround(std::chrono::duration<double, std::ratio<60>>(time).count()));
    return minutes <= 1 ? "about a minute" : "about " + std::to_string(minutes) + " minutes";
}

std::string cardsAndTime(const TonightsCards& tonight) { return countOf(tonight.all, "card", "cards") + ", " + aboutMinutes(tonight.cost); }

std::string againAndNew(std::size_t again, std::size_t unseen) {
    std::string words;
    if (again > 0) words = std::to_string(again) + " to see again";
    if (unseen > 0) words += (words.empty() ? "" : " and ") + std::to_string(unseen) + " new";
    return words;
}

std::string comesBack(const RatingChoice& choice, const RecallModel& recall, Instant now) {
    if (choice.days == 0) {
        const auto minutes = std::max<long>(1, std::lround(std::chrono::duration<double, std::ratio<60>>(choice.due - now).count()));
        if (minutes < 90) return "in " + counted(static_cast<int>(minutes), "minute", "minutes");
        return "later today";
    }
    const Day day = recall.today + std::chrono::days(choice.days);
    if (recall.assessment && *recall.assessment > recall.today && day >= *recall.assessment) return "a last look before the assessment";
    return choice.days <= 60 ? daysAway(day, recall.today) : "in " + std::to_string(static_cast<int>(std::lround(choice.days / 30.4))) + " months";
}

RatingWords ratingWords(Rating rating, Buttons buttons) {
    switch (rating) {
        case Rating::again: return {buttons == Buttons::two ? "Not yet" : "Again", "I did not know it"};
        case Rating::hard: return {"Hard", "Only just"};
        case Rating::good: return {buttons == Buttons::two ? "I knew it" : "Good", buttons == Buttons::two ? "All that matters" : "I knew it"};
        case Rating::easy: return {"Easy", "I knew it at once"};
    }
    return {};
}

std::string_view kindWords(CardKind kind) {
    switch (kind) {
        case CardKind::termMeaning: return "What does it mean?";
        case CardKind::termName: return "Which word is it?";
        case CardKind::lawWhat:
        case CardKind::lawPromotes: return "The law";
        case CardKind::lawName: return "Which law is it?";
        case CardKind::mythOrFact: return "Myth or fact?";
        case CardKind::entryMeaning: return "In your own words";
        case CardKind::entryName: return "What is it called?";
        case CardKind::entryList: return "Name them all";
        case CardKind::cloze: return "Fill the gap";
        case CardKind::point: return "A point you missed";
    }
    return "";
}

std::string forecastWords(const DayForecast& day, Day today) {
    std::string words = day.day == today ? std::string("Today") : day.day == today + std::chrono::days(1) ? std::string("Tomorrow") : shortDay(day.day);
    const std::string cards = againAndNew(day.due, day.unseen);
    words += ": " + (cards.empty() ? std::string("nothing due") : cards + ", " + aboutMinutes(day.cost));
    if (day.lastLooks > 0) words += ", and a last look at " + std::to_string(day.lastLooks);
    return words + ".";
}

std::string percent(double part) { return std::to_string(std::lround(std::clamp(part, 0.0, 1.0) * 100)) + " %"; }

std::string lasts(double days) {
    if (days < 0.75) return "less than a day";
    const long whole = std::lround(days);
    if (whole < 60) return counted(static_cast<int>(whole), "day", "days");
    return std::to_string(std::lround(days / 30.4)) + " months";
}

std::string reachWords(const RecallModel& recall) {
    if (!recall.assessment || *recall.assessment <= recall.today || recall.met >= recall.deck) return {};
    const auto evenings = static_cast<std::size_t>((*recall.assessment - recall.today).count());
    const std::size_t left = recall.deck - recall.met, reached = evenings * static_cast<std::size_t>(recall.choices.newPerDay);
    if (reached >= left) return {};
    const std::size_t needed = (left + evenings - 1) / evenings;
    std::string words = "With up to " + counted(recall.choices.newPerDay, "new card", "new cards") + " a day you meet " + std::to_string(reached) + " of the " + std::to_string(left) +
                        " that are left before your assessment.";
    if (needed <= static_cast<std::size_t>(RecallChoices::mostNew)) words += " " + std::to_string(needed) + " a day would reach them all.";
    return words;
}

}  // namespace carewright::ui
