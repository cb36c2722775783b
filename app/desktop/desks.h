/// All desks of the workspace.
#pragma once

#include <array>

#include "app/desktop/mock_desk.h"
#include "app/desktop/profile_desk.h"
#include "app/desktop/progress_desk.h"
#include "app/desktop/quiz_desk.h"
#include "app/desktop/recall_desk.h"
#include "app/desktop/scenario_desk.h"

namespace carewright {

struct Desks {
    explicit Desks(DeskContext& context)
        : quiz(context), scenario(context), recall(context), mock(context), progress(context), profile(context) {}

    QuizDesk quiz;
    ScenarioDesk scenario;
    RecallDesk recall;
    MockDesk mock;
    ProgressDesk progress;      ///< after the desks whose exercises it sums up
    ProfileDesk profile;

    [[nodiscard]] std::array<Desk*, 6> all() { return {&quiz, &scenario, &recall, &mock, &progress, &profile}; }
    [[nodiscard]] std::array<const Desk*, 6> all() const { return {&quiz, &scenario, &recall, &mock, &progress, &profile}; }
};

}  // namespace carewright
