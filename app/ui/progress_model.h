/// What views read of progress per marking point, misconceptions, and what is kept about the learner. Plain values; the desk of the same name keeps them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/attempt/progress.h"
#include "engine/recall/learner_days.h"
#include "engine/recall/plan.h"

namespace carewright::ui {

struct ProgressModel {
    Progress progress;                              ///< points and misconceptions in the course's order
    std::vector<std::vector<MasteryAt>> overTime;   ///< of each point, as many days as chosen
    int spanDays = 90;
    std::vector<PointRecall> forecast;              ///< predicted recall on `aim`, of points with cards
    Day aim{};
    bool assessmentSet = false;                     ///< `aim` is the learner's assessment; else in thirty days
    bool cardsSeen = false;                         ///< a forecast rests on something
    Day today{};
    LearnerDays days;
    std::filesystem::path exportFolder;             ///< where files go
    std::string exported;                           ///< a sentence about the last file that was written; empty: none
};

}  // namespace carewright::ui
