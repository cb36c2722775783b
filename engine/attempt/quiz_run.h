/// A quiz being answered: the state, derived from the steps of its attempt, and the next step for what a learner does.
///
/// Every act is a step, so going on after a crash is folding the steps again. Each function below gives the step to be
/// stored, nothing where there is nothing to record, or why it cannot be done.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/item_response.h"
#include "engine/attempt/item_score.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/quiz_marks.h"
#include "engine/attempt/quiz_paper.h"
#include "engine/marking/marking.h"

namespace carewright {

/// The exercise of a quiz of a course, and of one put together on the spot.
[[nodiscard]] Exercise quizExercise(const CourseId& course, const QuizId& quiz);
[[nodiscard]] Exercise quickQuizExercise(const CourseId& course);
/// The kind of both: "quiz".
[[nodiscard]] std::string_view quizKind();

/// One item of the paper while it is answered.
struct ItemRun {
    ItemId item;
    ItemResponse response;              ///< as it stands
    int certainty = 0;                  ///< 1 to 3; 0: not said
    bool flagged = false;
    bool visited = false;
    int checks = 0;                     ///< how often it was checked
    ItemResponse checked;               ///< what was checked last
    double checkedFraction = 0;         ///< what that was worth, before the try was taken into account
    double fraction = 0;                ///< the best of all checks, less what the try cost
    bool scored = true;
    bool givenUp = false;               ///< the learner asked for the answer
    bool closed = false;                ///< right, given up, or no try left: the answer stays
    std::optional<Marking> marking;     ///< of the last check, written items

    /// The answer on the screen is the one that was checked.
    [[nodiscard]] bool showsCheck() const { return checks > 0 && checked == response; }
};

struct QuizState {
    AttemptState attempt;               ///< who, at what, and the end of the chain
    QuizPaper paper;
    std::vector<ItemRun> items;         ///< in the paper's order, sections one after the other
    ItemId at;                          ///< where the learner is
    std::chrono::milliseconds spent{0};
    bool handedIn = false;
    bool timeUp = false;
    std::vector<ItemResult> results;    ///< once handed in

    [[nodiscard]] const ItemRun* find(const ItemId& item) const;
    /// Checked item by item, while the paper is being answered.
    [[nodiscard]] bool tellsAtOnce() const { return paper.behaviour == Behaviour::immediate || paper.behaviour == Behaviour::tries; }
    /// The time left of a limit; nothing where there is none. Never below 0.
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeLeft(std::chrono::milliseconds spent) const;

private:
    friend void apply(QuizState& state, const Step& step);
    std::unordered_map<ItemId, std::size_t> m_index;
};

/// Takes one more step into account; steps of other exercises' kinds are passed over. Steps come in the chain's order.
void apply(QuizState& state, const Step& step);

/// The state after all steps of one attempt, in whatever order and however often each is given (attempt_state.h, fold).
[[nodiscard]] QuizState foldQuiz(std::span<const Step> steps);

/// The second step of a quiz: its paper, which then stays. conflict where it has one.
[[nodiscard]] NextStep setPaper(const QuizState& state, const QuizPaper& paper, const StepStamp& stamp);

/// The answer has become `response`. conflict once the item is closed or the paper handed in; notFound where the paper has no such item.
[[nodiscard]] NextStep answerItem(const QuizState& state, const ItemId& item, const ItemResponse& response, int certainty,
                                  std::chrono::milliseconds spent, const StepStamp& stamp);

/// The answer as it stands was checked and is worth `score`. conflict where the quiz tells nothing before the end, the item
/// is closed, or the same answer was checked already; invalidInput where there is none.
[[nodiscard]] NextStep checkItem(const QuizState& state, const ItemId& item, const ItemScore& score, std::chrono::milliseconds spent,
                                 const StepStamp& stamp);

/// The learner wants to see the answer instead of another try.
[[nodiscard]] NextStep giveUpItem(const QuizState& state, const ItemId& item, std::chrono::milliseconds spent, const StepStamp& stamp);

[[nodiscard]] NextStep flagItem(const QuizState& state, const ItemId& item, bool flagged, const StepStamp& stamp);
[[nodiscard]] NextStep visitItem(const QuizState& state, const ItemId& item, std::chrono::milliseconds spent, const StepStamp& stamp);

/// So much time has been spent; nothing where no more than is known.
[[nodiscard]] NextStep recordTime(const QuizState& state, std::chrono::milliseconds spent, const StepStamp& stamp);

/// What all items have come to: checked ones as they are, other answers scored now (with tries, as one more try).
using ScoreItem = std::function<ItemScore(const ItemId& item, const ItemResponse& response)>;
/// The marks an item is worth.
using MarksOfItem = std::function<int(const ItemId& item)>;
[[nodiscard]] std::vector<ItemResult> resultsOf(const QuizState& state, const ScoreItem& score, const MarksOfItem& marks);

/// Hands the paper in. Nothing where it is already.
[[nodiscard]] NextStep handIn(const QuizState& state, std::vector<ItemResult> results, bool timeUp, std::chrono::milliseconds spent,
                              const StepStamp& stamp);

}  // namespace carewright
