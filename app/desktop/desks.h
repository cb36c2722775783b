/// All desks of the workspace.
#pragma once

#include <array>

#include "app/desktop/bench_desk.h"
#include "app/desktop/mock_desk.h"
#include "app/desktop/profile_desk.h"
#include "app/desktop/progress_desk.h"
#include "app/desktop/quality_desk.h"
#include "app/desktop/quiz_desk.h"
#include "app/desktop/recall_desk.h"
#include "app/desktop/review_desk.h"
#include "app/desktop/scenario_desk.h"
#include "app/desktop/staff_desk.h"
#include "app/desktop/story_desk.h"
#include "app/desktop/workshop_desk.h"

namespace carewright {

struct Desks {
    explicit Desks(DeskContext& context)
        : quiz(context), scenario(context), recall(context), mock(context), progress(context, recall), profile(context), staff(context),
          workshop(context), bench(context), story(context), review(context), quality(context) {
        context.editing = &workshop;
    }

    QuizDesk quiz;
    ScenarioDesk scenario;
    RecallDesk recall;
    MockDesk mock;
    ProgressDesk progress;      ///< after the desks whose exercises it sums up
    ProfileDesk profile;
    StaffDesk staff;            ///< before the desks that ask who is signed in
    WorkshopDesk workshop;      ///< before the desks whose edits it keeps
    BenchDesk bench;
    StoryDesk story;
    ReviewDesk review;
    QualityDesk quality;

    [[nodiscard]] std::array<Desk*, 12> all() {
        return {&quiz, &scenario, &recall, &mock, &progress, &profile, &staff, &workshop, &bench, &story, &review, &quality};
    }
};

}  // namespace carewright
