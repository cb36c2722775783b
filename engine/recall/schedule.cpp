#include "engine/recall/schedule.h"

#include <algorithm>
#include <unordered_set>

namespace carewright {

namespace {

/// A card that may come tonight. Light: a deck has thousands, an evening some dozens.
struct Candidate {
    const Card* card = nullptr;
    const CardState* known = nullptr;
    QueuePart part = QueuePart::unseen;
    double recall = 0;
};

/// Lets one face of each thing pass.
class Siblings {
public:
    explicit Siblings(bool bury) : m_bury(bury) {}

    /// True for the first card of its thing.
    bool pass(const Card& card) { return !m_bury || m_things.insert(card.thing).second; }

private:
    bool m_bury;
    std::unordered_set<std::string_view> m_things;
};

Instant dueOf(const Candidate& one) { return one.known->memory.due; }

}  // namespace

DoneOn doneOn(const RecallState& state, const LearnerDays& days, Day day) {
    DoneOn done;
    for (auto review = state.reviews.rbegin(); review != state.reviews.rend() && days.dayOf(review->when) >= day; ++review) {
        done.unseen += review->first;
        done.due += review->inDays;
    }
    return done;
}

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
    Queue queue;
    Siblings siblings(options.burySiblings);
    std::vector<Candidate> steps, waiting, due, lastLooks, unseen;
    for (const Card& card : deck) {
        const CardState& known = state.find(card.id);
        const Memory& memory = known.memory;
        const bool seenToday = memory.seen() && days.dayOf(memory.lastReview) >= today;
        if (seenToday) siblings.pass(card);
        if (isSetAside(known, options)) {
            ++queue.setAside;
            continue;
        }
        Candidate candidate{&card, &known};
        if (!memory.seen()) {
            unseen.push_back(candidate);
            continue;
        }
        const bool onSteps = memory.phase != MemoryPhase::review;
        if (!onSteps && dueDay(memory, state.assessment, days, today) > today) continue;
        candidate.recall = fsrs.retrievability(memory.stability, daysBetween(days.dayOf(memory.lastReview), today));
        candidate.part = onSteps ? QueuePart::learning : days.dayOf(memory.due) <= today ? QueuePart::due : QueuePart::lastLook;
        if (onSteps) (memory.due <= now ? steps : waiting).push_back(candidate);
        else if (candidate.part == QueuePart::due) due.push_back(candidate);
        else if (!seenToday) lastLooks.push_back(candidate);
    }
    std::ranges::stable_sort(steps, {}, dueOf);
    std::ranges::stable_sort(waiting, {}, dueOf);
    std::ranges::stable_sort(due, {}, &Candidate::recall);
    std::ranges::stable_sort(lastLooks, {}, &Candidate::recall);

    const auto put = [&](const Candidate& one) {
        queue.items.push_back({one.card->id, one.part, dueOf(one), one.recall, isLeech(*one.known, options)});
    };
    // A short step is finished whatever its siblings did; they wait for it.
    for (const Candidate& one : steps) {
        siblings.pass(*one.card);
        put(one);
    }
    for (const Candidate& one : waiting) siblings.pass(*one.card);

    const auto take = [&](const std::vector<Candidate>& candidates, int& left, std::size_t& over) {
        for (const Candidate& one : candidates) {
            if (left <= 0) {
                ++over;
            } else if (!siblings.pass(*one.card)) {
                ++queue.buried;
            } else {
                --left;
                put(one);
            }
        }
    };
    const DoneOn done = doneOn(state, days, today);
    int reviewsLeft = options.reviewsPerDay - done.due, newLeft = options.newPerDay - done.unseen;
    take(due, reviewsLeft, queue.overLimit);
    take(lastLooks, reviewsLeft, queue.overLimit);
    take(unseen, newLeft, queue.unseen);

    if (queue.items.empty()) {
        for (const Candidate& one : waiting)
            if (dueOf(one) <= now + options.learnAhead) put(one);
        if (queue.items.empty() && !waiting.empty()) queue.nextStep = dueOf(waiting.front());
    }
    return queue;
}

}  // namespace carewright
