/// What views read of quizzes: the papers on offer, the run in hand, its review. Plain values; the desk of the same name keeps them.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/item_score.h"
#include "engine/attempt/quick_quiz.h"
#include "engine/attempt/quiz_run.h"
#include "engine/base/clock.h"
#include "engine/base/uuid.h"
#include "engine/content/quiz.h"

namespace carewright::ui {

/// A run that was begun and not handed in.
struct OpenQuiz {
    AttemptId attempt;
    std::string title;
    int answered = 0, items = 0;
};

/// What a run came to that was handed in.
struct FinishedQuiz {
    AttemptId attempt;
    Behaviour behaviour = Behaviour::immediate;
    QuizTotals totals;
    Instant when;
};

/// One quiz of the course.
struct QuizLine {
    QuizId id;
    int items = 0;                          ///< on one paper
    std::vector<PointId> trains;            ///< in the course's order
    std::optional<OpenQuiz> open;
    std::optional<FinishedQuiz> last;
};

/// Something a quick quiz can be about.
struct QuickLine {
    PointId point;                          ///< one of the two is set
    MisconceptionId misconception;
    std::string title;
    int items = 0;                          ///< that the course has about it
    double share = -1;                      ///< earned of what was answered lately, 0 to 1; -1: nothing yet
};

struct QuizModel {
    std::vector<QuizLine> quizzes;          ///< in the course's order
    std::vector<QuickLine> quick;           ///< points, then misconceptions, that have items
    std::vector<PointId> weak;              ///< to train first, the weakest first
    std::optional<OpenQuiz> openQuick;      ///< a quick quiz that was left

    std::optional<QuizState> run;           ///< the one being answered or reviewed
    std::map<ItemId, ItemScore> told;       ///< items of it whose answer the learner has been told about
    std::map<ItemId, ItemResponse> typed;   ///< answers that are not in the store yet
    std::chrono::milliseconds spent{0};

    /// The answer to an item as the learner sees it.
    [[nodiscard]] const ItemResponse& responseTo(const ItemRun& item) const {
        const auto found = typed.find(item.item);
        return found == typed.end() ? item.response : found->second;
    }
};

}  // namespace carewright::ui
