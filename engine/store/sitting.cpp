#include "engine/store/sitting.h"

namespace carewright {

namespace {

Actor engineActor(const Marking& marking) { return Actor{ActorRole::engine, marking.engineVersion}; }

}  // namespace

Sitting::Sitting(Store& store, const Clock& clock, UuidSource& ids, AttemptState state)
    : m_store(&store), m_clock(&clock), m_ids(&ids), m_state(std::move(state)), m_text(m_state.draft) {}

Result<Sitting> Sitting::start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                               const Exercise& exercise, const std::optional<AccessUsed>& access) {
    const Instant now = clock.now();
    const AttemptId attempt(ids.next(now));
    auto first = carewright::start(attempt, learner, exercise, StepStamp{StepId(ids.next(now)), now, learnerActor(learner)});
    if (!first) return tl::make_unexpected(first.error());
    AccessNote note;
    *first = note.begin(*first, access);
    if (auto kept = store.append(*first); !kept) return tl::make_unexpected(std::move(kept.error()));
    AttemptState state;
    apply(state, *first);
    Sitting sitting(store, clock, ids, std::move(state));
    sitting.m_access = std::move(note);
    return sitting;
}

Result<Sitting> Sitting::resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt) {
    auto state = store.attempt(attempt);
    if (!state) return tl::make_unexpected(std::move(state.error()));
    return Sitting(store, clock, ids, std::move(*state));
}

Result<Sitting> Sitting::resumeOrStart(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                                       const Exercise& exercise, const std::optional<AccessUsed>& access) {
    AttemptQuery query;
    query.learner = learner;
    query.course = exercise.course;
    query.exercise = exercise.kind;
    query.ref = exercise.ref;
    const auto found = store.attempts(query);
    if (!found) return tl::make_unexpected(found.error());
    for (const AttemptSummary& summary : *found)
        if (summary.phase != Phase::finished) {
            auto sitting = resume(store, clock, ids, summary.id);
            if (sitting && access) sitting->setAccess(*access);
            return sitting;
        }
    return start(store, clock, ids, learner, exercise, access);
}

StepStamp Sitting::stamp(const Actor& actor) {
    const Instant now = m_clock->now();
    return StepStamp{StepId(m_ids->next(now)), now, actor};
}

Result<void> Sitting::keep(NextStep next) {
    if (!next) return tl::make_unexpected(std::move(next.error()));
    if (!*next) return {};
    const Step step = m_access.on(**next);
    auto kept = m_store->append(step);
    if (kept) {
        apply(m_state, step);
        m_access.stored(step);
        // Typing that waits lives on; otherwise the sheet shows what is stored (a story that moved on has emptied it).
        if (!m_recorder.unstored()) m_text = m_state.draft;
        return {};
    }
    if (kept.error().code == ErrorCode::conflict)
        if (auto now = m_store->attempt(m_state.attempt)) m_state = std::move(*now);
    return kept;
}

Result<void> Sitting::typed(std::string_view text) {
    if (text == m_text) return keepDraft();
    m_text = text;
    m_recorder.changed(m_clock->now());
    return keepDraft();
}

Result<void> Sitting::keepDraft() {
    if (!m_recorder.due(m_clock->now())) return {};
    return flush();
}

Result<void> Sitting::flush() {
    if (!m_recorder.unstored()) return {};
    auto kept = keep(writeDraft(m_state, m_text, stamp(learnerActor(m_state.learner))));
    if (kept) m_recorder.stored();
    return kept;
}

Result<StepId> Sitting::submit(std::string_view text) {
    if (text != m_text) {
        m_text = text;
        m_recorder.changed(m_clock->now());
    }
    if (auto kept = keep(carewright::submit(m_state, text, stamp(learnerActor(m_state.learner)))); !kept)
        return tl::make_unexpected(std::move(kept.error()));
    m_recorder.stored();
    return m_state.lastSubmission()->step;
}

Result<void> Sitting::recordMarking(const StepId& submission, const Marking& marking) {
    return keep(propose(m_state, submission, marking, stamp(engineActor(marking))));
}

Result<void> Sitting::retry(RetryFrom from) {
    auto kept = keep(carewright::retry(m_state, from, stamp(learnerActor(m_state.learner))));
    if (kept) m_text = m_state.draft;
    return kept;
}

Result<void> Sitting::finish() {
    if (auto kept = flush(); !kept) return kept;
    return keep(carewright::finish(m_state, stamp(learnerActor(m_state.learner))));
}

Result<void> Sitting::reopen(std::string_view reason) {
    auto kept = keep(carewright::reopen(m_state, reason, stamp(learnerActor(m_state.learner))));
    if (kept) m_text = m_state.draft;
    return kept;
}

}  // namespace carewright
