/// Keeps quizzes: the papers on offer, the run in hand, its review.
#pragma once

#include "app/desktop/desk.h"
#include "app/ui/quiz_actions.h"

namespace carewright {

class QuizDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::QuizAction& action) const;
    void apply(const ui::QuizAction& action);
};

}  // namespace carewright
