#include "engine/recall/schedule.h"

#include <algorithm>
#include <unordered_set>

namespace carewright {

namespace {

/// What has been done on one day.
struct DoneToday {
    int unseen = 0, due = 0;
    std::unordered_set<std::string> cards;

    DoneToday(const RecallState& state, const LearnerDays& days, Day today) {
        for (auto review = state.reviews.rbegin(); review != state.reviews.rend() && days.dayOf(review->when) >= today; ++review) {
            unseen += review->first;
            due += review->inDays;
            cards.insert(review->what.card.value);
        }
    }
};

/// Lets one face of each thing pass.
class Siblings {
public:
    Siblings(std::span<const Card> deck, const DoneToday& done, bool bury) : m_bury(bury) {
        if (!bury) return;
        for (const Card& card : deck)
            if (done.cards.contains(card.id.value)) m_things.insert(card.thing);
    }

    /// True for the first card of its thing.
    bool pass(const Card& card) { return !m_bury || m_things.insert(card.thing).second; }

    void seen(const Card& card) {
        if (m_bury) m_things.insert(card.thing);
    }

private:
    bool m_bury;
    std::unordered_set<std::string_view> m_things;
};

struct Candidate {
    const Card* card;
    QueueItem item;
};

void byRecall(std::vector<Candidate>& candidates) {
    std::ranges::stable_sort(candidates, {}, [](const Candidate& one) { return one.item.recall; });
}

}  // namespace

Day dueDay(const Memory& memory, const std::optional<Day>& assessment, const LearnerDays& days, Day today) {
    const Day due = days.dayOf(memory.due);
    if (!assessment || *assessment <= today || due < *assessment) return due;
    return *assessment - std::chrono::days(1);
}

bool isLeech(const CardState& card, const ScheduleOptions& options) {
    return options.leechLapses > 0 && card.lapsesSinceBack >= options.leechLapses;
}

bool isSetAside(const CardState& card, const ScheduleOptions& options) {
    return card.setAside || (options.leechAction == LeechAction::setAside && isLeech(card, options));
}

std::string leechAdvice(const Card& card, const CardState& state) {
    std::string advice = "This card has slipped " + std::to_string(state.lapses) +
                         " times. More of the same will not help: say it in your own words, with somebody you know in mind";
    advice += card.topic.empty() ? "." : ", or read the topic again.";
    return advice + " You can also put it aside for now.";
}

std::vector<RatingChoice> ratingChoices(Buttons buttons, const Memory& memory, const Fsrs& fsrs, const LearnerDays& days, Instant now) {
    std::vector<RatingChoice> choices;
    for (const Rating rating : {Rating::again, Rating::hard, Rating::good, Rating::easy}) {
        if (buttons == Buttons::two && (rating == Rating::hard || rating == Rating::easy)) continue;
        const Memory after = afterReview(memory, rating, now, fsrs, days);
        choices.push_back({rating, after.due, std::max(0, daysBetween(days.dayOf(now), days.dayOf(after.due)))});
    }
    return choices;
}

Queue tonightsQueue(std::span<const Card> deck, const RecallState& state, const Fsrs& fsrs, const LearnerDays& days,
                    const ScheduleOptions& options, Instant now) {
    const Day today = days.dayOf(now);
    const DoneToday done(state, days, today);
    Queue queue;
    std::vector<Candidate> steps, waiting, due, lastLooks, unseen;
    for (const Card& card : deck) {
        const CardState& known = state.find(card.id);
        const Memory& memory = known.memory;
        if (isSetAside(known, options)) {
            ++queue.setAside;
            continue;
        }
        Candidate candidate{&card, {card.id, QueuePart::unseen, memory.due, 0, isLeech(known, options)}};
        if (!memory.seen()) {
            unseen.push_back(std::move(candidate));
            continue;
        }
        candidate.item.part = memory.phase == MemoryPhase::review ? QueuePart::due : QueuePart::learning;
        if (candidate.item.part == QueuePart::learning) {
            candidate.item.recall = fsrs.retrievability(memory.stability, daysBetween(days.dayOf(memory.lastReview), today));
            (memory.due <= now ? steps : waiting).push_back(std::move(candidate));
        } else if (dueDay(memory, state.assessment, days, today) <= today) {
            candidate.item.recall = fsrs.retrievability(memory.stability, daysBetween(days.dayOf(memory.lastReview), today));
            if (days.dayOf(memory.due) <= today) {
                due.push_back(std::move(candidate));
            } else if (!done.cards.contains(card.id.value)) {
                candidate.item.part = QueuePart::lastLook;
                lastLooks.push_back(std::move(candidate));
            }
        }
    }

    const auto earliestFirst = [](const Candidate& one) { return one.item.due; };
    std::ranges::stable_sort(steps, {}, earliestFirst);
    std::ranges::stable_sort(waiting, {}, earliestFirst);
    byRecall(due);
    byRecall(lastLooks);

    Siblings siblings(deck, done, options.burySiblings);
    for (Candidate& one : steps) {
        siblings.seen(*one.card);
        queue.items.push_back(std::move(one.item));
    }
    for (const Candidate& one : waiting) siblings.seen(*one.card);
    int reviewsLeft = std::max(0, options.reviewsPerDay - done.due), newLeft = std::max(0, options.newPerDay - done.unseen);
    const auto take = [&](std::vector<Candidate>& candidates, int& left, std::size_t& over) {
        for (Candidate& one : candidates) {
            if (left == 0) {
                ++over;
            } else if (!siblings.pass(*one.card)) {
                ++queue.buried;
            } else {
                --left;
                queue.items.push_back(std::move(one.item));
            }
        }
    };
    take(due, reviewsLeft, queue.overLimit);
    take(lastLooks, reviewsLeft, queue.overLimit);
    take(unseen, newLeft, queue.unseen);

    if (queue.items.empty()) {
        for (Candidate& one : waiting)
            if (one.item.due <= now + options.learnAhead) queue.items.push_back(std::move(one.item));
        if (queue.items.empty() && !waiting.empty()) queue.nextStep = waiting.front().item.due;
    }
    return queue;
}

}  // namespace carewright
