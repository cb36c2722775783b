/// What a handed-in mock assessment came to: likely met or not yet for each criterion, each point with its evidence, and
/// what to do next. A proposal of the engine's, never an assessor's decision; whoever shows it says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/mock_run.h"
#include "engine/base/id.h"
#include "engine/base/span.h"
#include "engine/content/course.h"

namespace carewright {

/// One point as one question asked for it.
struct MockReportPoint {
    QuestionId question;
    PointId point;
    bool shown = false;
    bool doubtful = false;              ///< the engine refers the answer to a person
    int marks = 0, maxMarks = 0;
    std::vector<ByteSpan> evidence;     ///< in the answer to `question`
    std::string why;
};

/// A mistaken idea that an answer asserts.
struct MockReportIdea {
    QuestionId question;
    MisconceptionId misconception;
    std::vector<ByteSpan> evidence;
};

/// A criterion is likely met when nothing is missing, every question of it on the paper has an answer that was marked, and none of
/// these asserts a mistaken idea. A point is missing when a question with marks left asks for it and no answer of the mock shows it: what
/// was shown once is shown, and full marks need no more.
struct MockReportCriterion {
    CriterionId criterion;
    bool likelyMet = false;
    bool doubtful = false;              ///< at least one of its answers should be looked at by a person
    std::vector<QuestionId> questions;  ///< of the paper
    int unanswered = 0;                 ///< how many of these have no answer
    std::vector<PointId> missing;       ///< each once
};

/// Something to do about a point that is missing: where to read, and what to practise then.
struct MockAdvice {
    PointId point;
    TopicId topic;                      ///< empty where the course names none
    QuestionId question;                ///< the first with marks left for it; to be answered again
    QuizId quiz;                        ///< one that trains the point; empty where there is none
};

struct MockReport {
    int marks = 0, maxMarks = 0;        ///< of the questions that the course still has
    int answered = 0;                   ///< questions with an answer
    bool complete = false;              ///< every answer has been marked
    std::vector<MockReportCriterion> criteria;  ///< in the course's order
    std::vector<MockReportPoint> points;        ///< in the paper's order
    std::vector<MockReportIdea> ideas;
    std::vector<MockAdvice> next;       ///< one for each point that is missing, in the paper's order
};

/// Sums a mock up. Questions that the course no longer has are left out.
[[nodiscard]] MockReport reportOf(const MockState& mock, const Course& course);

}  // namespace carewright
