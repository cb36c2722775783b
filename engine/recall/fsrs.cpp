#include "engine/recall/fsrs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carewright {

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr double easiest = 1, hardest = 10;

constexpr std::array<std::pair<Rating, std::string_view>, 4> ratingNames{{
    {Rating::again, "again"},
    {Rating::hard, "hard"},
    {Rating::good, "good"},
    {Rating::easy, "easy"},
}};

double number(Rating rating) { return static_cast<double>(static_cast<int>(rating)); }

}  // namespace

std::string_view toString(Rating rating) {
    for (const auto& [value, name] : ratingNames)
        if (value == rating) return name;
    return {};
}

std::optional<Rating> ratingFromString(std::string_view name) {
    for (const auto& [value, known] : ratingNames)
        if (known == name) return value;
    return std::nullopt;
}

Fsrs::Fsrs(FsrsParameters parameters) : m_parameters(std::move(parameters)) {
    const double decay = -m_parameters.weights[20];
    m_factor = std::pow(0.9, 1 / decay) - 1;
    m_intervalFactor = (std::pow(m_parameters.desiredRetention, 1 / decay) - 1) / m_factor;
}

double Fsrs::retrievability(double stability, double elapsed) const {
    if (elapsed <= 0) return 1;
    return std::pow(1 + m_factor * elapsed / std::max(stability, leastStability), -m_parameters.weights[20]);
}

int Fsrs::intervalDays(double stability) const {
    // nearbyint rounds halves to even, as the reference's round() does.
    const double rounded = std::nearbyint(stability * m_intervalFactor);
    return static_cast<int>(std::clamp(rounded, 1.0, static_cast<double>(m_parameters.maximumInterval)));
}

double Fsrs::firstStability(Rating rating) const {
    return std::max(m_parameters.weights[static_cast<std::size_t>(rating) - 1], leastStability);
}

/// Not clamped: the mean to which difficulty returns lies outside 1 to 10.
double Fsrs::firstDifficulty(Rating rating) const {
    const auto& w = m_parameters.weights;
    return w[4] - std::exp(w[5] * (number(rating) - 1)) + 1;
}

double Fsrs::nextDifficulty(double difficulty, Rating rating) const {
    const auto& w = m_parameters.weights;
    const double change = -w[6] * (number(rating) - 3);
    const double damped = difficulty + change * (hardest - difficulty) / 9;
    return std::clamp(w[7] * firstDifficulty(Rating::easy) + (1 - w[7]) * damped, easiest, hardest);
}

double Fsrs::sameDayStability(double stability, Rating rating) const {
    const auto& w = m_parameters.weights;
    double increase = std::exp(w[17] * (number(rating) - 3 + w[18])) * std::pow(stability, -w[19]);
    if (rating >= Rating::good) increase = std::max(increase, 1.0);
    return std::max(stability * increase, leastStability);
}

double Fsrs::recalledStability(const Memory& memory, double recall, Rating rating) const {
    const auto& w = m_parameters.weights;
    const double hardPenalty = rating == Rating::hard ? w[15] : 1;
    const double easyBonus = rating == Rating::easy ? w[16] : 1;
    const double increase = std::exp(w[8]) * (11 - memory.difficulty) * std::pow(memory.stability, -w[9]) *
                            (std::exp((1 - recall) * w[10]) - 1) * hardPenalty * easyBonus;
    return std::max(memory.stability * (1 + increase), leastStability);
}

double Fsrs::forgottenStability(const Memory& memory, double recall) const {
    const auto& w = m_parameters.weights;
    const double longTerm = w[11] * std::pow(memory.difficulty, -w[12]) * (std::pow(memory.stability + 1, w[13]) - 1) *
                            std::exp((1 - recall) * w[14]);
    const double atMost = memory.stability / std::exp(w[17] * w[18]);
    return std::max(std::min(longTerm, atMost), leastStability);
}

void Fsrs::putOnDays(Memory& memory, Instant when) const {
    memory.phase = MemoryPhase::review;
    memory.step = 0;
    memory.due = when + days(intervalDays(memory.stability));
}

void Fsrs::putOnSteps(Memory& memory, Rating rating, Instant when) const {
    const bool first = memory.phase == MemoryPhase::learning;
    const std::vector<minutes>& steps = first ? m_parameters.learningSteps : m_parameters.relearningSteps;
    const auto count = static_cast<int>(steps.size());
    // A step beyond the last one comes from earlier parameters with more steps.
    const bool beyond = memory.step >= count && rating != Rating::again;
    if (count == 0 || beyond || rating == Rating::easy) return putOnDays(memory, when);

    if (rating == Rating::again) memory.step = 0;
    if (rating == Rating::good && ++memory.step == count) return putOnDays(memory, when);
    const auto at = static_cast<std::size_t>(memory.step);
    if (rating != Rating::hard || at > 0) {
        memory.due = when + steps[at];
        return;
    }
    // Hard on the first step waits half as long again, or half-way to the second step.
    const std::chrono::milliseconds one = steps[0];
    memory.due = when + (count == 1 ? one * 3 / 2 : (one + steps[1]) / 2);
}

Memory Fsrs::review(const Memory& before, Rating rating, Instant when, int elapsedDays) const {
    Memory after = before;
    if (!before.seen()) {
        after.phase = MemoryPhase::learning;
        after.step = 0;
        after.stability = firstStability(rating);
        after.difficulty = std::clamp(firstDifficulty(rating), easiest, hardest);
    } else {
        if (elapsedDays < 1) {
            after.stability = sameDayStability(before.stability, rating);
        } else {
            const double recall = retrievability(before.stability, elapsedDays);
            after.stability = rating == Rating::again ? forgottenStability(before, recall) : recalledStability(before, recall, rating);
        }
        after.difficulty = nextDifficulty(before.difficulty, rating);
    }

    if (after.phase != MemoryPhase::review) {
        putOnSteps(after, rating, when);
    } else if (rating == Rating::again && !m_parameters.relearningSteps.empty()) {
        after.phase = MemoryPhase::relearning;
        after.step = 0;
        after.due = when + m_parameters.relearningSteps.front();
    } else {
        putOnDays(after, when);
    }
    after.lastReview = when;
    return after;
}

Memory Fsrs::review(const Memory& before, Rating rating, Instant when) const {
    const auto elapsed = before.seen() ? std::chrono::floor<days>(when - before.lastReview) : days(0);
    return review(before, rating, when, static_cast<int>(elapsed.count()));
}

}  // namespace carewright
