#include "engine/store/examiner_sitting.h"

namespace carewright {

ExaminerSitting::ExaminerSitting(Store& store, const Clock& clock, UuidSource& ids, ExaminerState state)
    : m_store(&store), m_clock(&clock), m_ids(&ids), m_state(std::move(state)) {}

ExaminerSitting::ExaminerSitting(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course,
                                 const SampleId& sample)
    : ExaminerSitting(store, clock, ids, ExaminerState{}) {
    m_state.attempt.learner = learner;
    m_state.attempt.exercise = examinerExercise(course, sample);
}

Result<ExaminerSitting> ExaminerSitting::resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt) {
    const auto steps = store.steps(attempt);
    if (!steps) return tl::make_unexpected(steps.error());
    if (steps->empty()) return fail(ErrorCode::notFound, "There is no such attempt.");
    ExaminerSitting sitting(store, clock, ids, foldExaminer(*steps));
    sitting.m_access = AccessNote(*steps);
    return sitting;
}

StepStamp ExaminerSitting::stamp() {
    const Instant now = m_clock->now();
    return StepStamp{StepId(m_ids->next(now)), now, learnerActor(m_state.attempt.learner)};
}

Result<void> ExaminerSitting::begin() {
    if (m_state.attempt.phase != Phase::empty) return {};
    const auto first = start(AttemptId(m_ids->next(m_clock->now())), m_state.attempt.learner, m_state.attempt.exercise, stamp());
    if (!first) return tl::make_unexpected(first.error());
    AccessNote note = m_access;
    const Step noted = note.begin(*first);
    if (auto kept = m_store->append(noted); !kept) return kept;
    apply(m_state, noted);
    m_access = std::move(note);
    return {};
}

Result<void> ExaminerSitting::store(NextStep next) {
    if (!next) return tl::make_unexpected(std::move(next.error()));
    if (!*next) return {};
    const Step step = m_access.on(**next);
    auto kept = m_store->append(step);
    if (kept) {
        apply(m_state, step);
        m_access.stored(step);
    } else if (kept.error().code == ErrorCode::conflict) {
        if (const auto steps = m_store->steps(m_state.attempt.attempt); steps && !steps->empty()) m_state = foldExaminer(*steps);
    }
    return kept;
}

Result<void> ExaminerSitting::decide(const SampleDecision& decision) {
    if (auto begun = begin(); !begun) return begun;
    return store(decideSample(m_state, decision, stamp()));
}

Result<void> ExaminerSitting::commit(const Sample& sample) {
    return store(commitSample(m_state, sample, stamp()));
}

}  // namespace carewright
