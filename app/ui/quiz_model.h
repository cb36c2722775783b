/// What views read of quizzes: the papers on offer, the run in hand, its review. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct QuizModel {};

}  // namespace carewright::ui
