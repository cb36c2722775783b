/// What a learner can do with mock assessments and marking sample responses as an examiner does. The desk of the same name applies these.
#pragma once

#include <string>
#include <variant>

#include "engine/attempt/examiner_run.h"
#include "engine/attempt/mock_payload.h"
#include "engine/base/id.h"

namespace carewright::ui {

/// Begin a mock; its clock runs at once.
struct BeginMock {
    MockId mock;
    MockConditions conditions;
};

/// Go on with the mock that is open.
struct ResumeMock {};

struct WriteMockAnswer {
    QuestionId question;
    std::string text;
};

struct GoToMockQuestion {
    QuestionId question;
};

/// Mark a question to come back to, or no longer.
struct FlagMockQuestion {
    QuestionId question;
    bool flagged = true;
};

/// Begin or end a rest break.
struct RestMock {
    bool rest = true;
};

struct HandInMock {};

struct HideMockTimer {
    bool hidden = true;
};

/// Decide one thing about a sample response.
struct DecideSample {
    SampleId sample;
    SampleDecision decision;
};

/// Stand by the decisions and see the reference.
struct CommitSample {
    SampleId sample;
};

/// Mark a sample once more from the beginning; the first marking stays and keeps counting.
struct MarkSampleAgain {
    SampleId sample;
};

using MockAction = std::variant<BeginMock, ResumeMock, WriteMockAnswer, GoToMockQuestion, FlagMockQuestion, RestMock, HandInMock,
                                HideMockTimer, DecideSample, CommitSample, MarkSampleAgain>;

}  // namespace carewright::ui
