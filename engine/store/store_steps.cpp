#include <string>

#include "engine/attempt/recall_run.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace {

/// Adds one step after checking that it is whole and follows the newest one of its attempt.
Result<void> appendOne(StepTable& table, ResponseIndex& responses, const Step& step, Instant now) {
    if (stepHash(step) != step.hash)
        return fail(ErrorCode::invalidInput, "A step to be kept does not match its hash. Nothing was changed.");
    if (const auto present = table.hashOf(step.id)) {
        if (*present == step.hash) return {};
        return fail(ErrorCode::conflict, "Another step has the same id. Nothing was changed.");
    }
    const auto learner = table.learnerRow(step.learner);
    if (!learner) return fail(ErrorCode::notFound, "The learner of this attempt has no profile here.");
    auto known = table.find(step.attempt);
    const std::int64_t lastSeq = known ? known->summary.lastSeq : 0;
    const std::string lastHash = known ? known->summary.lastHash : std::string();
    if (step.seq != lastSeq + 1 || step.previousHash != lastHash || (known && known->summary.learner != step.learner))
        return fail(ErrorCode::conflict,
                    "Another copy of Carewright went on with this attempt meanwhile. Nothing was changed; the attempt has to be read again.");
    if (!known) {
        if (step.kind != StepKind::started) return fail(ErrorCode::invalidInput, "An attempt has to begin with its start.");
        known = StepTable::Known{table.addAttempt(step.attempt, *learner), {}};
    }
    table.addStep(known->row, step);
    apply(known->summary, step);
    table.writeSummary(known->row, *learner, known->summary, now);
    responses.take(table, *known, step);
    return {};
}

/// The chain's own faults, and a list that knows of steps which are gone.
ChainReport check(StepTable& table, const AttemptId& attempt) {
    const std::vector<Step> steps = table.steps(attempt);
    ChainReport report = verifyChain(steps);
    const auto known = table.find(attempt);
    const std::int64_t last = steps.empty() ? 0 : steps.back().seq;
    if (known && known->summary.lastSeq > last)
        report.problems.push_back(ChainProblem{{}, last + 1, "Steps " + std::to_string(last + 1) + " to " +
                                                                 std::to_string(known->summary.lastSeq) + " are gone."});
    return report;
}

}  // namespace

Result<void> Store::append(std::span<const Step> steps) {
    return m_impl->write([&]() -> Result<void> {
        const Instant now = m_impl->clock.now();
        for (const Step& step : steps)
            if (auto done = appendOne(m_impl->stepTable, m_impl->responseIndex, step, now); !done) return done;
        return {};
    });
}

Result<void> Store::append(const Step& step) { return append(std::span(&step, 1)); }

Result<std::vector<Step>> Store::steps(const AttemptId& attempt) {
    return guarded(m_impl->folder, [&]() -> Result<std::vector<Step>> { return m_impl->stepTable.steps(attempt); });
}

Result<std::vector<Step>> Store::stepsWithoutTyping(const AttemptQuery& query) {
    return guarded(m_impl->folder, [&]() -> Result<std::vector<Step>> { return m_impl->stepTable.stepsWithoutTyping(query); });
}

Result<AttemptState> Store::attempt(const AttemptId& attempt) {
    auto all = steps(attempt);
    if (!all) return tl::make_unexpected(std::move(all.error()));
    if (all->empty()) return fail(ErrorCode::notFound, "There is no such attempt.");
    return fold(*all);
}

Result<std::vector<AttemptSummary>> Store::attempts(const AttemptQuery& query) {
    return guarded(m_impl->folder, [&]() -> Result<std::vector<AttemptSummary>> { return m_impl->stepTable.list(query); });
}

Result<std::size_t> Store::countAttempts(const AttemptQuery& query) {
    return guarded(m_impl->folder, [&]() -> Result<std::size_t> { return m_impl->stepTable.count(query); });
}

Result<std::vector<RecallEvent>> Store::recallEvents(const LearnerId& learner, const CourseId& course) {
    return guarded(m_impl->folder, [&]() -> Result<std::vector<RecallEvent>> {
        return m_impl->stepTable.recallEvents(learner, recallExercise(course));
    });
}

Result<ChainReport> Store::verify(const AttemptId& attempt) {
    return guarded(m_impl->folder, [&]() -> Result<ChainReport> {
        const ReadTransaction reading(*m_impl->connection);
        return check(m_impl->stepTable, attempt);
    });
}

Result<ChainReport> Store::verifyAll() {
    return guarded(m_impl->folder, [&]() -> Result<ChainReport> {
        const ReadTransaction reading(*m_impl->connection);
        ChainReport all;
        for (const AttemptId& attempt : m_impl->stepTable.allAttempts()) {
            ChainReport one = check(m_impl->stepTable, attempt);
            all.forks += one.forks;
            for (ChainProblem& problem : one.problems) all.problems.push_back(std::move(problem));
        }
        return all;
    });
}

}  // namespace carewright
