#include "app/desktop/quiz_desk.h"

namespace carewright {

void QuizDesk::open() {}
void QuizDesk::close() {}

std::string QuizDesk::whyNot(const ui::QuizAction&) const { return {}; }
void QuizDesk::apply(const ui::QuizAction&) {}

}  // namespace carewright
