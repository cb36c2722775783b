/// What the recall room shows of a learner's state: figures for tonight, for the day aimed at, and for an evening that is
/// over. Pure functions of the deck, the state and the moment.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "app/ui/recall_model.h"
#include "engine/content/course.h"
#include "engine/recall/plan.h"

namespace carewright {

/// The deck and what is known of it, for the functions below; borrows all of it.
struct RecallSight {
    const Course& course;
    std::span<const Card> deck;
    const RecallState& state;
    const PlanContext& plan;
};

/// The options of the engine that follow from what the learner chose.
[[nodiscard]] ScheduleOptions scheduleOptions(const ui::RecallChoices& choices);

/// Tonight's plan: by the minutes chosen, or all that is due.
[[nodiscard]] EveningPlan tonightsPlan(const RecallSight& sight, const ui::RecallChoices& choices);

[[nodiscard]] ui::TonightsCards tonightsCards(const Course& course, const EveningPlan& plan);

/// The next `count` days, today first. Today is tonight's plan; what follows is the engine's forecast once that is done,
/// with all of it recalled and the day's limit of new cards kept.
[[nodiscard]] std::vector<DayForecast> comingDays(const RecallSight& sight, const EveningPlan& tonight, int count);

/// Reviews made on the day of the plan's `now`.
[[nodiscard]] ui::RecallToday doneToday(const RecallSight& sight);

/// Cards that do not come, in the order of the deck.
[[nodiscard]] std::vector<ui::AsideCard> asideCards(const RecallSight& sight);

/// How many cards are on a short step, due, or due a last look; no new ones.
[[nodiscard]] std::size_t dueNow(const RecallSight& sight);

/// The evening from `begun` on, against what was known `before` it. `more` is left false.
[[nodiscard]] ui::EveningSummary summarise(const RecallSight& sight, const RecallState& before, Instant begun);

/// The choices as entries of a learner's profile, and back; what is missing, unknown or out of range is as for a new
/// learner.
[[nodiscard]] std::map<std::string, std::string> toEntries(const ui::RecallChoices& choices);
[[nodiscard]] ui::RecallChoices recallChoicesFrom(const std::map<std::string, std::string>& entries);

}  // namespace carewright
