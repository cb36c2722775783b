/// FSRS-6, the free spaced repetition scheduler: how well a card is remembered, and when to see it again.
///
/// Formulas and behaviour are those of the reference implementation (py-fsrs 6, open-spaced-repetition): a memory has a
/// *stability* S, the days after which it is recalled with 90 % probability, and a *difficulty* D from 1 to 10.
/// Intervals are not fuzzed, so that a schedule can be reproduced.
///
///     const Fsrs fsrs;
///     Memory memory = fsrs.review({}, Rating::good, now);        // due in ten minutes
///     memory = fsrs.review(memory, Rating::good, memory.due);    // due in two days
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"

namespace carewright {

/// How well the learner remembered.
enum class Rating { again = 1, hard, good, easy };

/// "again", "hard", "good", "easy".
[[nodiscard]] std::string_view toString(Rating rating);

/// The rating of that name; nothing for others.
[[nodiscard]] std::optional<Rating> ratingFromString(std::string_view name);

enum class MemoryPhase {
    unseen,
    learning,       ///< on the short steps of a first encounter
    review,         ///< days or months apart
    relearning,     ///< forgotten, on the short steps again
};

/// What is known of one card in one head. A default one is of a card never seen.
struct Memory {
    MemoryPhase phase = MemoryPhase::unseen;
    int step = 0;               ///< which short step; learning and relearning only
    double stability = 0;       ///< days, over 0 once seen
    double difficulty = 0;      ///< 1 to 10 once seen
    Instant due{};
    Instant lastReview{};       ///< meaningless while unseen

    [[nodiscard]] bool seen() const { return phase != MemoryPhase::unseen; }
    friend bool operator==(const Memory&, const Memory&) = default;
};

struct FsrsParameters {
    /// The published defaults of FSRS-6.
    std::array<double, 21> weights{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
                                   1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
    double desiredRetention = 0.9;      ///< over 0, under 1: the recall at which a card is due
    std::vector<std::chrono::minutes> learningSteps{std::chrono::minutes(1), std::chrono::minutes(10)};
    std::vector<std::chrono::minutes> relearningSteps{std::chrono::minutes(10)};
    int maximumInterval = 36500;        ///< days
};

/// The model with its parameters; holds no state of any card.
class Fsrs {
public:
    static constexpr double leastStability = 0.001;

    explicit Fsrs(FsrsParameters parameters = {});

    [[nodiscard]] const FsrsParameters& parameters() const { return m_parameters; }

    /// The memory after a review at `when`, `elapsedDays` whole days after the last one (passed over for a card never
    /// seen). Under one day the formulas for the same day hold. A review dated before the last one counts as the same
    /// day.
    [[nodiscard]] Memory review(const Memory& before, Rating rating, Instant when, int elapsedDays) const;

    /// The same with days of 24 hours from review to review, as the reference counts them.
    [[nodiscard]] Memory review(const Memory& before, Rating rating, Instant when) const;

    /// The probability, over 0 to 1, that a memory of this stability is recalled `days` after its last review: the
    /// forgetting curve (1 + F·t/S)^(-w20), with F such that it is 0.9 at t = S. 1 where `days` is negative.
    [[nodiscard]] double retrievability(double stability, double days) const;

    /// After how many whole days, at least 1, recall has fallen to the desired retention.
    [[nodiscard]] int intervalDays(double stability) const;

private:
    [[nodiscard]] double firstStability(Rating rating) const;
    [[nodiscard]] double firstDifficulty(Rating rating) const;
    [[nodiscard]] double nextDifficulty(double difficulty, Rating rating) const;
    [[nodiscard]] double sameDayStability(double stability, Rating rating) const;
    [[nodiscard]] double recalledStability(const Memory& memory, double recall, Rating rating) const;
    [[nodiscard]] double forgottenStability(const Memory& memory, double recall) const;
    void putOnSteps(Memory& memory, Rating rating, Instant when) const;
    void putOnDays(Memory& memory, Instant when) const;

    FsrsParameters m_parameters;
    double m_factor;            ///< F of the forgetting curve
    double m_intervalFactor;    ///< interval = stability times this
};

}  // namespace carewright
