#include "engine/store/mock_sitting.h"

#include <algorithm>

namespace carewright {

MockSitting::MockSitting(Store& store, const Clock& clock, UuidSource& ids, MockState state)
    : m_store(&store), m_clock(&clock), m_ids(&ids), m_state(std::move(state)) {}

StepStamp MockSitting::stamp(const Actor& actor) {
    const Instant now = m_clock->now();
    return StepStamp{StepId(m_ids->next(now)), now, actor};
}

StepStamp MockSitting::stamp() { return stamp(learnerActor(m_state.attempt.learner)); }

Result<MockSitting> MockSitting::start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                                       const Exercise& exercise, const MockBegun& begun, const std::optional<AccessUsed>& access) {
    const Instant now = clock.now();
    const Actor actor = learnerActor(learner);
    auto first = carewright::start(AttemptId(ids.next(now)), learner, exercise, StepStamp{StepId(ids.next(now)), now, actor});
    if (!first) return tl::make_unexpected(first.error());
    AccessNote note;
    *first = note.begin(*first, access);
    MockState state;
    apply(state, *first);
    const NextStep second = beginMock(state, begun, StepStamp{StepId(ids.next(now)), now, actor});
    if (!second) return tl::make_unexpected(second.error());
    const Step steps[] = {*first, **second};
    if (auto kept = store.append(steps); !kept) return tl::make_unexpected(std::move(kept.error()));
    apply(state, **second);
    MockSitting sitting(store, clock, ids, std::move(state));
    sitting.m_access = std::move(note);
    return sitting;
}

Result<MockSitting> MockSitting::resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt) {
    auto steps = store.steps(attempt);
    if (!steps) return tl::make_unexpected(std::move(steps.error()));
    if (steps->empty()) return fail(ErrorCode::notFound, "There is no such mock assessment.");
    MockSitting sitting(store, clock, ids, foldMock(*steps));
    if (!store.readOnly())
        if (auto kept = sitting.store(tickMock(sitting.m_state, sitting.stamp())); !kept) return tl::make_unexpected(std::move(kept.error()));
    return sitting;
}

Result<void> MockSitting::store(const NextStep& next) {
    if (!next) return tl::make_unexpected(next.error());
    if (!*next) return {};
    const Step step = m_access.on(**next);
    auto kept = m_store->append(step);
    if (kept) {
        apply(m_state, step);
        m_access.stored(step);
    } else if (kept.error().code == ErrorCode::conflict) {
        if (const auto steps = m_store->steps(m_state.attempt.attempt); steps && !steps->empty()) m_state = foldMock(*steps);
    }
    return kept;
}

const std::string& MockSitting::textOf(const MockAnswer& answer) const {
    return m_typing && m_typing->question == answer.question ? m_typing->text : answer.text;
}

Result<void> MockSitting::typed(const QuestionId& question, std::string_view text) {
    const MockAnswer* answer = m_state.find(question);
    if (!answer) return fail(ErrorCode::notFound, "This mock assessment has no such question.");
    if (m_typing && m_typing->question != question)
        if (auto kept = storeTyping(); !kept) return kept;
    if (textOf(*answer) != text) {
        m_typing = Typing{question, std::string(text)};
        m_recorder.changed(m_clock->now());
    }
    return keep();
}

Result<void> MockSitting::storeTyping() {
    if (!m_typing) return {};
    auto kept = store(writeMockAnswer(m_state, m_typing->question, m_typing->text, stamp()));
    if (!kept) return kept;
    m_typing.reset();
    m_recorder.stored();
    return {};
}

Result<void> MockSitting::goTo(const QuestionId& question) {
    if (auto kept = storeTyping(); !kept) return kept;
    return store(goToMockQuestion(m_state, question, stamp()));
}

Result<void> MockSitting::flag(const QuestionId& question, bool flagged) {
    return store(flagMockQuestion(m_state, question, flagged, stamp()));
}

Result<void> MockSitting::rest() {
    if (auto kept = storeTyping(); !kept) return kept;
    return store(restMock(m_state, stamp()));
}

Result<void> MockSitting::endRest() { return store(resumeMock(m_state, stamp())); }

Result<void> MockSitting::handIn(MockEnd by) {
    if (auto kept = storeTyping(); !kept) return kept;
    return store(handInMock(m_state, by == MockEnd::byTime, stamp()));
}

Result<void> MockSitting::recordMarking(const QuestionId& question, const Marking& marking) {
    return store(markMockAnswer(m_state, question, marking, stamp(Actor{ActorRole::engine, marking.engineVersion})));
}

Result<void> MockSitting::keep() {
    const Instant now = m_clock->now();
    if (m_typing && m_recorder.due(now)) return storeTyping();
    if (m_state.phase != MockPhase::writing || now - m_state.attempt.changedAt < timeEvery) return {};
    return store(tickMock(m_state, stamp()));
}

Result<void> MockSitting::flush() {
    if (m_typing) return storeTyping();
    if (m_state.phase != MockPhase::writing || m_clock->now() <= m_state.attempt.changedAt) return {};
    return store(tickMock(m_state, stamp()));
}

std::optional<Instant> MockSitting::keepAt() const {
    if (m_state.phase != MockPhase::writing) return std::nullopt;
    Instant at = m_state.attempt.changedAt + timeEvery;
    if (const auto typing = m_recorder.dueAt()) at = std::min(at, *typing);
    if (const auto allowed = m_state.allowed())
        at = std::min(at, m_state.attempt.changedAt + std::max(std::chrono::milliseconds(0), *allowed - m_state.spent));
    return at;
}

bool MockSitting::timeIsUp() const {
    const auto left = m_state.leftAt(m_clock->now());
    return m_state.phase == MockPhase::writing && left && left->count() == 0;
}

}  // namespace carewright
