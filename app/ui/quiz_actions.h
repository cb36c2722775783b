/// What a learner can do with quizzes. The desk of the same name applies these.
#pragma once

#include <variant>

namespace carewright::ui {

/// Nothing is asked for.
struct NoQuizAction {};

using QuizAction = std::variant<NoQuizAction>;

}  // namespace carewright::ui
