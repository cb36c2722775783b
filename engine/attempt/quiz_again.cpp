#include "engine/attempt/quiz_again.h"

#include <algorithm>
#include <string_view>

namespace carewright {

namespace {

constexpr std::string_view again = ": the ones I got wrong";
/// Thirds that were added up come close to one, not to it.
constexpr double allMarks = 0.999;

bool isOpen(const ItemResult& result) { return !result.answered || (result.scored && result.fraction < allMarks); }

}  // namespace

QuizId notRightQuiz() { return QuizId(".not-right"); }

std::vector<ItemId> itemsNotRight(const QuizState& run) {
    std::vector<ItemId> out;
    for (const ItemResult& result : run.results)
        if (isOpen(result)) out.push_back(result.item);
    return out;
}

Quiz quizOfNotRight(const Course& course, const QuizState& run) {
    Quiz quiz;
    quiz.title = run.paper.title;
    if (!quiz.title.ends_with(again)) quiz.title += again;
    quiz.behaviour = run.paper.behaviour;
    quiz.tries = run.paper.tries;
    QuizPool pool;
    for (ItemId& item : itemsNotRight(run))
        if (course.findItem(item)) pool.items.push_back(std::move(item));
    if (!pool.items.empty()) quiz.sections.push_back(QuizSection{{}, {std::move(pool)}, {}});
    return quiz;
}

}  // namespace carewright
