/// What answers come to: fewer marks for later tries, certainty-based marks, totals.
#pragma once

#include <array>
#include <span>

#include "engine/base/id.h"
#include "engine/content/quiz.h"

namespace carewright {

/// The share of an item's marks that a right answer still earns at this try (from 1) of so many: 1, 2/3, 1/3 for three,
/// as Moodle's interactive behaviour has it. 0 after the last.
[[nodiscard]] double shareForTry(int tryNumber, int tries);

/// How sure a learner is: 1 not very, 2 fairly, 3 very; 0 while not said.
inline constexpr int mostCertain = 3;

/// Certainty-based marks for one mark of an item: +1, +2, +3 where the answer is right and 0, -2, -6 where it is wrong
/// (Gardner-Medwin 1995 and 2006; with this scale the level that fits how sure one really is earns the most: 1 below 67 %,
/// 2 up to 80 %, 3 above). A partly right answer keeps its share of the marks for a right one, as in Moodle. An answer
/// without a level counts as not very sure.
[[nodiscard]] double certaintyMarks(double fraction, int certainty);

/// What one item of a paper came to in the end.
struct ItemResult {
    ItemId item;
    bool answered = false;
    bool scored = true;         ///< false: a written answer that could not be marked; it counts in no total
    double fraction = 0;        ///< 0 to 1, less what later tries cost
    int marks = 1;              ///< what the item is worth
    int certainty = 0;
    int tries = 0;              ///< how often it was checked

    friend bool operator==(const ItemResult&, const ItemResult&) = default;
};

/// The answers given with one level of certainty.
struct CertaintyLevel {
    int answers = 0;
    double right = 0;           ///< sum of the fractions
};

struct QuizTotals {
    int items = 0, answered = 0, unscored = 0;
    double earned = 0, most = 0;                        ///< marks
    double certaintyEarned = 0, certaintyMost = 0;      ///< certainty-based marks; unanswered items earn 0
    std::array<CertaintyLevel, mostCertain> levels;     ///< levels 1 to 3
};

[[nodiscard]] QuizTotals totalOf(std::span<const ItemResult> results);

}  // namespace carewright
