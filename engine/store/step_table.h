/// The tables of attempts, steps and summaries.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/attempt/attempt_summary.h"
#include "engine/attempt/step.h"
#include "engine/store/connection.h"
#include "engine/store/store.h"

namespace carewright {

/// Every statement on them, prepared once. Throws SqlFailure; the caller holds the transaction.
class StepTable {
public:
    explicit StepTable(Connection& connection);

    /// An attempt's place in the file and its summary.
    struct Known {
        std::int64_t row = 0;
        AttemptSummary summary;
    };

    [[nodiscard]] std::optional<std::int64_t> learnerRow(const LearnerId& learner);
    [[nodiscard]] std::optional<Known> find(const AttemptId& attempt);
    [[nodiscard]] std::int64_t addAttempt(const AttemptId& attempt, std::int64_t learnerRow);

    /// The hash of the step with this id; nothing where there is none.
    [[nodiscard]] std::optional<std::string> hashOf(const StepId& step);
    void addStep(std::int64_t attemptRow, const Step& step);
    void writeSummary(std::int64_t attemptRow, std::int64_t learnerRow, const AttemptSummary& summary, Instant storedAt);

    /// In order of seq.
    [[nodiscard]] std::vector<Step> steps(const AttemptId& attempt);
    /// Of all attempts that the query finds, one attempt after the other; neither typing nor the passing of time.
    [[nodiscard]] std::vector<Step> stepsWithoutTyping(const AttemptQuery& query);
    /// Of all attempts of a learner at recall of a course, in order of time. `exercise` names both.
    [[nodiscard]] std::vector<RecallEvent> recallEvents(const LearnerId& learner, const Exercise& exercise);
    [[nodiscard]] std::vector<AttemptId> allAttempts();
    [[nodiscard]] std::vector<AttemptSummary> list(const AttemptQuery& query);
    [[nodiscard]] std::size_t count(const AttemptQuery& query);

    /// When something was last stored.
    [[nodiscard]] std::optional<Instant> lastStored();

private:
    Query m_learnerRow, m_find, m_addAttempt, m_hashOf, m_addStep, m_writeSummary, m_steps, m_attemptsFound, m_attemptsOfAll, m_withoutTyping, m_recall, m_allAttempts;
    Query m_list, m_listOfLearner, m_listOfExercise, m_count, m_lastStored;
};

}  // namespace carewright
