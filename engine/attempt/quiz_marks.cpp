#include "engine/attempt/quiz_marks.h"

#include <algorithm>

namespace carewright {

namespace {

constexpr std::array<double, mostCertain> rightMarks{1, 2, 3};
constexpr std::array<double, mostCertain> wrongMarks{0, -2, -6};

}  // namespace

double shareForTry(int tryNumber, int tries) {
    if (tryNumber < 1 || tryNumber > tries) return 0;
    return 1.0 - static_cast<double>(tryNumber - 1) / tries;
}

double certaintyMarks(double fraction, int certainty) {
    const auto level = static_cast<std::size_t>(std::clamp(certainty, 1, mostCertain) - 1);
    const double share = std::clamp(fraction, 0.0, 1.0);
    return share > 0 ? share * rightMarks[level] : wrongMarks[level];
}

QuizTotals totalOf(std::span<const ItemResult> results) {
    QuizTotals totals;
    for (const ItemResult& result : results) {
        ++totals.items;
        totals.answered += result.answered ? 1 : 0;
        if (!result.scored) {
            ++totals.unscored;
            continue;
        }
        totals.most += result.marks;
        totals.certaintyMost += result.marks * rightMarks.back();
        if (!result.answered) continue;
        totals.earned += result.fraction * result.marks;
        totals.certaintyEarned += certaintyMarks(result.fraction, result.certainty) * result.marks;
        if (result.certainty < 1) continue;
        CertaintyLevel& level = totals.levels[static_cast<std::size_t>(std::min(result.certainty, mostCertain) - 1)];
        ++level.answers;
        level.right += result.fraction;
    }
    return totals;
}

}  // namespace carewright
