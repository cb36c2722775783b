#include "app/desktop/recall_numbers.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "engine/recall/unmet.h"

namespace carewright {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::minutes longestCounted{2};   ///< for one card; longer, and the learner was elsewhere
constexpr int daysLookedAhead = 60;

/// The points of two predictions side by side, in the course's order.
std::vector<ui::PointBar> bars(const Course& course, const std::vector<PointRecall>& before, const std::vector<PointRecall>& after) {
    std::vector<ui::PointBar> all;
    for (const MarkingPoint& point : course.points) {
        const auto without = std::ranges::find(before, point.id, &PointRecall::point);
        const auto with = std::ranges::find(after, point.id, &PointRecall::point);
        if (without == before.end() || with == after.end()) continue;
        all.push_back({point.id, without->recall, with->recall, with->cards, with->unseen});
    }
    return all;
}

/// Predicted recall of each point, where a card never seen is known with `unmet` on the day.
std::vector<PointRecall> pointRecallWith(double unmet, const RecallSight& sight, const RecallState& state, Day day) {
    std::vector<PointRecall> points;
    for (const Card& card : sight.deck) {
        const CardState& known = state.find(card.id);
        for (const PointId& id : card.points) {
            auto point = std::ranges::find(points, id, &PointRecall::point);
            if (point == points.end()) point = points.insert(points.end(), PointRecall{id});
            point->recall += recallOn(day, known, unmet, sight.plan.fsrs, sight.plan.days);
            ++point->cards;
            point->unseen += !known.memory.seen();
        }
    }
    for (PointRecall& point : points) point.recall /= static_cast<double>(point.cards);
    return points;
}

milliseconds counted(milliseconds took) { return std::clamp(took, milliseconds(0), milliseconds(longestCounted)); }

int numberIn(const std::map<std::string, std::string>& entries, const char* key, int least, int most, int otherwise) {
    const auto found = entries.find(key);
    if (found == entries.end()) return otherwise;
    const std::string& text = found->second;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most ? value : otherwise;
}

}  // namespace

ScheduleOptions scheduleOptions(const ui::RecallChoices& choices) {
    ScheduleOptions options;
    options.newPerDay = choices.newPerDay;
    return options;
}

EveningPlan tonightsPlan(const RecallSight& sight, const ui::RecallChoices& choices) {
    if (choices.minutes == 0) return planQueue(sight.deck, sight.state, sight.plan);
    return planEvening(sight.deck, sight.state, sight.plan, std::chrono::minutes(choices.minutes));
}

ui::TonightsCards tonightsCards(const Course& course, const EveningPlan& plan) {
    ui::TonightsCards tonight;
    tonight.all = plan.cards.size();
    tonight.unseen = static_cast<std::size_t>(std::ranges::count(plan.cards, QueuePart::unseen, &PlannedCard::part));
    tonight.cost = plan.cost;
    tonight.points = bars(course, plan.without, plan.with);
    return tonight;
}

std::vector<DayForecast> comingDays(const RecallSight& sight, const EveningPlan& tonight, int count) {
    const PlanContext& plan = sight.plan;
    const Day today = plan.days.dayOf(plan.now), tomorrow = today + std::chrono::days(1);
    DayForecast first;
    first.day = today;
    first.cost = tonight.cost;
    for (const PlannedCard& card : tonight.cards) ++(card.part == QueuePart::unseen ? first.unseen : first.due);
    std::vector<DayForecast> all{first};
    if (sight.state.assessment == tomorrow) return all;

    RecallState after = sight.state;
    for (const PlannedCard& card : tonight.cards) {
        constexpr int mostShowings = 10;    // an evening has no room for more short steps
        int showings = 0;
        Instant when = plan.now;
        do {
            apply(after, RecallEvent{{}, when, Reviewed{card.card, Rating::good, {}, {}}}, plan.fsrs, plan.days);
            when = std::max(when, after.find(card.card).memory.due);
        } while (after.find(card.card).memory.phase != MemoryPhase::review && ++showings < mostShowings);
    }
    const PlanContext later{plan.fsrs, plan.days, plan.options, plan.days.startOf(tomorrow)};
    for (DayForecast& day : forecast(sight.deck, after, later, count - 1)) all.push_back(std::move(day));
    return all;
}

ui::RecallToday doneToday(const RecallSight& sight) {
    const Day today = sight.plan.days.dayOf(sight.plan.now);
    ui::RecallToday done;
    std::unordered_set<std::string_view> cards;
    for (auto review = sight.state.reviews.rbegin(); review != sight.state.reviews.rend() && sight.plan.days.dayOf(review->when) >= today; ++review) {
        cards.insert(review->what.card.value);
        ++done.ratings;
        done.took += counted(review->what.took);
    }
    done.cards = cards.size();
    return done;
}

std::vector<ui::AsideCard> asideCards(const RecallSight& sight) {
    std::vector<ui::AsideCard> aside;
    for (const Card& card : sight.deck) {
        const CardState& known = sight.state.find(card.id);
        if (isSetAside(known, sight.plan.options)) aside.push_back({card.id, card.front, !known.setAside});
    }
    return aside;
}

std::size_t dueNow(const RecallSight& sight) {
    const Queue queue = tonightsQueue(sight.deck, sight.state, sight.plan.fsrs, sight.plan.days, sight.plan.options, sight.plan.now);
    return static_cast<std::size_t>(std::ranges::count_if(queue.items, [](const QueueItem& item) { return item.part != QueuePart::unseen; }));
}

ui::EveningSummary summarise(const RecallSight& sight, const RecallState& before, Instant begun) {
    const PlanContext& plan = sight.plan;
    ui::EveningSummary summary;
    summary.aim = aimDay(sight.state, plan.days, plan.now);
    std::unordered_set<std::string_view> met;
    for (const Review& review : sight.state.reviews) {
        if (review.when < begun) continue;
        met.insert(review.what.card.value);
        ++summary.ratings;
        summary.again += review.what.rating == Rating::again;
        summary.took += counted(review.what.took);
    }
    summary.cards = met.size();

    std::unordered_set<std::string_view> trained;
    for (const Card& card : sight.deck) {
        if (!met.contains(card.id.value)) continue;
        for (const PointId& point : card.points) trained.insert(point.value);
        const Memory& was = before.find(card.id).memory;
        const Memory& is = sight.state.find(card.id).memory;
        summary.unseen += !was.seen();
        if (is.stability > was.stability) summary.strengthened.push_back({card, !was.seen(), was.stability, is.stability});
    }
    std::ranges::stable_sort(summary.strengthened, std::greater{},
                             [](const ui::StrengthenedCard& one) { return one.daysAfter - one.daysBefore; });
    // What was known of cards not met at the beginning for both: what an evening tells of cards not met in it is no gain of that evening.
    const double unmet = unmetRecall(before, summary.aim, plan.fsrs, plan.days);
    summary.points = bars(sight.course, pointRecallWith(unmet, sight, before, summary.aim), pointRecallWith(unmet, sight, sight.state, summary.aim));
    std::erase_if(summary.points, [&](const ui::PointBar& bar) { return !trained.contains(bar.point.value); });

    const Day today = plan.days.dayOf(plan.now);
    for (const DayForecast& day : forecast(sight.deck, sight.state, plan, daysLookedAhead)) {
        if (day.day <= today || day.due + day.unseen + day.lastLooks == 0) continue;
        summary.next = day;
        break;
    }
    return summary;
}

std::map<std::string, std::string> toEntries(const ui::RecallChoices& choices) {
    return {{"recall-buttons", choices.buttons == Buttons::two ? "two" : "four"},
            {"recall-typing", choices.typing ? "yes" : "no"},
            {"recall-minutes", std::to_string(choices.minutes)},
            {"recall-new", std::to_string(choices.newPerDay)}};
}

ui::RecallChoices recallChoicesFrom(const std::map<std::string, std::string>& entries) {
    const auto is = [&entries](const char* key, std::string_view value) {
        const auto found = entries.find(key);
        return found != entries.end() && found->second == value;
    };
    ui::RecallChoices choices;
    if (is("recall-buttons", "two")) choices.buttons = Buttons::two;
    if (is("recall-typing", "no")) choices.typing = false;
    choices.minutes = numberIn(entries, "recall-minutes", 0, ui::RecallChoices::mostMinutes, choices.minutes);
    choices.newPerDay = numberIn(entries, "recall-new", 0, ui::RecallChoices::mostNew, choices.newPerDay);
    return choices;
}

}  // namespace carewright
