/// What a learner can do with quizzes. The desk of the same name applies these.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/attempt/item_response.h"
#include "engine/attempt/quiz_paper.h"
#include "engine/base/id.h"
#include "engine/base/uuid.h"

namespace carewright::ui {

/// Begin a quiz of the course with a new paper.
struct StartQuiz {
    QuizId quiz;
    QuizChoices choices;
};

/// Begin a short quiz put together from the items about these.
struct StartQuickQuiz {
    std::string title;
    std::vector<PointId> points;
    std::vector<MisconceptionId> misconceptions;
};

/// Go on with a run, or look at one that was handed in.
struct OpenQuizRun {
    AttemptId attempt;
};

/// The answer to an item of the run in hand is now this.
struct AnswerItem {
    ItemId item;
    ItemResponse response;
    int certainty = 0;
    bool typing = false;        ///< letter by letter: stored within a second instead of at once
};

struct CheckItem {
    ItemId item;
};

/// Show the answer instead of having another try.
struct GiveUpItem {
    ItemId item;
};

struct FlagItem {
    ItemId item;
    bool flagged = true;
};

struct VisitItem {
    ItemId item;
};

struct HandInQuiz {};

using QuizAction = std::variant<StartQuiz, StartQuickQuiz, OpenQuizRun, AnswerItem, CheckItem, GiveUpItem, FlagItem, VisitItem, HandInQuiz>;

}  // namespace carewright::ui
