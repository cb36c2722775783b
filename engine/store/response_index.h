/// The table `responses`: one row per answer that was handed in, with what a queue shows, sorts and filters by. Derived from
/// steps and acts and kept up to date as they are added.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/review/response_record.h"
#include "engine/store/act_table.h"
#include "engine/store/connection.h"
#include "engine/store/step_table.h"
#include "engine/store/store_upgrade.h"

namespace carewright {

/// Throws SqlFailure; the caller holds the transaction.
class ResponseIndex {
public:
    explicit ResponseIndex(Connection& connection);

    /// A step was added to an attempt whose summary was written.
    void take(StepTable& steps, const StepTable::Known& attempt, const Step& step);
    /// Steps of an attempt came from elsewhere.
    void refresh(StepTable& steps, const StepTable::Known& attempt);
    /// What people decided about a response has changed. Passed over where the response is not here (its steps may come later).
    void judge(ActTable& acts, const ResponseRef& response, const Roster& roster);
    /// Everything anew, with `roster` to say which acts count. Throws SqlFailure where `watch`, which may be empty, says to stop.
    void rebuild(StepTable& steps, ActTable& acts, const Roster& roster, const UpgradeWatch& watch = {});

    /// Every row as one line, in order of attempt, submission and question: to compare an index with one built anew.
    [[nodiscard]] std::vector<std::string> dump();

private:
    struct Row;
    void write(const Row& row);
    void writeQuestion(std::int64_t attempt, std::int64_t learner, const AttemptState& state);
    void writeMock(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id);
    void writeStory(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id);
    void writeQuiz(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id);
    /// All of an attempt at one of these; true where it is one.
    bool writeWhole(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptSummary& summary);

    Query m_write, m_supersede, m_learnerOf, m_judge, m_clear, m_dump, m_payload;
};

/// Responses that earn by the same words share the first; those that differ only in spelling share the second.
struct ResponseGroups {
    std::int64_t evidence = 0, spelling = 0;
};
/// Both are never 0 for a response with words; `marking` may be null (then there is no evidence group).
[[nodiscard]] ResponseGroups groupsOf(std::string_view text, const Marking* marking);

}  // namespace carewright
