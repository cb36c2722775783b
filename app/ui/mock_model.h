/// What views read of mock assessments and marking sample responses as an examiner does. Plain values; the desk of the same name keeps them.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/attempt/examiner_run.h"
#include "engine/attempt/mock_report.h"
#include "engine/attempt/mock_run.h"

namespace carewright::ui {

/// A mock that was handed in.
struct PastMock {
    MockState state;
    MockReport report;
};

struct MockModel {
    std::optional<MockState> open;      ///< the one that is not handed in, as stored
    bool sitting = false;               ///< it is being sat now: its clock runs, or it rests
    std::vector<PastMock> past;         ///< newest first
    int extraPercent = 0;               ///< extra time that the learner's profile gives
    bool spelling = false;              ///< spelling help in assessments, as the profile says
    bool timerHidden = false;

    std::map<SampleId, ExaminerState> marked;   ///< the newest marking of each sample
    ExaminerTally tally;

    /// The mock handed in with this attempt, or null.
    [[nodiscard]] const PastMock* findPast(const AttemptId& attempt) const {
        for (const PastMock& one : past)
            if (one.state.attempt.attempt == attempt) return &one;
        return nullptr;
    }
};

}  // namespace carewright::ui
